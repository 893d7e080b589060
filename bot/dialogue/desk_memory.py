"""What an officer's conversation remembers of cases: what they were last shown, and words not sent yet."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

_LOOKS = 20
_UNSENT = 5


class Look(Struct, frozen=True, omit_defaults=True):
    """What an officer was last shown of case `number`: how many entries of its teller, when, and where it stands."""

    number: int
    heard: int = 0
    status: str = ""
    at: datetime | None = None


class Unsent(Struct, frozen=True):
    """Words to the teller of case `number` that were typed before something new of theirs was read.

    `command` sends them, after its `argument`, which begins with the number.
    """

    number: int
    command: str
    argument: str
    words: str


class DeskMemory(Struct, frozen=True, omit_defaults=True):
    """The newest last. A look that was forgotten counts as none: more is shown than need be, never less."""

    looks: tuple[Look, ...] = ()
    unsent: tuple[Unsent, ...] = ()

    def look_at(self, number: int) -> Look:
        """What was shown of a case; nothing where nothing is remembered."""
        return next((look for look in self.looks if look.number == number), Look(number))

    def seeing(self, look: Look) -> "DeskMemory":
        """With a newer look at a case."""
        others = tuple(one for one in self.looks if one.number != look.number)
        return replace(self, looks=(*others, look)[-_LOOKS:])

    def unsent_to(self, number: int) -> Unsent | None:
        """The words that wait to be sent about a case."""
        return next((one for one in self.unsent if one.number == number), None)

    def keeping(self, unsent: Unsent) -> "DeskMemory":
        """With these words instead of earlier ones about the same case."""
        others = self.without(unsent.number).unsent
        return replace(self, unsent=(*others, unsent)[-_UNSENT:])

    def without(self, number: int) -> "DeskMemory":
        """With no words about the case any more."""
        return replace(self, unsent=tuple(one for one in self.unsent if one.number != number))
