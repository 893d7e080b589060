"""What a document names is there: headings, files, variables, targets, commands, decisions, versions."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from bot import settings
from bot.__main__ import app
from bot.desk.commands import COMMANDS
from tests.documents import DOCUMENTS, HOUSE, fences, in_code, make_targets, routes, words_of

CITIZENS_COMMANDS = {"start", "cancel", "help", "language", "privacy", "mydata", "forget", "verify", "panic"}


def test_decisions_are_all_listed() -> None:
    pages = sorted((HOUSE / "docs/decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = words_of(page)
        assert re.search(r"^Date: \d{4}-\d\d-\d\d · Status: \w+", text, re.MULTILINE), page.name
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], page.name
    assert re.findall(r"\]\((\d{4}-.+?\.md)\)", words_of(HOUSE / "docs/decisions/README.md")) == [
        page.name for page in pages
    ]


def test_changelog_is_in_step() -> None:
    told = re.findall(r"^## (\d+\.\d+\.\d+)", words_of(HOUSE / "CHANGELOG.md"), re.MULTILINE)
    project = tomllib.loads(words_of(HOUSE / "pyproject.toml"))["project"]
    assert told[0] == project["version"]
    assert told == sorted(told, key=lambda version: [int(part) for part in version.split(".")], reverse=True)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(HOUSE).as_posix())
class TestEveryDocument:
    """What each page names is there."""

    def test_links_lead_to_headings(self, path: Path) -> None:
        for target, anchor in re.findall(r"\]\(([^)#:\s]*)#([^)\s]+)\)", words_of(path)):
            page = path.parent / target if target else path
            headings = re.findall(r"^#+ (.+)$", words_of(page), re.MULTILINE)
            names = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
            assert anchor in names, f"{target}#{anchor}"

    def test_files_named_are_there(self, path: Path) -> None:
        named = [
            word
            for word in in_code(words_of(path))
            if re.fullmatch(r"(bot|storage|seeds|tests|docs|benchmarks)/[\w./*-]*", word)
        ]
        assert [word for word in named if not any(HOUSE.glob(word.rstrip("/")))] == []

    def test_variables_named_exist(self, path: Path) -> None:
        known = {*settings.variables(), "TINBAO_TEST_BROWSER"}
        named = re.findall(r"TINBAO_[A-Z_]*[A-Z]", words_of(path))
        assert [name for name in named if name not in known and name != "TINBAO_TEST"] == []

    def test_make_targets_named_exist(self, path: Path) -> None:
        text = words_of(path)
        shown = [*in_code(text), *fences(text)]
        named = [found[1] for line in shown if (found := re.match(r"make ([a-z]+)", line))]
        assert set(named) <= make_targets()

    def test_command_lines_parse(self, path: Path) -> None:
        text = words_of(path)
        for line in [*in_code(text), *fences(text)]:
            if re.match(r"(\.venv/bin/)?tinbao ", line):
                parse(shlex.split(line, comments=True)[1:])

    def test_slash_words_named_exist(self, path: Path) -> None:
        paths = {route.split("/")[1] for route in routes()}
        known = {*COMMANDS, *CITIZENS_COMMANDS, *paths}
        named = [found[1] for word in in_code(words_of(path)) if (found := re.match(r"/([a-z_]+)", word))]
        assert [name for name in named if name not in known] == []


def parse(arguments: list[str]) -> None:
    """Read a command line as `tinbao` would, without running it. Raises on a wrong command or option."""
    command: Any = typer.main.get_command(app)
    context = None
    while hasattr(command, "commands"):
        name, *arguments = arguments
        context = command.context_class(command, parent=context)
        assert name in command.commands, f"there is no command {name}"
        command = command.commands[name]
    if arguments:
        command.make_context(command.name, arguments, parent=context)
