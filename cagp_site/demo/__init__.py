"""Demo content and its loader: `manage.py load_demo`."""
