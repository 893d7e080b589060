"""The article the programme comes from, and the rule that whatever cites it cites it word for word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from bot.dialogue.content import Content
from bot.seed_file import Folder, SeedError, SeedFile, read_text


class Item(Content):
    """One thing the article says. `line` counts from 1 in article.txt, `quote` is the sentence as printed."""

    id: str
    kind: Literal["programme", "figure", "category", "excluded", "task", "caption"]
    line: int
    quote: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Its items by id. Every item's quote was found in its line."""

    items: Mapping[str, Item]

    @classmethod
    def load(cls, folder: Folder) -> Self:
        """Read article.txt and article.yaml; `SeedError` where the second misquotes the first."""
        lines = read_text(folder, "article.txt").splitlines()
        seed = SeedFile.read(folder, "article.yaml")
        items = seed.build_list(Item)
        problems = [
            seed.problem((index, "quote"), f"the article does not say this in line {item.line}")
            for index, item in enumerate(items)
            if not 0 < item.line <= len(lines) or item.quote not in lines[item.line - 1]
        ]
        problems += _repeated(seed, items)
        if problems:
            raise SeedError(*problems)
        return cls({item.id: item for item in items})

    def check(self, seed: SeedFile) -> None:
        """`SeedError` for each quote in `seed` that its item does not hold, and each claim without one."""
        problems = [
            seed.problem(place, words)
            for place, mapping in seed.mappings()
            for words in (*self._misquotes(mapping), *_unfounded(mapping))
        ]
        if problems:
            raise SeedError(*problems)

    def _misquotes(self, mapping: dict[str, Any]) -> Iterator[str]:
        if "quote" not in mapping or mapping.get("provenance") == "operator":
            return
        item, quote = self.items.get(str(mapping.get("item"))), str(mapping["quote"])
        if item is None:
            yield f"the article has no item {mapping.get('item')!r}"
        elif quote not in item.quote:
            yield f"the article does not say this in {item.id}: {quote!r}"
        elif item.kind == "excluded":
            yield f"{item.id} is excluded: what it names must not become content"


def _repeated(seed: SeedFile, items: tuple[Item, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id in seen:
            yield seed.problem((index, "id"), f"{item.id} is there twice")
        seen.add(item.id)


def _unfounded(mapping: dict[str, Any]) -> Iterator[str]:
    match mapping.get("provenance"):
        case "article":
            cites = mapping.get("item") and mapping.get("quote")
            if not (cites or mapping.get("article")):
                yield "provenance is the article, so 'item' and 'quote' are needed"
        case "operator":
            if not (mapping.get("reviewer") and mapping.get("checked_on")):
                yield "provenance is the operator, so 'reviewer' and 'checked_on' are needed"
            if "item" in mapping or "quote" in mapping:
                yield "provenance is the operator, so there can be no 'item' or 'quote' of the article"
