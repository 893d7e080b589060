"""Why a file is not taken."""

from typing import Literal, get_args

Reason = Literal[
    "empty",
    "too_big",
    "too_long",
    "unknown_kind",
    "archive",
    "program",
    "heic",
    "two_kinds",
    "locked",
    "broken",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""All of them; each has words of its own, the text `unsupported-<reason>`."""


class MediaError(Exception):
    """A file we do not take."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
