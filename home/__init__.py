"""The home page, the services and the plain pages."""
