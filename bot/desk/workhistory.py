"""What stands in the history of a case, as staff read it."""

from collections.abc import Callable
from dataclasses import replace

from bot.desk import assigning, caseline, grading, items, noting
from bot.desk.masking import Shown
from bot.desk.voice import Voice
from bot.dialogue.calls import status_key
from storage.cases import Happening


def said(voice: Voice, one: Happening, category: str, shown: Shown) -> str:
    """An entry in words; `shown` masks those of people where it must."""
    if one.kind in _SAID:
        words = one if one.text is None or one.kind == "received" else replace(one, text=shown(one.text))
        return _SAID[one.kind](voice, words)
    if one.kind == "status":
        return voice.text(status_key(category, one.status)) if one.status else ""
    if one.kind == "rating" and one.status:
        return voice.text(f"case-rate-{one.status}")
    return caseline.quoted(shown(one.text)) if one.text is not None else voice.text("desk-words-gone")


def _received(voice: Voice, one: Happening) -> str:
    parts = (one.text or "").split()
    taken = zip(parts[::2], parts[1::2], strict=False)
    return ", ".join(items.worded(voice, kind, int(count)) for kind, count in taken) or voice.text(
        "desk-words-gone"
    )


def _joined(voice: Voice, one: Happening) -> str:
    """`<9`, 9 goes with this; `>9`, this goes with 9, which not everybody may see."""
    status = one.status or ""
    if status.startswith("<"):
        return voice.text(f"desk-{one.kind}-from", number=status[1:])
    return voice.text(f"desk-{one.kind}-into")


_SAID: dict[str, Callable[[Voice, Happening], str]] = {
    "assign": assigning.happened,
    "note": noting.happened,
    "grade": grading.happened,
    "received": _received,
    "merged": _joined,
    "split": _joined,
}
"""Kind of entry → what is said of it."""
