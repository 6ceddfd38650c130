"""How a lead reaches one kind of destination: a file each, behind the contract in `base`."""
