"""Everything we say, in Project Fluent catalogues: one folder a language, Vietnamese is the reference."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from importlib.resources import files
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast, visitor

from bot.dialogue.content import REFERENCE

LANGUAGE = re.compile(r"[a-z]{2}")
"""A language's folder, by ISO 639-1."""


def languages(folder: Traversable) -> tuple[str, ...]:
    """The languages that have a folder in `folder`, the reference first."""
    found = [one.name for one in folder.iterdir() if LANGUAGE.fullmatch(one.name) and one.is_dir()]
    return tuple(sorted(found, key=lambda locale: (locale != REFERENCE, locale)))


LOCALES = languages(files("seeds") / "texts")
"""The languages that come with the program."""

Piece = tuple[str, str | None]
"""Words, or the name of the variable that stands there."""


class TextError(Exception):
    """A text is missing, broken, or was asked for without one of its values. Names keys, never values."""


class _Variables(visitor.Visitor):
    """Collects the names of the variables a pattern needs, and of the messages and terms it refers to."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.references.add("-" + node.id.name)


class _Language:
    """One locale: its bundle, the variables of each text, and the finished texts that need none."""

    def __init__(self, locale: str, sources: Mapping[str, str]) -> None:
        self.bundle = FluentBundle([locale], use_isolating=False)
        self.variables: dict[str, frozenset[str]] = {}
        self.finished: dict[str, str] = {}
        self.pieces: dict[str, tuple[Piece, ...]] = {}
        entries = dict(_entries(locale, sources))
        self.bundle.add_resource(ast.Resource(list(entries.values())))
        for key, entry in entries.items():
            if key.startswith("-"):
                continue
            self.variables[key] = frozenset(_needs(entry, entries))
            self._finish(key, entry)

    def _finish(self, key: str, entry: ast.Message | ast.Term) -> None:
        if not self.variables[key]:
            self.finished[key] = self.format(key, {})
        elif pieces := _pieces(entry):
            self.pieces[key] = pieces

    def format(self, key: str, values: Mapping[str, str | int]) -> str:
        pattern = self.bundle.get_message(key).value
        if pattern is None:
            raise TextError(f"text {key} has no value")
        text, errors = self.bundle.format_pattern(pattern, dict(values))
        if errors:
            raise TextError(f"text {key} cannot be formatted: {', '.join(type(e).__name__ for e in errors)}")
        return str(text)


def _read(file: Traversable, locale: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise TextError(f"{locale}/{file.name} is not UTF-8") from None


class Catalogue:
    """The texts of every locale. Immutable once loaded."""

    def __init__(self, sources: Mapping[str, Mapping[str, str]]) -> None:
        """`sources`: locale → file name → content. Raises `TextError` for a file that does not parse."""
        self._languages = {locale: _Language(locale, found) for locale, found in sources.items()}

    @classmethod
    def load(cls, folder: Traversable | None = None) -> "Catalogue":
        """Read `<folder>/<locale>/*.ftl`, by default those that come with the program. Raises `TextError`."""
        root = folder if folder is not None else files("seeds") / "texts"
        return cls(
            {
                locale: {
                    f"{locale}/{file.name}": _read(file, locale)
                    for file in sorted((root / locale).iterdir(), key=lambda file: file.name)
                    if file.name.endswith(".ftl")
                }
                for locale in languages(root)
            }
        )

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages we speak, the reference first."""
        return tuple(self._languages)

    def render(self, key: str, locale: str, /, **values: str | int) -> str:
        """The text `key` in `locale`; values it does not use are ignored. Raises `TextError`.

        A language we do not speak (any more) is answered in the reference.
        """
        language = self._languages.get(locale) or self._languages[REFERENCE]
        text = language.finished.get(key)
        if text is not None:
            return text
        if key not in language.variables:
            raise TextError(f"no text {key} in {locale}")
        if missing := language.variables[key] - values.keys():
            raise TextError(f"text {key} in {locale} needs {', '.join(sorted(missing))}")
        pieces = language.pieces.get(key)
        if pieces is None:
            return language.format(key, values)
        return "".join([words if name is None else str(values[name]) for words, name in pieces])

    def starting_with(self, prefix: str, locale: str) -> dict[str, str]:
        """Every text without variables whose key begins with `prefix`."""
        return {key: text for key, text in self._languages[locale].finished.items() if key.startswith(prefix)}

    def keys(self, locale: str = REFERENCE) -> frozenset[str]:
        """The keys of every text in `locale`."""
        return frozenset(self._languages[locale].variables)

    def variables(self, key: str) -> frozenset[str]:
        """The variables of the text `key` in the reference."""
        return self._languages[REFERENCE].variables[key]

    def problems(self, given: Mapping[str, AbstractSet[str]]) -> list[str]:
        """What differs between the locales (keys, and variables of one key), and variables nobody gives.

        `given`: text key → the values that whoever says it gives; a key that is not there is given none.
        """
        reference = self._languages[REFERENCE].variables
        found: list[str] = []
        for locale, language in self._languages.items():
            found += [f"{locale} lacks {key}" for key in sorted(reference.keys() - language.variables.keys())]
            found += [
                f"only {locale} has {key}" for key in sorted(language.variables.keys() - reference.keys())
            ]
            found += [
                f"{key} in {locale} uses {sorted(language.variables[key])}, in {REFERENCE} {sorted(names)}"
                for key, names in sorted(reference.items())
                if language.variables.get(key, names) != names
            ]
        for locale, language in self._languages.items():
            found += [
                f"{key} in {locale} uses ${name}, which nobody gives it"
                for key, names in sorted(language.variables.items())
                for name in sorted(names - given.get(key, frozenset()))
            ]
        return found


def _entries(locale: str, sources: Mapping[str, str]) -> Iterator[tuple[str, ast.Message | ast.Term]]:
    """Every message and term of a locale with its key. `TextError` if one is broken or there twice."""
    seen: set[str] = set()
    for name, source in sources.items():
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Junk):
                at = entry.span.start if entry.span else 0
                raise TextError(f"{name}:{source.count(chr(10), 0, at) + 1}: this is not Fluent")
            if isinstance(entry, ast.Message | ast.Term):
                key = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
                if key in seen:
                    raise TextError(f"{name}: {key} is there twice in {locale}")
                seen.add(key)
                yield key, entry


def _needs(entry: ast.Message | ast.Term, entries: Mapping[str, ast.Message | ast.Term]) -> set[str]:
    """The variables of a text and of the texts it refers to."""
    names: set[str] = set()
    todo, done = [entry], set[str]()
    while todo:
        found = _Variables()
        found.visit(todo.pop())
        names |= found.names
        fresh = {key for key in found.references if key in entries} - done
        done |= fresh
        todo += [entries[key] for key in fresh]
    return names


def _pieces(entry: ast.Message | ast.Term) -> tuple[Piece, ...] | None:
    """The pattern as plain words and variables, or None if it has anything that needs Fluent to decide."""
    pieces: list[Piece] = []
    for element in entry.value.elements if entry.value else ():
        if isinstance(element, ast.TextElement):
            pieces.append((element.value, None))
        elif isinstance(element.expression, ast.VariableReference):
            pieces.append(("", element.expression.id.name))
        else:
            return None
    return tuple(pieces)


GIVEN: Mapping[str, frozenset[str]] = {
    text: frozenset(values.split())
    for text, values in {
        "card-source": "source",
        "case-ask": "number",
        "case-ask-gone": "number",
        "case-closed": "number",
        "case-filed": "number",
        "case-full": "limit",
        "case-head": "category filed number status",
        "case-place": "latitude longitude",
        "case-push-accepted": "number officer",
        "case-push-answer": "number officer text",
        "case-push-reason": "reason",
        "case-push-status": "number status",
        "case-by-officer": "officer",
        "case-comment-ask": "number",
        "case-correct-ask": "number",
        "case-not-late": "hours",
        "case-officer": "officer",
        "case-reopen-ask": "number",
        "case-withdraw-ask": "number",
        "case-withdraw-done": "number",
        "case-withdrawn": "filed number withdrawn",
        "desk-news-reopened": "category number place",
        "desk-news-withdrawn": "category number place",
        "statement-valid": "words",
        "statement-words": "issued number received unit",
        "count-range": "limit",
        "desk-card-contact-phone": "phone",
        "desk-card-head": "alias at category mark number place status",
        "desk-card-point": "point",
        "desk-alerts-how": "state",
        "desk-alerts-on": "area",
        "desk-digest-group-how": "at",
        "desk-digest-group-set": "area at",
        "desk-digest-how": "at",
        "desk-digest-set": "at",
        "desk-help": "lines",
        "desk-home": "role",
        "desk-invite-commune": "code",
        "desk-card-coming": "count",
        "desk-card-lost": "count",
        "desk-invite-done": "area code days role",
        "desk-invite-how": "roles",
        "desk-invite-outside": "code",
        "desk-line": "at category mark number place status",
        "desk-news-case": "category number place",
        "desk-news-files": "category number place",
        "desk-news-message": "category number place",
        "desk-news-nobody": "commune",
        "desk-news-urgent": "category number place",
        "desk-no-case": "number",
        "desk-reply-ask": "number",
        "desk-reply-emptied": "number",
        "desk-reply-kept": "number",
        "desk-reply-pushed": "number",
        "desk-status-ask": "now number",
        "desk-status-closed": "number",
        "desk-status-done": "number status",
        "desk-status-not": "now number wanted",
        "desk-status-told": "number status",
        "desk-status-why": "number status",
        "desk-status-why-gone": "number status",
        "desk-take-already": "number",
        "desk-take-done": "number",
        "desk-take-taken": "number",
        "desk-tips-clash": "words",
        "desk-tips-head": "page pages total",
        "desk-tips-unknown": "words",
        "digest-chain": "hash number",
        "digest-hand-ins": "gun_offers guns others round_offers rounds tool_offers tools",
        "digest-head": "end start",
        "digest-line": "before count name",
        "digest-new": "before count",
        "digest-standing": "hours open overdue urgent",
        "edited": "name",
        "edited-count-range": "limit",
        "edited-kept": "name reason",
        "edited-not": "name reason",
        "edited-out": "name",
        "edited-text-long": "length limit",
        "edited-to": "name words",
        "error-apology": "police",
        "forgotten-cases": "count",
        "form-review": "summary",
        "guess-yes": "name",
        "limit-reached": "minutes police",
        "media-full": "limit",
        "media-coming": "count limit",
        "media-kept": "count limit",
        "media-kept-document": "count limit",
        "media-kept-video": "count limit",
        "media-kept-voice": "count limit",
        "media-lost": "reason",
        "misplaced-place-past": "name",
        "mydata": "lines",
        "mydata-case": "filed number status",
        "mydata-remarks": "count",
        "mydata-consent": "purpose version",
        "mydata-language": "language",
        "numbers": "numbers",
        "place-confirm": "words",
        "place-formerly": "before name",
        "place-guess": "words",
        "place-long": "length limit",
        "place-outside": "province",
        "place-unknown": "words",
        "privacy": "unit",
        "privacy-web": "unit",
        "receipt": "code number",
        "receipt-urgent": "police",
        "repeat-ask": "at",
        "repeat-ask-number": "at number",
        "staff-enrolled": "role",
        "summary-pictures": "count",
        "telegram-description": "police",
        "telegram-receipt-link": "link",
        "telegram-short-description": "police",
        "text-long": "length limit",
        "track-locked": "minutes",
        "track-wrong": "left",
        "verify-addresses": "lines",
        "verify-how": "unit where",
        "welcome": "unit",
        "whole-long": "length limit",
        "whole-when": "when",
        # of seeds/texts/*/registers.ftl
        "commune-outside": "province",
        "desk-button-model": "number",
        "desk-button-remark": "number",
        "desk-button-remark-answer": "number",
        "desk-button-warning": "number",
        "desk-model-how": "kinds",
        "desk-model-line": "kind mark name number place since status",
        "desk-model-long": "limit",
        "desk-model-none": "number",
        "desk-model-set": "number status",
        "desk-model-states": "number states",
        "desk-models-head": "total",
        "desk-models-proposals": "count",
        "desk-news-remark": "kind name place",
        "desk-news-thanks-accepted": "category number place",
        "desk-news-thanks-meet": "category number place",
        "desk-news-thanks-quiet": "category number place",
        "desk-news-thanks-refused": "category number place",
        "desk-remark": "at kind number state words",
        "desk-remark-answer-ask": "number",
        "desk-remark-answered": "number",
        "desk-remark-none": "number",
        "desk-remark-quiet": "number",
        "desk-remark-where": "place",
        "desk-thank-accepted": "number",
        "desk-thank-emptied": "number",
        "desk-thank-kept": "number",
        "desk-thank-meet": "number",
        "desk-thank-not-yours": "number",
        "desk-thank-offered": "number",
        "desk-thank-pushed": "number",
        "desk-thank-quiet": "number",
        "desk-thank-refused": "number",
        "desk-warn-dropped": "number",
        "desk-warn-line": "number place state topic",
        "desk-warn-long": "limit topic",
        "desk-warn-none": "number",
        "desk-warn-out": "number",
        "desk-warn-published": "number",
        "model-answered": "place text",
        "model-card": "kind name place since status",
        "model-consent-ask": "place",
        "model-join-ask": "name place",
        "model-proposal-ask": "place",
        "model-remark-ask": "name place",
        "models-everywhere": "page pages",
        "models-here": "place",
        "models-none": "place",
        "thanks-meet-done": "number",
        "thanks-offer": "number",
        "thanks-quiet-done": "number",
        "thanks-refused-done": "number",
        "warning-card": "body place reviewed source topic",
        "warning-on-place": "place",
        "warnings-here": "place",
        "warnings-on-here": "place",
        "warnings-turned-on": "place",
    }.items()
}
"""The values that the code gives to the texts it says by name; those of the content are `check.values_given`."""
