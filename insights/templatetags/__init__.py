"""Template tags through which other apps' pages show insights."""
