"""A channel of the CAGP site for Tryton 8.2 with its module sale_opportunity."""
