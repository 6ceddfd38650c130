"""StreamField blocks that more than one app uses."""

from .body import BodyBlock, StandardBodyBlock
from .links import ActionBlock
from .lists import KeyPointBlock
from .people import PeopleBlock
from .steps import StepBlock

__all__ = ["ActionBlock", "BodyBlock", "KeyPointBlock", "PeopleBlock", "StandardBodyBlock", "StepBlock"]
