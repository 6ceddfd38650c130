"""What every kind of rule reads."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a person typed. A comment has no organization and no role."""

    name: str = field(repr=False)
    email: str = field(repr=False)
    message: str = field(repr=False)
    organization: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    language: str = ""
    """The language of the form, such as `en`."""
