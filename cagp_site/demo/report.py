"""What a load did, said while it happens."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Report:
    """Counts what was made and what was found, and tells both to `say`."""

    say: Callable[[str], None] = lambda _line: None
    made: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    def make(self, kind: str, name: str) -> None:
        """Something new: `kind` such as "page", `name` for people."""
        self.made[kind] += 1
        self.say(f"  made     {kind}: {name}")

    def keep(self, kind: str) -> None:
        """Something that was there already and stays as it is."""
        self.kept[kind] += 1

    def leave(self, kind: str, name: str, why: str) -> None:
        """Something that the content would bring, and that this site has no place for."""
        self.say(f"  left out {kind}: {name} ({why})")

    def summary(self) -> str:
        """One line for the end."""
        made = ", ".join(f"{count} x {kind}" for kind, count in self.made.items()) or "nothing"
        return f"Demo content: {made} made; {self.kept.total()} found and left as they are."
