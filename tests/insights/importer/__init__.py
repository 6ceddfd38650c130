"""Moving in: every kind of source, every bad one, and no word lost."""
