"""How a case moves: from new to closed."""

from storage.cases import CLOSED

NEXT: dict[str, tuple[str, ...]] = {
    "new": ("accepted", "rejected", "unfounded", "out_of_scope"),
    "accepted": ("in_progress", "forwarded", *CLOSED),
    "in_progress": ("forwarded", *CLOSED),
    "forwarded": ("in_progress", *CLOSED),
    "resolved": (),
    "rejected": (),
    "unfounded": (),
    "out_of_scope": (),
}
"""From each status, the ones a case may move to. `accepted` is reached by taking it, however that is typed."""

WITHOUT_CONTENT = ("unfounded", "out_of_scope")
"""A case closed as one of these loses what it says, and who told us: those named in it did nothing."""
