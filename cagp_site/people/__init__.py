"""Who may do what at the start. It knows every app's permissions, so it stands on top of them."""
