"""Reading one YAML file of `seeds/`: whatever is wrong in it is told by file and line, in plain words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Self, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Folder = Path | Traversable
Place = tuple[str | int, ...]
"""Where a value sits in a file: keys and indexes from the root."""

Model = TypeVar("Model", bound=BaseModel)

PLAIN_WORDS = {
    "missing": "'{key}' is missing",
    "extra_forbidden": "unknown key '{key}'",
    "string_type": "'{key}' must be text: put it in quotes",
    "int_type": "'{key}' must be a whole number",
    "int_parsing": "'{key}' must be a whole number",
    "bool_type": "'{key}' must be true or false",
    "bool_parsing": "'{key}' must be true or false",
    "date_type": "'{key}' must be a date such as 2026-11-23",
    "date_parsing": "'{key}' must be a date such as 2026-11-23",
    "date_from_datetime_parsing": "'{key}' must be a date such as 2026-11-23",
    "tuple_type": "'{key}' must be a list",
    "mapping_type": "'{key}' must be a mapping of keys to values",
    "dict_type": "'{key}' must be a mapping of keys to values",
    "model_type": "'{key}' must be a mapping of keys to values",
}
"""Pydantic's kinds of error that a unit changing its content will meet; others keep pydantic's words."""


LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
BOOL = "tag:yaml.org,2002:bool"
RESOLVERS = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != BOOL]
    + [(BOOL, re.compile("^(?:true|false)$"))] * (letter in "tf")
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
"""YAML in which only true and false are booleans: `on: 2026-12-01` and `id: no` mean what they say."""


class SeedError(Exception):
    """A seed is broken. `problems` are lines such as `seeds/unit.yaml:3: unknown key 'nmae'`."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A parsed YAML file: its name below the folder, its content, and the line of each value in it."""

    name: str
    value: Any
    lines: dict[Place, int]

    @classmethod
    def read(cls, folder: Folder, name: str) -> Self:
        """Parse `folder/name`. Raises `SeedError` if it is absent, not NFC, not YAML or says a key twice."""
        return cls(name, *_parse(name, read_text(folder, name)))

    def problem(self, place: Place, words: str) -> str:
        """`words`, led by the file and the line of `place`, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return f"seeds/{self.name}:{self.lines.get(place, 1)}: {words}"

    def build(self, model: type[Model], place: Place = ()) -> Model:
        """What stands at `place`, by default the whole file, as a `model`. Raises `SeedError`."""
        value = self.value
        for step in place:
            value = value[step]
        try:
            return model.model_validate(value)
        except ValidationError as error:
            raise SeedError(*self._mistakes(error, place)) from None

    def build_list(self, model: type[Model]) -> tuple[Model, ...]:
        """The file, which must be a list, as one `model` an entry."""
        if not isinstance(self.value, list):
            raise SeedError(self.problem((), "must be a list, each entry led by '-'"))
        return tuple(self.build(model, (index,)) for index in range(len(self.value)))

    def mappings(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Every mapping in the file, at any depth, with its place."""
        yield from _mappings(self.value, ())

    def _mistakes(self, error: ValidationError, place: Place) -> Iterator[str]:
        for mistake in error.errors(include_url=False, include_context=False, include_input=False):
            where = (*place, *(step for step in mistake["loc"] if step != "[key]"))
            yield self.problem(where, _plain(mistake["type"], mistake["msg"], where))


def read_text(folder: Folder, name: str) -> str:
    """The text of `folder/name`, or `SeedError` if it is absent, not UTF-8 or not NFC."""
    try:
        text = folder.joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise SeedError(f"seeds/{name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SeedError(f"seeds/{name}: is not UTF-8 text") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if not unicodedata.is_normalized("NFC", line):
            raise SeedError(f"seeds/{name}:{number}: has decomposed letters, save it as Unicode NFC")
    return text


def _plain(kind: str, message: str, where: Place) -> str:
    key = next((step for step in reversed(where) if isinstance(step, str)), None)
    if key is None or kind in {"value_error", "assertion_error"}:
        return message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return PLAIN_WORDS.get(kind, f"'{{key}}': {message}").format(key=key)


def _parse(name: str, text: str) -> tuple[Any, dict[Place, int]]:
    loader = LOADER(text)
    loader.yaml_implicit_resolvers = RESOLVERS
    try:
        node = loader.get_single_node()
        if node is None:
            raise SeedError(f"seeds/{name}:1: is empty")
        lines = dict(_lines(name, node, ()))
        return loader.construct_document(node), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SeedError(f"seeds/{name}:{line}: is not YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise SeedError(f"seeds/{name}:1: is not YAML: {error}") from None
    finally:
        loader.dispose()


def _lines(name: str, node: yaml.Node, place: Place) -> Iterator[tuple[Place, int]]:
    yield place, node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _lines(name, child, (*place, index))
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise SeedError(f"seeds/{name}:{line}: a key must be one word")
            if key.value in seen:
                raise SeedError(f"seeds/{name}:{line}: '{key.value}' is given twice")
            seen.add(key.value)
            yield from _lines(name, child, (*place, key.value))
            yield (*place, key.value), line


def _mappings(value: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    if isinstance(value, dict):
        yield place, value
        for key, child in value.items():
            yield from _mappings(child, (*place, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _mappings(child, (*place, index))
