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
