"""Every text people hear can be read aloud: short sentences, nothing a screen reader stumbles over, no shouting."""

import re
from collections.abc import Iterator

import pytest

from bot.texts import LOCALES
from tests.dialogue_world import real_context, texts

LONGEST = {"vi": 24, "en": 22}
"""Words of a sentence; in Vietnamese each syllable counts. Another language gets English's."""
STAFF = ("desk-", "digest-", "telegram-command-", "telegram-group")
"""Texts for staff, whose lists are dense on purpose."""
PLAIN = set(" \n.,:;?!“”'’()-…•")
"""Signs that are spoken or silent as they should be."""
EMOJI = set("📍📱")
"""On the keys of Telegram that share something."""
ACRONYMS = {"OTP", "MB", "ID", "JPEG", "PNG", "GIF", "HEIC", "QR", "UBND", "MTTQ", "PDF"}
STATEMENT = re.compile(r"TIN BAO (RECEIPT 1|END)")
"""The first and the last line of a statement of receipt, quoted as they stand in it."""
SLASHES = re.compile(r"anh/chị|Anh/chị|(?<!\S)/[a-z]+|\d/\d")
"""Where a slash stands: in the word for you, before a command, between two numbers."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])\s+|\n")
_FILLED_IN = re.compile(r"%\w+%")


def spoken(locale: str) -> Iterator[tuple[str, str]]:
    """Every text of a citizen with its key, values filled in, and every consent."""
    catalogue = texts()
    for key in sorted(catalogue.keys(locale)):
        if not key.startswith(STAFF):
            words = catalogue.render(key, locale, **dict.fromkeys(catalogue.variables(key), "7"))
            yield key, _FILLED_IN.sub("7", words)
    for statement in real_context().programme.statements:
        yield f"consents.yaml {statement.purpose}", statement.words[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_are_short(locale: str) -> None:
    most = LONGEST.get(locale, LONGEST["en"])
    sentences = [(key, one) for key, words in spoken(locale) for one in _SENTENCE_ENDS.split(words)]
    assert len(sentences) > 300
    assert [(key, one) for key, one in sentences if len(one.split()) > most] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sign_makes_a_screen_reader_stumble(locale: str) -> None:
    found = {
        key: signs
        for key, words in spoken(locale)
        if (signs := {one for one in SLASHES.sub("", words) if not one.isalnum()} - PLAIN - EMOJI)
    }
    assert found == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_nobody_is_shouted_at(locale: str) -> None:
    loud = {
        (key, word)
        for key, words in spoken(locale)
        for word in re.findall(r"\b[^\W\d_]{2,}\b", STATEMENT.sub("", words))
        if word.isupper() and word not in ACRONYMS
    }
    assert loud == set()


def test_rules_would_notice() -> None:
    assert not {"–", "/", "%", "*"} & PLAIN
    assert SLASHES.sub("", "và/hoặc") == "và/hoặc"
