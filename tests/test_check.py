"""`tinbao check`: one plain line for each thing, in order or not, and never the token."""

import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot import commands, telegram_checkup
from bot.app import utc_now
from bot.checkup import Finding
from bot.settings import Settings
from tests.telegram_api import Api, serving
from tests.telegram_town import settings_of

HERE = "https://tip.example/telegram/webhook"
ELSEWHERE = "https://user:secret@other.example/secret-path"
WEBHOOK = {
    "telegram_mode": "webhook",
    "telegram_webhook_url": HERE,
    "telegram_webhook_secret": SecretStr("a-long-enough-secret"),
}


@pytest.fixture
def settings(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> Settings:
    return settings_of(tmp_path, sqlite_url, keys, api)


async def checked(settings: Settings, **changed: object) -> list[Finding]:
    """What it says with other settings. The token is in none of it."""
    findings = await commands.check(settings.model_copy(update=changed))
    assert settings.telegram_token is not None
    secret = settings.telegram_token.get_secret_value().partition(":")[2]
    assert not [finding for finding in findings if secret in finding.text or "secret" in finding.text]
    return findings


async def wrong(settings: Settings, **changed: object) -> str:
    """The one line that is wrong."""
    (line,) = [finding.text for finding in await checked(settings, **changed) if not finding.is_fine]
    return line


async def last_of(settings: Settings, **changed: object) -> str:
    """The last line, all being in order."""
    findings = await checked(settings, **changed)
    assert all(finding.is_fine for finding in findings), findings
    return findings[-1].text


async def test_all_in_order(settings: Settings) -> None:
    findings = await checked(settings)
    assert all(finding.is_fine for finding in findings), findings
    assert [finding.text for finding in findings if finding.text.startswith("telegram")] == [
        "telegram: the mode is polling",
        f"telegram: the server {settings.telegram_api_url} answers",
        "telegram: this machine's clock agrees with the server's",
        "telegram: the token works, the bot is @tinbao_bot",
        "telegram: no webhook is set, updates that wait: 0",
    ]


async def test_without_a_token_nothing_is_asked(api: Api, settings: Settings) -> None:
    assert await last_of(settings, telegram_token=None) == "telegram: not set up"
    assert api.calls == []


async def test_waiting_updates_are_counted(api: Api, settings: Settings) -> None:
    api.person(1001).say("/start")
    assert await last_of(settings) == "telegram: no webhook is set, updates that wait: 1"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"status": 401}, "the token is refused"),
        ({"status": 404}, "knows no bot with this token"),
        ({"status": 429, "retry_after": 7}, "left alone for 7 seconds"),
        ({"status": 500}, "is ill (500)"),
        ({"status": 418, "description": "I am a teapot"}, "refuses to answer (418)"),
        ({"status": 502, "body": b"<html>Bad Gateway</html>"}, "is not the Bot API, or is ill (it says 502)"),
        ({"body": b"\xff\xfe"}, "is not the Bot API"),
        ({"body": b"[]"}, "is not the Bot API"),
        ({"body": b'{"ok":true,"result":{"username":7}}'}, "not as the Bot API does"),
        ({"body": b'{"ok":true}'}, "not as the Bot API does"),
        ({"dropped": True}, "breaks off"),
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["getMe", "getWebhookInfo"])
async def test_failing_server_is_told(
    api: Api, settings: Settings, method: str, fault: dict[str, Any], said: str
) -> None:
    api.fail(method, times=None, **fault)
    assert said in await wrong(settings)


async def test_silent_server_is_told(api: Api, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_checkup, "ANSWER_SECONDS", 0.2)
    api.fail("getMe", silent=True)
    assert "gives no answer within 0.2 seconds" in await wrong(settings)


async def test_token_of_another_bot_is_told(settings: Settings) -> None:
    other = SecretStr("987654321:BBExampleTokenOfAnother_0123456789")
    assert "the token is refused" in await wrong(settings, telegram_token=other)


@pytest.mark.parametrize(("hours", "said"), [(-2, "7200 seconds ahead"), (2, "7200 seconds behind")])
async def test_wrong_clock_is_told(
    sqlite_url: str, keys: Path, tmp_path: Path, hours: int, said: str
) -> None:
    # Rounded: the header counts whole seconds.
    async with serving(clock=lambda: round(time.time()) + hours * 3600) as api:
        findings = await commands.check(settings_of(tmp_path, sqlite_url, keys, api))
    (line,) = [finding.text for finding in findings if not finding.is_fine]
    number, _, way = said.partition(" ")
    told = line.removeprefix("telegram: this machine's clock is ")
    assert abs(int(told.split()[0]) - int(number)) <= 2
    assert way in told


def test_server_without_a_date_compares_no_clock() -> None:
    found = telegram_checkup._clock("", utc_now())
    assert found.is_fine
    assert "was not compared" in found.text


async def test_webhook_of_another_program_is_told(api: Api, settings: Settings) -> None:
    api.webhook.url = ELSEWHERE
    said = await wrong(settings)
    assert "https://other.example: another program" in said


async def test_webhook_of_before_is_no_matter(api: Api, settings: Settings) -> None:
    api.webhook.url = HERE
    assert "our own webhook is still set" in await last_of(settings, telegram_webhook_url=HERE)


async def test_webhook_not_set_yet(settings: Settings) -> None:
    assert "no webhook is set yet" in await last_of(settings, **WEBHOOK)


async def test_webhook_of_ours(api: Api, settings: Settings) -> None:
    api.webhook.url = HERE
    assert await last_of(settings, **WEBHOOK) == "telegram: the webhook is ours, updates that wait: 0"


async def test_webhook_elsewhere_is_told(api: Api, settings: Settings) -> None:
    api.webhook.url = ELSEWHERE
    said = await wrong(settings, **WEBHOOK)
    assert "set at https://other.example and not at TINBAO_TELEGRAM_WEBHOOK_URL" in said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Wrong response from the webhook: 502 Bad Gateway", "it answers 502"),
        ("SSL error {error:0A000086:SSL routines::certificate verify failed}", "certificate"),
        ("Connection timed out", "not answer in time"),
        ("Read timeout expired", "not answer in time"),
        ("Failed to resolve host: Name or service not known", "name is not known"),
        ("Connection refused", "no connection"),
        ("a secret of the other side", "it fails"),
    ],
)
async def test_failing_webhook_is_told(api: Api, settings: Settings, message: str, said: str) -> None:
    api.webhook.url, api.webhook.last_error, api.webhook.last_error_at = HERE, message, time.time()
    api.person(1001).say("/start")
    line = await wrong(settings, **WEBHOOK)
    assert said in line
    assert line.endswith("updates that wait: 1")


async def test_old_failure_of_the_webhook_is_no_matter(api: Api, settings: Settings) -> None:
    api.webhook.url, api.webhook.last_error = HERE, "Connection refused"
    api.webhook.last_error_at = time.time() - 2 * telegram_checkup.RECENTLY.total_seconds()
    api.person(1001).say("/start")
    assert "the webhook is ours" in await last_of(settings, **WEBHOOK)
