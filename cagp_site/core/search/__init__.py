"""The site search: what is asked, what is found, how it is shown, and what editors learn from what is not found."""
