"""Telegram's HTML: a few tags, everything else refused. Works on bytes, as its refusals count in bytes."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_api.references import character, decoded
from tests.telegram_api.refusals import unparsable_entities

_KINDS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_PLAIN = re.compile(rb"[^<&]+")
_SPACE = b" \t\r\n\v\f"
_URL = re.compile(r"(https?://)?[^\s/.]+(\.[^\s/.]+)+(/\S*)?|https?://localhost\S*|tg://\S+", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    text_from: int


@dataclass(slots=True)
class _Parser:
    data: bytes
    at: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def run(self) -> None:
        while self.at < len(self.data):
            if self.data[self.at] == ord("<"):
                self._tag()
            else:
                self._text()
        if self.stack:
            raise unparsable_entities(
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"'
            )

    def _text(self) -> None:
        plain = _PLAIN.match(self.data, self.at)
        if plain:
            self._add(plain[0].decode())
            self.at = plain.end()
            return
        piece, self.at = character(self.data, self.at)
        self._add(piece)

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece.encode("utf-16-le")) // 2

    def _tag(self) -> None:
        begin = self.at
        if self.data[begin + 1 : begin + 2] == b"/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        self.at = _skip_until(self.data, begin + 1, _SPACE + b">")
        if self.at == len(self.data):
            raise unparsable_entities(f"Unclosed start tag at byte offset {begin}")
        tag = self.data[begin + 1 : self.at].decode().lower()
        if tag not in _KINDS:
            raise unparsable_entities(f'Unsupported start tag "{tag}" at byte offset {begin}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise unparsable_entities(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.stack.append(_Open(tag, attributes, self.length, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self.at = _skip(self.data, self.at, _SPACE)
            if self.data[self.at : self.at + 1] == b">":
                self.at += 1
                return found
            name_from = self.at
            self.at = _skip_until(self.data, self.at, _SPACE + b"=>")
            name = self.data[name_from : self.at].decode().lower()
            self.at = _skip(self.data, self.at, _SPACE)
            if self._stands_alone(tag, name):
                found[name] = "1"
                continue
            self._equal_sign(tag, name, begin)
            found[name] = self._value(begin)

    def _stands_alone(self, tag: str, name: str) -> bool:
        return tag == "blockquote" and name == "expandable" and self.data[self.at : self.at + 1] != b"="

    def _equal_sign(self, tag: str, name: str, begin: int) -> None:
        here = self.data[self.at : self.at + 1]
        if not name and here:
            raise unparsable_entities(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        if here and here != b"=":
            where = f'of an attribute of the tag "{tag}" at byte offset {begin}'
            raise unparsable_entities(f"Expected equal sign in declaration {where}")
        self.at = _skip(self.data, self.at + 1, _SPACE)
        if self.at >= len(self.data):
            raise unparsable_entities(f'Unclosed start tag "{tag}" at byte offset {begin}')

    def _value(self, begin: int) -> str:
        quote = self.data[self.at]
        if quote not in b"\"'":
            return self._bare_value(begin)
        end = self.data.find(bytes([quote]), self.at + 1)
        if end < 0 or end + 1 == len(self.data):
            raise unparsable_entities(f"Unclosed start tag at byte offset {begin}")
        value, self.at = decoded(self.data[self.at + 1 : end]), end + 1
        return value

    def _bare_value(self, begin: int) -> str:
        value_from = self.at
        bare = re.compile(rb"[0-9A-Za-z.-]*").match(self.data, self.at)
        self.at = bare.end() if bare else self.at
        if self.data[self.at : self.at + 1] not in (*(bytes([space]) for space in _SPACE), b">"):
            if self.at == len(self.data):
                raise unparsable_entities(f"Unclosed start tag at byte offset {begin}")
            raise unparsable_entities(f"Unexpected end of name token at byte offset {value_from}")
        return self.data[value_from : self.at].decode().lower()

    def _end_tag(self, begin: int) -> None:
        if not self.stack:
            raise unparsable_entities(f"Unexpected end tag at byte offset {begin}")
        self.at = _skip_until(self.data, begin + 2, _SPACE + b">")
        name = self.data[begin + 2 : self.at].decode().lower()
        self.at = _skip(self.data, self.at, _SPACE)
        if self.data[self.at : self.at + 1] != b">":
            raise unparsable_entities(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.stack.pop()
        if name and name != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{name}>"'
            raise unparsable_entities(f"Unmatched end tag at byte offset {begin}, {expected}")
        if self.length > opened.offset:
            self._keep(opened)

    def _keep(self, opened: _Open) -> None:
        entity: dict[str, Any] = {
            "type": _KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.length - opened.offset,
        }
        inside = "".join(self.pieces[opened.text_from :])
        if opened.tag == "a":
            entity["url"] = opened.attributes.get("href", inside)
            if not _URL.fullmatch(entity["url"]):
                return
        if opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = _emoji(opened.attributes.get("emoji-id", ""))
        if "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        language = opened.attributes.get("class", "").removeprefix("language-")
        if opened.tag == "code" and language:
            entity["language"] = language
        self.entities.append(entity)


def parse(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without its tags, and its entities, outer before inner. Raises `Refusal`."""
    parser = _Parser(text.encode())
    parser.run()
    entities = _with_languages(parser.entities)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(parser.pieces), entities


def _with_languages(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`<pre><code class="language-x">` is one block of code in a language; `code` alone has none."""
    blocks = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    kept = []
    for entity in entities:
        block = blocks.get((entity["offset"], entity["length"])) if entity["type"] == "code" else None
        if block is None:
            kept.append({k: v for k, v in entity.items() if k != "language" or entity["type"] == "pre"})
        elif "language" in entity:
            block["language"] = entity["language"]
    return kept


def _emoji(identifier: str) -> str:
    if not identifier.isascii() or not identifier.isdecimal() or int(identifier) >= 1 << 63:
        raise unparsable_entities("Invalid custom emoji identifier specified")
    return identifier


def _skip(data: bytes, at: int, these: bytes) -> int:
    while at < len(data) and data[at] in these:
        at += 1
    return at


def _skip_until(data: bytes, at: int, these: bytes) -> int:
    while at < len(data) and data[at] not in these:
        at += 1
    return at
