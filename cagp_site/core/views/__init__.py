"""Views that belong to no page."""
