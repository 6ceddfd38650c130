"""Inquiries: form -> inquiry -> delivery -> channel, in that direction only."""
