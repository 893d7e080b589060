"""One staff command being done: who does it, in which transaction, in whose words."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.desk.voice import Voice
from bot.dialogue.desk_memory import DeskMemory
from bot.dialogue.replies import Choice, Reply
from bot.dialogue.state import AwaitingArgument
from bot.programme import Unit
from bot.transaction import Transaction
from storage import audit
from storage.case_lists import Filter
from storage.cases import Summary
from storage.conversations import StaffMember

_SHOWN = 20


@dataclass(slots=True)
class Errand(Voice):
    """What a command works with. `waits_for` is set when it needs one more message from its officer.

    `allowed` names the commands of the officer's role. `conversation` is where it is answered; `is_in_group` says
    that this is a group's. `is_writing`: the officer has a citizen's form open, so what is typed next belongs there.
    `memory` is what their conversation remembers of cases, before and after.
    `asks_codes`: content is shown after a one-time code only; `pending` is the command that waits for one, and
    `resumes` the one to be done now that it came. `about` is the number of the case that was found, `recorded` how
    many audit rows were added.
    `sought` is what the officer searched for last, kept for its next page.
    """

    staff: StaffMember
    conversation: bytes
    transaction: Transaction
    unit: Unit
    zone: ZoneInfo
    allowed: frozenset[str] = frozenset()
    is_in_group: bool = False
    is_writing: bool = False
    waits_for: AwaitingArgument | None = field(default=None)
    memory: DeskMemory = field(default_factory=DeskMemory)
    asks_codes: bool = False
    pending: str = ""
    resumes: str = ""
    about: int | None = None
    recorded: int = 0
    sought: str = ""

    def reply(self, key: str, *choices: Choice, **values: str | int) -> Reply:
        """A message made of one text."""
        return Reply(self.text(key, **values), choices)

    def button(self, command: str, *arguments: str | int, label: str, **values: str | int) -> Choice:
        """A button that runs a command."""
        id = ".".join(["desk", command, *map(str, arguments)])
        return Choice(id, self.text(label, **values))

    def give_up(self) -> Choice:
        """The button that stops waiting for words."""
        return self.button("cancel", label="desk-button-cancel")

    def wait(self, command: str, argument: str, ask: Reply) -> Reply:
        """Says `ask` and waits for the last argument of `command`, after `argument`."""
        if self.is_writing:
            return self.reply("desk-form-open")
        self.waits_for = AwaitingArgument(command=command, argument=argument)
        return ask

    def shown(self, typed: str) -> str:
        """Something the officer typed, fit to be said back: short, nothing invisible in it."""
        return "".join(character for character in typed if character.isprintable())[:_SHOWN]

    def may_see(self, line: Summary) -> bool:
        """Whether this officer may see the case: see `storage.sight`."""
        return self.staff.sight.sees(line)

    def scope(self) -> Filter:
        """The filter that shows all this officer may see."""
        return Filter(sight=self.staff.sight)

    async def record(self, action: str, case_number: int | None = None, detail: str | None = None) -> None:
        """Adds to the audit chain."""
        entry = audit.Entry(self.staff.id, action, case_number, detail)
        await audit.add(self.transaction.work, entry, self.transaction.now)
        self.recorded += 1
