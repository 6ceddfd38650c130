"""The channel for Tryton, `docs/examples/tryton`, against a real trytond on loopback."""
