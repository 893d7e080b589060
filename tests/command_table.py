"""The README's table of staff commands, made of the registry and its texts: `make docs` writes it anew."""

import re

from bot.desk.commands import COMMANDS
from bot.desk.help import by_subject
from bot.texts import Catalogue
from tests.documents import HOUSE, words_of

BEGIN, END = "<!-- commands: made by `make docs` -->", "<!-- /commands -->"
README = HOUSE / "README.md"


def table() -> str:
    """The table as it has to be: by subject, as in `/help`."""
    words = Catalogue.load()
    rows = ["| Command | Who | What it does |", "|---|---|---|"]
    for _, names in by_subject(COMMANDS):
        for name in names:
            said = words.render(f"desk-help-{name}", "en")
            rows.append(_row(said, COMMANDS[name].roles))
    return "\n".join(rows)


def in_readme() -> str:
    """The table as it stands there."""
    return _around(words_of(README))[1].strip()


def write() -> None:
    """Puts it there."""
    before, _, after = _around(words_of(README))
    README.write_text(f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}", encoding="utf-8")


def _row(said: str, roles: frozenset[str]) -> str:
    typed, _, does = said.partition(" – ")
    what = re.sub(r"(for example:?|e\.g\.) (/.+)$", r"e.g. `\2`", does)
    who = "everybody on the staff" if "officer" in roles else "admins, owners"
    return f"| `{typed}` | {who} | {what} |"


def _around(text: str) -> tuple[str, str, str]:
    before, rest = text.split(BEGIN)
    inside, after = rest.split(END)
    return before, inside, after


if __name__ == "__main__":
    write()
