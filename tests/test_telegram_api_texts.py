"""The Bot API server for tests: which texts it takes, and how it reads their HTML and entities."""

import pytest
import telegram
from hypothesis import given
from hypothesis import strategies as st

from tests.telegram_api import Person, html
from tests.telegram_api.every_method import LAN
from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import Refusal
from tests.telegram_api.rich_text import message_text, units


async def test_longest_text_and_caption_pass(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_message(LAN, f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    await bot.send_document(LAN, b"x", caption="🏟" * 1024)
    assert [len(message.text) for message in lan.chat.messages] == [4096, 1024]


BAD_SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("&#57311;", BAD_SURROGATE),
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba>", 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
        ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
        ("<b>unclosed", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)  # fmt: skip
def test_bad_html_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        html.parse(text)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("&lt;&gt;&amp;&quot;&laquo;&#12345678;", '<>&"&laquo;&#12345678;', []),
        ("&lt🏟 &#9786;&#x263a", "<🏟 ☺☺", []),
        ("➡️ ➡️<em>➡️ ➡️</em>", "➡️ ➡️➡️ ➡️", [("italic", 5, 5)]),
        ("🏟<b>🏟 <u>x</u></b>", "🏟🏟 x", [("bold", 2, 4), ("underline", 5, 1)]),
        ("<strong>a</strong><ins>b</ins>", "ab", [("bold", 0, 1), ("underline", 1, 1)]),
        ("<strike>a</strike><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</>', "ab", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<code>x</code><b></b>", "x", [("code", 0, 1)]),
        ("<a href='https://example.org/?a&lt;b'>x</a>", "x", [("text_link", 0, 1)]),
        ("<a href='nowhere'>x</a>", "x", []),
        ("<B>x</b >", "x", [("bold", 0, 1)]),
    ],
)  # fmt: skip
def test_good_html_is_read(text: str, plain: str, entities: list[tuple[str, int, int]]) -> None:
    found_plain, found = html.parse(text)
    assert found_plain == plain
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@given(st.text(alphabet="ab<>&;/\"'= 🏟ố#x1i", max_size=30))
def test_any_html_is_read_or_refused(text: str) -> None:
    try:
        plain, entities = html.parse(text)
    except Refusal:
        return
    assert all(entity["offset"] + entity["length"] <= units(plain) for entity in entities)


FROM_0 = "entity beginning at UTF-16 offset 0"


@pytest.mark.parametrize(
    ("kind", "offset", "length", "reason"),
    [
        ("bold", -1, 1, "receive an entity with incorrect offset -1"),
        ("bold", 100, 1, "entity begins after the end of the text at UTF-16 offset 100"),
        ("bold", 0, 100, f"{FROM_0} ends after the end of the text at UTF-16 offset 100"),
        ("bold", 0, 1, f"{FROM_0} ends in a middle of a UTF-16 symbol at byte offset 4"),
        ("shout", 0, 2, "can't parse MessageEntity: Unsupported type specified"),
        ("text_link", 0, 2, "can't parse MessageEntity: Can't find field \"url\""),
    ],
)
def test_entities_must_fit_the_text(kind: str, offset: int, length: int, reason: str) -> None:
    entity = {"type": kind, "offset": offset, "length": length}
    with pytest.raises(Refusal) as caught:
        message_text(Parameters({"text": "🏟 xin chào", "entities": [entity]}))
    assert caught.value.description == f"Bad Request: {reason}"


async def test_entities_move_with_the_trimmed_text(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_message(LAN, "  <b>  xin chào  </b>\n", parse_mode="HTML")
    assert lan.chat.last.text == "xin chào"
    assert lan.chat.last.entities == [{"type": "bold", "offset": 0, "length": 8}]


async def test_link_previews_are_noted(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_message(LAN, "https://example.org")
    assert lan.chat.last.preview
    await bot.send_message(LAN, "x", link_preview_options=telegram.LinkPreviewOptions(is_disabled=True))
    assert not lan.chat.last.preview
