"""What a card says of a question that waits for its teller."""

from bot.desk import caseline
from bot.desk.errand import Errand
from storage import questions
from storage.cases import Case


async def on_card(errand: Errand, case: Case) -> str:
    """Since when it waits for its teller."""
    line = case.summary
    if line.asked_at is None or not questions.is_waiting(line):
        return ""
    return errand.text("desk-card-asked", at=caseline.moment(errand, line.asked_at))
