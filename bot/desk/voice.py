"""The words of the desk: texts and names in one reader's language."""

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
