"""What reading an event as an answer can come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Answered:
    """The question is answered with `value`, JSON-ready; `option` is the option behind it, if another."""

    value: Any
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """Part of an answer; the question asks for the rest."""

    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer; the text `key` says why, kindly."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


Reading = Answered | Pending | Refused
