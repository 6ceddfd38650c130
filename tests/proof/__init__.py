"""The proof (`make faults`): 500 inquiries to a real site while everything is killed, and what became of them."""
