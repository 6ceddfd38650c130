"""What the bad receiver answers: decided by the seed, the inquiry and the number of the try, so that a run repeats."""

import random
from enum import StrEnum


class Answer(StrEnum):
    """One way to answer a webhook."""

    OK = "204"
    ERROR = "500"
    BUSY = "429"
    RESET = "reset"
    """Stored, and the connection broken off before the answer."""
    SLOW = "slow"
    """Stored, and answered after the sender's deadline."""

    @property
    def is_stored(self) -> bool:
        """Whether the receiver has the inquiry after this."""
        return self not in {Answer.ERROR, Answer.BUSY}

    @property
    def is_ambiguous(self) -> bool:
        """Whether the receiver has it and the sender cannot know."""
        return self in {Answer.RESET, Answer.SLOW}


SHARES = {Answer.ERROR: 0.10, Answer.BUSY: 0.04, Answer.RESET: 0.04, Answer.SLOW: 0.02}


def answer_to(seed: int, who: str, number: int) -> Answer:
    """The answer to the try `number`, from 1, of what `who` (an e-mail address) sent."""
    # Seeded with a text, whose hash is the same in every process.
    drawn = random.Random(f"{seed}/{who}/{number}").random()
    for answer, share in SHARES.items():
        drawn -= share
        if drawn < 0:
            return answer
    return Answer.OK
