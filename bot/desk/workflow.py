"""How a case moves: from new to closed."""

from storage.cases import DECIDED

NEXT: dict[str, tuple[str, ...]] = {
    "new": ("accepted", "rejected", "unfounded", "out_of_scope"),
    "accepted": ("in_progress", "forwarded", *DECIDED),
    "in_progress": ("forwarded", *DECIDED),
    "forwarded": ("in_progress", *DECIDED),
    "resolved": (),
    "rejected": (),
    "unfounded": (),
    "out_of_scope": (),
    "withdrawn": (),
}
"""From each status, the ones a case may move to. `accepted` is reached by taking it, however that is typed.

Only its teller withdraws a case, and only its teller has a closed one opened again.
"""

WITHOUT_CONTENT = ("unfounded", "out_of_scope", "withdrawn")
"""A case closed as one of these loses what it says, and who told us: those named in it did nothing, or the
teller took it back."""
