"""Texts with entities: parsed or checked, trimmed and measured as Telegram does before it takes a message."""

from typing import Any

from tests.telegram_api import html
from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import Refusal, bad_request

TEXT_CHARACTERS = 4096
"""The longest text of a message in code points, after its entities were parsed."""
CAPTION_CHARACTERS = 1024
"""The longest caption, likewise."""
ENTITIES = 100
"""Entities of one message; Telegram drops those past it without a word."""
_RAW_BYTES = 1 << 15

_OWN_TYPES = frozenset(
    (
        "blockquote", "bold", "code", "custom_emoji", "expandable_blockquote", "italic", "pre", "spoiler",
        "strikethrough", "text_link", "text_mention", "underline",
    )
)  # fmt: skip
_FOUND_TYPES = frozenset(
    ("bank_card_number", "bot_command", "cashtag", "email", "hashtag", "mention", "phone_number", "url")
)
_NEEDED = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}

Entity = dict[str, Any]
"""Type, offset and length in UTF-16 units, and what its type needs."""


def units(text: str) -> int:
    """How long a text is in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def message_text(given: Parameters) -> dict[str, Any]:
    """The fields `text` and `entities` of a message. Raises `Refusal`."""
    raw = given.text("text")
    if not raw:
        raise bad_request("message text is empty")
    text, entities = _formatted(raw, given.text("parse_mode"), given.structure("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > TEXT_CHARACTERS:
        raise bad_request("message is too long")
    return _fields("text", text, "entities", entities)


def caption(raw: str, parse_mode: str, entities: Any) -> dict[str, Any]:
    """The fields `caption` and `caption_entities` of a message; none for no caption. Raises `Refusal`."""
    text, found = _formatted(raw, parse_mode, entities)
    if len(text) > CAPTION_CHARACTERS:
        raise bad_request("message caption is too long")
    return _fields("caption", text, "caption_entities", found)


def _fields(name: str, text: str, entities_name: str, entities: list[Entity]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: text} if text else {}
    if entities:
        fields[entities_name] = entities
    return fields


def _formatted(raw: str, parse_mode: str, entities: Any) -> tuple[str, list[Entity]]:
    if len(raw.encode()) > _RAW_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode == "html":
        text, found = html.parse(raw)
    elif mode in ("", "none"):
        text, found = raw, _checked(raw, entities) if isinstance(entities, list) else []
    elif mode in ("markdown", "markdownv2"):
        raise bad_request("this server for tests reads no Markdown")
    else:
        raise bad_request("unsupported parse_mode")
    return _trimmed(text, found)


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    trimmed = text.strip()
    if not entities or trimmed == text:
        return trimmed, entities[:ENTITIES]
    cut = units(text) - units(text.lstrip())
    end = units(trimmed)
    kept = []
    for entity in entities:
        begin = max(entity["offset"] - cut, 0)
        length = min(entity["offset"] + entity["length"] - cut, end) - begin
        if length > 0:
            kept.append({**entity, "offset": begin, "length": length})
    return trimmed, kept[:ENTITIES]


def _checked(text: str, entities: list[Any]) -> list[Entity]:
    """The entities a bot may set itself, in order. Raises `Refusal` for any that do not fit the text."""
    kept = [entity for entity in map(_entity, entities) if entity is not None]
    for entity in kept:
        _check_bounds(text, entity)
    return sorted(
        (entity for entity in kept if entity["length"]),
        key=lambda entity: (entity["offset"], -entity["length"]),
    )


def _entity(raw: Any) -> Entity | None:
    if not isinstance(raw, dict):
        raise _unparsable("expected an Object")
    for name in ("offset", "length", "type"):
        if name not in raw:
            raise _unparsable(f'Can\'t find field "{name}"')
        if not isinstance(raw[name], str if name == "type" else int):
            raise _unparsable(f'Field "{name}" must be of type {"String" if name == "type" else "Number"}')
    kind = raw["type"]
    if kind in _FOUND_TYPES:
        return None
    if kind not in _OWN_TYPES:
        raise _unparsable("Unsupported type specified")
    needed = _NEEDED.get(kind)
    if needed and needed not in raw:
        raise _unparsable(f'Can\'t find field "{needed}"')
    return {name: value for name, value in raw.items() if value is not None}


def _check_bounds(text: str, entity: Entity) -> None:
    begin, length = entity["offset"], entity["length"]
    end, whole = begin + length, units(text)
    if begin < 0:
        raise bad_request(f"receive an entity with incorrect offset {begin}")
    if length < 0:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if begin > whole:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {begin}")
    beginning = f"entity beginning at UTF-16 offset {begin}"
    if end > whole:
        raise bad_request(f"{beginning} ends after the end of the text at UTF-16 offset {end}")
    if _splits(text, begin):
        raise bad_request(
            f"entity begins in a middle of a UTF-16 symbol at byte offset {_byte_offset(text, begin)}"
        )
    if _splits(text, end):
        raise bad_request(
            f"{beginning} ends in a middle of a UTF-16 symbol at byte offset {_byte_offset(text, end)}"
        )


def _splits(text: str, unit: int) -> bool:
    """Whether a UTF-16 offset stands between the halves of a surrogate pair."""
    after = text.encode("utf-16-le")[2 * unit : 2 * unit + 2]
    return len(after) == 2 and 0xDC <= after[1] <= 0xDF


def _byte_offset(text: str, unit: int) -> int:
    before = text.encode("utf-16-le")[: 2 * unit + 2]
    return len(before.decode("utf-16-le").encode())


def _unparsable(reason: str) -> Refusal:
    return bad_request(f"can't parse MessageEntity: {reason}")
