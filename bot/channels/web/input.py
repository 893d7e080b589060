"""JSON that people's devices send, validated to the letter and turned into events.

What is wrong with it is said in our own words; not one character of the input is repeated.
"""

import re
from collections.abc import Mapping
from typing import Annotated, NoReturn, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.channels.base import ChannelError
from bot.channels.typed import EmptyError, TooLongError, clean, typed, within
from bot.dialogue.content import ChoiceId
from bot.dialogue.events import ChoicePicked, CommandReceived, ContactShared, PersonEvent, PlaceShared

ARGUMENT_LIMIT = 2000
CAPTION_LIMIT = 1000

_EVENT_ID = r"^[A-Za-z0-9_.:\-]{1,64}$"
_KINDS = ("command", "text", "choice", "place", "contact")
_STRICT = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, hide_input_in_errors=True)

EventId = Annotated[str, Field(pattern=_EVENT_ID)]


class BadInputError(ChannelError):
    """A request we cannot take: HTTP `status`, a code for programs, plain words for people who write them.

    `retry_after` in seconds, where trying again helps.
    """

    def __init__(
        self, error: str, detail: str, status: int = 400, *, retry_after: float | None = None
    ) -> None:
        super().__init__(error)
        self.retry_after = retry_after
        self.error = error
        self.detail = detail
        self.status = status


class Place(BaseModel):
    """Degrees (WGS 84) and, where the phone knows it, metres of accuracy."""

    model_config = _STRICT
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    accuracy: float | None = Field(default=None, ge=0, le=100_000)


class Contact(BaseModel):
    """A phone number as it was written."""

    model_config = _STRICT
    phone: str = Field(pattern=r"^[0-9+(). \-]{1,20}$")


class EventInput(BaseModel):
    """The body of `POST /chat/events`."""

    model_config = _STRICT
    id: EventId
    command: str | None = Field(default=None, pattern=r"^[a-z_]{1,32}$")
    argument: str | None = None
    text: str | None = None
    choice: ChoiceId | None = None
    place: Place | None = None
    contact: Contact | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if sum(getattr(self, kind) is not None for kind in _KINDS) != 1:
            raise ValueError("not exactly one")
        if self.argument is not None and self.command is None:
            raise ValueError("argument without command")
        return self


def read_event(body: bytes) -> tuple[str, PersonEvent]:
    """The event id and what happened. Raises `BadInputError`."""
    try:
        given = EventInput.model_validate_json(body)
    except ValidationError as error:
        _refuse(error)
    try:
        return given.id, _event(given)
    except EmptyError:
        raise BadInputError("empty", "nothing is left of the text without invisible characters") from None
    except TooLongError as error:
        raise BadInputError("too_long", f"at most {error.limit} characters are taken") from None


def read_event_id(text: str) -> str:
    """`text` itself if it can be an event id. Raises `BadInputError`."""
    if re.fullmatch(_EVENT_ID, text) is None:
        raise BadInputError("invalid_event", _EXPECTED["id"])
    return text


def read_caption(text: str) -> str | None:
    """The words under a picture, cleaned, None if there are none. Raises `BadInputError`."""
    try:
        return within(clean(text), CAPTION_LIMIT) or None
    except TooLongError:
        raise BadInputError("too_long", f"a caption has at most {CAPTION_LIMIT} characters") from None


def _event(given: EventInput) -> PersonEvent:
    if given.text is not None:
        return typed(given.text)
    if given.choice is not None:
        return ChoicePicked(given.choice)
    if given.place is not None:
        return PlaceShared(given.place.latitude, given.place.longitude, given.place.accuracy)
    if given.contact is not None:
        return ContactShared(given.contact.phone.strip())
    argument = within(clean(given.argument or ""), ARGUMENT_LIMIT)
    return CommandReceived(given.command or "", argument or None)


def _refuse(error: ValidationError) -> NoReturn:
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if fault["type"] == "json_invalid":
        raise BadInputError("invalid_json", "the body must be JSON in UTF-8") from None
    if fault["type"] == "extra_forbidden":
        raise BadInputError("invalid_event", "there is a field we do not know") from None
    field = str(fault["loc"][0]) if fault["loc"] else ""
    raise BadInputError("invalid_event", _EXPECTED.get(field, _ONE_OBJECT)) from None


_ONE_OBJECT = (
    "the body must be one object with id and exactly one of command, text, choice, place, contact; "
    "argument goes with command only"
)
_EXPECTED: Mapping[str, str] = {
    "id": "id must be 1 to 64 characters of A-Z a-z 0-9 _ . : -",
    "command": "command must be 1 to 32 characters of a-z _",
    "argument": "argument must be a string",
    "text": "text must be a string",
    "choice": "choice must be the id of a choice that was sent, at most 64 bytes",
    "place": "place must have latitude -90 to 90, longitude -180 to 180 and maybe accuracy 0 to 100000",
    "contact": "contact must have phone, 1 to 20 characters of digits + ( ) . - and space",
}
