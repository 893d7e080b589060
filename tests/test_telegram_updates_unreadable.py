"""Telegram's updates and answers that cannot be read: told by their id where they have one, holding up nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.updates import arrival
from bot.channels.telegram.wire import Refusal, UnreadableError, read, update_ids
from tests.test_telegram_updates import message, press, standing, update


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("callback_query", {key: value for key, value in press().items() if key != "data"}),
        ("callback_query", {key: value for key, value in press().items() if key != "from"}),
        ("callback_query", press(message={"message_id": 1})),
        ("message", message(chat=None)),
        ("message", message(text=5)),
        ("message", message(photo=[])),
        ("message", message(location={"latitude": 91, "longitude": 0})),
        ("message", "text"),
        ("my_chat_member", standing("left", new_chat_member=None)),
    ],
)
def test_broken_update_is_told_by_its_id(kind: str, content: Any) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(update(kind, content))
    assert caught.value.update_id == 500


def test_error_holds_nothing_of_the_content() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(update("message", message(text={"Bí mật": "0905550123"})))
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert not any(word in repr(vars(caught.value)) + str(caught.value) for word in ("mật", "0905550123"))


@given(st.binary() | st.text().map(str.encode))
def test_bytes_of_any_kind_read_or_fail_plainly(raw: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(raw)
    assert caught.value.update_id is None


@pytest.mark.parametrize(
    "raw",
    [
        b'{"update_id":7,"message":' + b"[" * 100_000,
        b'{"update_id":"7"}',
        b"[7]",
        update("message", message(text="x")).replace(b'"x"', b'"\xff"'),
        update("message", message(text="x")).replace(b'"x"', b'"\\ud83d"'),
    ],
)
def test_hostile_json_fails_plainly(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(raw)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
FIELDS = st.sampled_from([
    "text", "caption", "photo", "document", "location", "venue", "contact", "sticker", "pinned_message", "from",
    "sender_chat", "chat", "message_id", "media_group_id", "migrate_to_chat_id", "anything_else",
])  # fmt: skip


@given(st.dictionaries(FIELDS, ANY_JSON, max_size=4), st.sampled_from(["message", "edited_message"]))
def test_any_message_is_understood_or_unreadable(fields: dict[str, Any], kind: str) -> None:
    raw = update(kind, message(**fields))
    try:
        found = arrival(read(raw), "TinBaoBot")
    except UnreadableError:
        return
    assert found is None or found.update_id == 500


def test_poison_in_an_answer_blocks_nobody() -> None:
    poison = b'{"update_id":2,"callback_query":{"id":"1"}}'
    answer = b'{"ok":true,"result":[%s,%s,{"no_id":1},"x",%s]}' % (
        update("message", message(text="một"), 1),
        poison,
        update("message", message(text="hai"), 3),
    )
    pairs = update_ids(answer)
    assert isinstance(pairs, list)
    assert [update_id for update_id, _ in pairs] == [1, 2, None, None, 3]
    assert bytes(pairs[1][1]) == poison
    assert [read(pairs[at][1]).update_id for at in (0, 4)] == [1, 3]


def test_empty_answer_has_no_updates() -> None:
    assert update_ids(b'{"ok":true,"result":[]}') == []


def test_refusal_keeps_its_reason() -> None:
    flood = b'{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}'
    assert update_ids(flood) == Refusal(429, "Too Many Requests", 7)
    conflict = b'{"ok":false,"error_code":409,"description":"Conflict: terminated"}'
    assert update_ids(conflict) == Refusal(409, "Conflict: terminated")


@pytest.mark.parametrize("answer", [b"<html>502 Bad Gateway</html>", b"", b'{"ok":true,"result":{}}', b"[]"])
def test_answer_of_somebody_else_is_unreadable(answer: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        update_ids(answer)
    assert caught.value.update_id is None
