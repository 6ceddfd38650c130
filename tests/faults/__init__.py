"""Faults, with real processes over real HTTP: what a prospect was promised holds whatever breaks."""
