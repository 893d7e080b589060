"""The documents and the code say the same: every name a document gives exists, every complete list is complete."""

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from starlette.applications import Starlette
from starlette.routing import Route

from bot import settings
from bot.__main__ import app
from bot.channels.web import WebLimits
from bot.channels.web.chat import Chat
from bot.channels.web.outlet import Outlet
from bot.channels.web.probes import probe_routes
from bot.channels.web.static import page_routes
from bot.demo import Demo
from bot.desk.commands import COMMANDS
from bot.dialogue.content import RESERVED, Kind
from bot.dialogue.state import Awaiting
from storage import retention
from storage.tables import metadata
from tests.fake_web import Backstage

HOUSE = Path(__file__).parent.parent
DOCUMENTS = [HOUSE / "README.md", HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").rglob("*.md"))]
CITIZENS_COMMANDS = {"start", "cancel", "help", "language"}


def words_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(document: str, heading: str) -> str:
    """What stands under a heading, down to the next one of the same or a higher rank."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", words_of(HOUSE / document), re.MULTILINE)
    assert found is not None, f"{document} has no heading {heading}"
    after = words_of(HOUSE / document)[found.end() :]
    return re.split(rf"^#{{1,{len(found[1])}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of every table row, heads left out, code marks taken off."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    rules = {at for at, line in enumerate(lines) if set(line) <= set("|-: ")}
    kept = [line for at, line in enumerate(lines) if at not in rules and at + 1 not in rules]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in kept]


def first_cells(document: str, heading: str) -> list[str]:
    return [row[0] for row in rows(section(document, heading))]


def in_code(text: str) -> list[str]:
    """What stands between single backticks, outside fences."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))


def fences(text: str) -> Iterator[str]:
    """The lines of every fence."""
    for body in re.findall(r"^```[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        yield from body.splitlines()


def routes() -> set[str]:
    back = Backstage()
    ports = back.ports()
    chat = Chat(ports, WebLimits(), "auto", Outlet(ports.mailbox, back.channel.room, 1))
    pages = page_routes(ports.texts, {}, "chat.html")
    app = Starlette(routes=[*chat.routes(), *probe_routes(ports.health, ports.metrics), *pages])
    found = [route for route in [*app.routes, *Demo().routes()] if isinstance(route, Route)]
    return {f"{method} {route.path}" for route in found for method in (route.methods or set()) - {"HEAD"}}


def subcommands(group: Any, before: str = "tinbao") -> Iterator[str]:
    """`tinbao run`, `tinbao keys new`, …"""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from subcommands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def make_targets() -> set[str]:
    found = re.search(r"^\.PHONY: (.+)$", words_of(HOUSE / "Makefile"), re.MULTILINE)
    assert found is not None
    return set(found[1].split())


def calls(name: str, *rooms: str) -> Iterator[ast.Call]:
    """Every call of the function or class `name` in the modules of `rooms`."""
    for path in (path for room in rooms for path in sorted((HOUSE / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(words_of(path))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield node


def log_events() -> set[str]:
    """The event of every log call of ours."""
    loud = r"\b_?(?:log|structlog\.get_logger\(\))\.(?:info|warning|error|exception|critical)\(\s*\"(\w+)\""
    return {
        event
        for room in ("bot", "storage")
        for path in (HOUSE / room).rglob("*.py")
        for event in re.findall(loud, words_of(path))
    }


def test_settings_table_is_complete() -> None:
    told = rows(section("docs/architecture.md", "Settings"))
    assert [row[0] for row in told] == settings.variables()
    example = dict(
        line.split("=", 1)
        for line in words_of(HOUSE / ".env.example").splitlines()
        if "=" in line and line[0] != "#"
    )
    assert {row[0]: row[1] for row in told} == example


def test_staff_commands_table_is_complete() -> None:
    told = {row[0]: set(row[1].split(", ")) for row in rows(section("docs/architecture.md", "Staff"))}
    assert told == {f"/{command.name}": set(command.roles) for command in COMMANDS.values()}


def test_http_table_is_complete() -> None:
    told = [row[0] for row in rows(section("docs/architecture.md", "HTTP")) if " /" in row[0]]
    assert sorted(told) == sorted(routes())


def test_error_codes_are_complete() -> None:
    told = {row[1] for row in rows(section("docs/architecture.md", "HTTP")) if re.match(r"[45]\w\w$", row[0])}
    given = [call.args[0] for call in calls("BadInputError", "bot/channels") if call.args]
    given += [call.args[1] for call in calls("refusal", "bot/channels")]
    assert {word.value for word in given if isinstance(word, ast.Constant)} <= told
    source = "".join(words_of(path) for path in (HOUSE / "bot/channels/web").glob("*.py"))
    assert [code for code in told if f'"{code}"' not in source] == []


def test_tables_are_complete() -> None:
    assert first_cells("docs/architecture.md", "Tables") == list(metadata.tables)


def test_clear_columns_are_complete() -> None:
    told = {
        row[0]: row[1].split(", ") for row in rows(section("docs/threat-model.md", "What lies in the clear"))
    }
    assert told == {
        name: [column.name for column in table.columns if not column.name.endswith("_sealed")]
        for name, table in metadata.tables.items()
    }


def test_retention_table_is_true() -> None:
    told = rows(section("docs/threat-model.md", "What is kept, and how long"))
    days = {re.sub(r".*\(`(\w+)`\)", r"\1", row[0]): int(row[1]) for row in told}
    kept = {name: value.days for name, value in vars(retention).items() if name.isupper()}
    assert days == kept


def test_states_table_is_complete() -> None:
    states = get_args(Awaiting)
    told = {
        row[0]: row[1] for row in rows(section("docs/architecture.md", "Conversations: states and events"))
    }
    assert told == {state.__name__: state.__struct_config__.tag for state in states}


def test_question_kinds_are_complete() -> None:
    told = re.search(
        r"\*\*complete:\*\* (.+?)\. One engine", words_of(HOUSE / "docs/architecture.md"), re.DOTALL
    )
    assert told is not None
    assert re.findall(r"`(\w+)`", told[1]) == list(get_args(Kind))


def test_choice_ids_are_complete() -> None:
    assert set(first_cells("docs/architecture.md", "Choice ids")) == RESERVED | {"desk"}


def test_command_line_table_is_complete() -> None:
    told = first_cells("docs/operations.md", "Commands")
    assert sorted(told) == sorted(subcommands(typer.main.get_command(app)))


def test_log_lines_are_complete() -> None:
    told = rows(section("docs/operations.md", "At three in the morning"))
    assert {row[0] for row in told if re.fullmatch(r"[a-z_]+", row[0])} == log_events()


def test_make_targets_are_complete() -> None:
    told = [name.removeprefix("make ") for name in first_cells("README.md", "Two commands")]
    assert sorted(told) == sorted(make_targets())


def test_metrics_named_are_measured() -> None:
    told = first_cells("docs/operations.md", "Health and figures")
    assert sorted(told) == sorted(
        f"tinbao_{name}" for name in re.findall(r'"(\w+)": \("', words_of(HOUSE / "bot/server.py"))
    )


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
