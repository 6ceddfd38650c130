"""Text set the way the identity sets it."""


def two_lines(name: str) -> list[str]:
    """A name broken near its middle, as the masthead sets it; a single word stays whole."""
    words = name.split()
    half = (len(words) + 1) // 2
    return [" ".join(part) for part in (words[:half], words[half:]) if part]
