"""Every list a document gives as complete is complete: the tables of settings, commands, columns and the like."""

import ast
import re
from collections.abc import Iterator
from typing import Any, get_args

import typer

from bot import settings
from bot.__main__ import app
from bot.desk.commands import COMMANDS
from bot.dialogue.content import RESERVED, Kind
from bot.dialogue.state import Awaiting
from storage import retention
from storage.tables import metadata
from tests import command_table
from tests.documents import HOUSE, first_cells, make_targets, routes, rows, section, words_of


def subcommands(group: Any, before: str = "tinbao") -> Iterator[str]:
    """`tinbao run`, `tinbao keys new`, …"""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from subcommands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


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


def test_readme_has_the_commands_of_the_registry() -> None:
    assert command_table.in_readme() == command_table.table(), "run `make docs`"


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
    assert sorted(first_cells("docs/architecture.md", "Tables")) == sorted(metadata.tables)


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


def test_make_help_lists_every_target() -> None:
    told = re.findall(r'@echo "make (\w+) ', words_of(HOUSE / "Makefile"))
    assert sorted([*told, "help"]) == sorted(make_targets())


def test_metrics_named_are_measured() -> None:
    told = first_cells("docs/operations.md", "Health and figures")
    source = words_of(HOUSE / "bot/server.py") + words_of(HOUSE / "bot/commands.py")
    assert sorted(told) == sorted(f"tinbao_{name}" for name in re.findall(r'"(\w+)": \("', source))
