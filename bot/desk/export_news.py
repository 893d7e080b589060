"""What the reader of an export hears of it: how far it is, the file and its password, or why there is none."""

from dataclasses import dataclass

from bot.desk.voice import Voice
from bot.dialogue.replies import PROMPT, Choice, File, Reply
from storage.export_jobs import Job


@dataclass(frozen=True, slots=True)
class ExportNews:
    """Speaks of one job. `is_free`: the chat's living message is not a question of a form the reader has open."""

    voice: Voice
    job: Job
    is_free: bool

    def progress(self, total: int) -> list[Reply]:
        """How many cases are read; nothing while the reader answers a form."""
        if not self.is_free:
            return []
        done = str(self.job.written)
        return [self._instead("desk-export-progress", (self._button("stop"),), done=done, total=str(total))]

    def ready(self, size: int, hours: int) -> list[Reply]:
        """The file, and apart from it the password that opens it."""
        asked, hours_left = self.job.asked, str(hours)
        if asked.case is None:
            words = self.voice.text("desk-export-ready", count=str(self.job.written), hours=hours_left)
        else:
            words = self.voice.text("desk-export-ready-case", number=str(asked.case), hours=hours_left)
        file = File(self.job.id, "document", size)
        password = self.voice.text("desk-export-password", password=self.job.password or "")
        return [
            self._instead("desk-export-done"),
            Reply(words, (self._button("erase"),), files=(file,), locale=self.voice.locale),
            Reply(password, locale=self.voice.locale, is_confidential=True),
        ]

    def none(self, why: str) -> list[Reply]:
        """There is no file: `empty`, `failed` or `refused`."""
        return [self._instead(f"desk-export-{why}")]

    def _instead(self, key: str, choices: tuple[Choice, ...] = (), **values: str) -> Reply:
        """In the place of the message that told how far it is, where the network can."""
        slot = PROMPT if self.is_free else None
        words = self.voice.text(key, **values)
        return Reply(words, choices, slot=slot, locale=self.voice.locale, edits=self.job.message_n)

    def _button(self, what: str) -> Choice:
        return Choice(f"desk.export.stop.{self.job.id}", self.voice.text(f"desk-button-export-{what}"))
