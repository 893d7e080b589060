"""The words of the desk: texts and names in one reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.dialogue.content import Context


@dataclass(slots=True)
class Voice:
    """Speaks to one reader, or to all in a group."""

    context: Context
    locale: str

    def text(self, key: str, **values: str | int) -> str:
        """A text of the catalogue in the reader's language."""
        return self.context.texts.render(key, self.locale, **values)

    def area(self, communes: Iterable[str]) -> str:
        """The names of communes, or that it is all of them."""
        found = [self.context.gazetteer.commune(code) for code in sorted(communes)]
        return ", ".join(one.label for one in found if one) or self.text("desk-everywhere")
