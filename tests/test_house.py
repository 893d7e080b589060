"""The house rules that no other tool keeps: settings, lock, docstrings, encodings, rooms, links."""

import ast
import os
import re
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import settings

HOUSE = Path(__file__).parent.parent

TOP_LEVEL = {
    ".ci", ".env.example", ".gitattributes", ".github", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile",
    "README.md", "benchmarks", "bot", "docs", "pyproject.toml", "requirements.lock", "seeds", "storage",
    "tests",
}  # fmt: skip

NOT_TEXT = {
    ".avif", ".gif", ".gz", ".ico", ".jpeg", ".jpg", ".mp4", ".ogg", ".pdf", ".png", ".webp", ".woff2",
}  # fmt: skip

LOG_METHODS = {"debug", "info", "warning", "error", "critical", "exception", "bind", "log"}


def tracked() -> list[Path]:
    """Every file of the repository and every new one that is not ignored."""
    if not (HOUSE / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    )
    return [HOUSE / name for name in listing.stdout.split("\0") if name and (HOUSE / name).is_file()]


def modules(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((HOUSE / room).rglob("*.py"))]


def examples() -> dict[str, str]:
    lines = (HOUSE / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_settings_of_later_releases_stop_no_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINBAO_ZALO_OA_SECRET", "abc")
    (tmp_path / ".env").write_text("TINBAO_ZALO_BOT_TOKEN=x\n")
    settings.load(tmp_path / ".env")
    assert settings.without_effect(tmp_path / ".env") == ["TINBAO_ZALO_BOT_TOKEN", "TINBAO_ZALO_OA_SECRET"]


def test_example_lists_every_setting() -> None:
    assert list(examples()) == settings.variables()


def test_example_shows_the_defaults(tmp_path: Path) -> None:
    defaults = settings.load(tmp_path / "none")
    assert settings.load(HOUSE / ".env.example") == defaults


def test_example_explains_every_setting() -> None:
    lines = (HOUSE / ".env.example").read_text(encoding="utf-8").splitlines()
    explained = False
    for line in lines:
        if not line:
            explained = False
        elif line.startswith("#"):
            explained = True
        else:
            assert explained, f"{line} has no comment above it"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TINBAO_WEB_PROT", "8138"),
        ("TINBAO_WEB_PORT", "web"),
        ("TINBAO_WEB_PORT", "70000"),
        ("TINBAO_TIMEZONE", "Mars/Olympus"),
        ("TINBAO_LOCALE", "fr"),
        ("TINBAO_DIGEST_TIME", "7"),
        ("TINBAO_DIGEST_TIME", "24:00"),
        ("TINBAO_WEB_SECURE_COOKIE", "maybe"),
        ("TINBAO_LOG_LEVEL", "loud"),
        ("TINBAO_QUEUE_SIZE", "0"),
    ],
)
def test_bad_setting_is_named_plainly(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(settings.SettingsError, match=f"^{name}: [^\n]+$"):
        settings.load(Path("none"))


def test_bad_setting_in_file_is_named(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("TINBAO_WEB_PROT=1\n", encoding="utf-8")
    with pytest.raises(settings.SettingsError, match="TINBAO_WEB_PROT: no such setting, did you mean"):
        settings.load(dotenv)


def test_other_programs_variables_are_ignored(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("POSTGRES_PASSWORD=x\nTINBAO_WEB_PORT=9000\n", encoding="utf-8")
    assert settings.load(dotenv).web_port == 9000


def test_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(b"TINBAO_LOCALE=\xff\xfe")
    with pytest.raises(settings.SettingsError, match="cannot be read"):
        settings.load(dotenv)


def test_password_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINBAO_DATABASE_URL", "postgresql+asyncpg://tinbao:hunter2@db/tinbao")
    loaded = settings.load(Path("none"))
    assert "hunter2" not in repr(loaded) + str(loaded) + loaded.model_dump_json()
    monkeypatch.setenv("TINBAO_DATABASE_URL", "postgres://tinbao:hunter2@db/tinbao")
    with pytest.raises(settings.SettingsError) as caught:
        settings.load(Path("none"))
    assert "hunter2" not in str(caught.value)


def test_lock_names_no_place() -> None:
    lock = (HOUSE / "requirements.lock").read_text(encoding="utf-8")
    places = [line for line in lock.splitlines() if re.search(r"://|^\s*-{1,2}[a-gi-z]|^/| @ |file:", line)]
    assert places == []


def test_lock_pins_every_line_with_hash() -> None:
    lock = (HOUSE / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in lock.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(pins) > 20
    assert [pin for pin in pins if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin)] == []


@pytest.mark.parametrize("path", modules("bot", "storage", "seeds", "tests", "benchmarks"), ids=str)
def test_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_texts_are_nfc_utf8() -> None:
    for path in tracked():
        if path.suffix not in NOT_TEXT:
            text = path.read_bytes().decode("utf-8")
            assert unicodedata.is_normalized("NFC", text), f"{path} is not in normal form C"
            assert "\r" not in text, f"{path} has carriage returns"


def test_top_level_stays_small() -> None:
    assert {path.relative_to(HOUSE).parts[0] for path in tracked()} - TOP_LEVEL == set()


def test_dialogue_knows_only_pydantic_and_msgspec() -> None:
    known = sys.stdlib_module_names | {"pydantic", "msgspec"}
    for path in modules("bot/dialogue"):
        for name in imported(path):
            assert name.startswith("bot.dialogue") or name.partition(".")[0] in known, (
                f"{path} imports {name}"
            )


def test_only_the_wiring_picks_channels() -> None:
    allowed = {
        HOUSE / "bot/app.py",
        HOUSE / "bot/server.py",
        HOUSE / "bot/demo.py",
        HOUSE / "bot/telegram.py",
        *modules("bot/channels"),
    }
    for path in modules("bot"):
        picked = [n for n in imported(path) if re.match(r"bot\.channels\.(?!base\b)", n)]
        assert path in allowed or picked == [], f"{path} picks {picked}"


def imported(path: Path) -> Iterator[str]:
    """Dotted names: `a.b` for `import a.b`, `a.b.c` for `from a.b import c`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules("bot", "storage"), ids=str)
def test_log_events_are_constant(path: Path) -> None:
    for call in log_calls(path):
        constant = len(call.args) <= 1 and all(isinstance(word, ast.Constant) for word in call.args)
        assert constant, f"{path}:{call.lineno} builds its event"


def log_calls(path: Path) -> Iterator[ast.Call]:
    """Calls such as `log.info(…)` on a name we give to loggers."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=method, value=ast.Name(id="log" | "logger"))):
                if method in LOG_METHODS:
                    yield node


def test_nobodys_settings_reach_a_test() -> None:
    ours = [name for name in os.environ if name.startswith(settings.PREFIX)]
    assert [name for name in ours if not name.startswith(settings.TEST_PREFIX)] == []
    assert not settings.DOTENV.exists()


def test_leaving_the_machine_is_refused(reached_out: list[str]) -> None:
    with pytest.raises(OSError, match="tests may not connect"):
        socket.create_connection(("192.0.2.1", 80))
    with pytest.raises(OSError, match="tests may not connect"):
        socket.getaddrinfo("example.org", 443)
    assert len(reached_out) == 2
    reached_out.clear()


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(HOUSE)} → {target}"
        for page in [*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")]
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()
    ]
    assert broken == []
