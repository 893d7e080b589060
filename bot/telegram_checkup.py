"""What `tinbao check` says of Telegram. The token, part of every address that is called, is never in it.

Plain httpx, as python-telegram-bot's request layer hides the answer's date and what kind of failure it was.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
from msgspec import DecodeError, Raw, Struct, field
from msgspec.json import decode
from pydantic import SecretStr

from bot.app import utc_now
from bot.checkup import Finding
from bot.settings import Settings

ANSWER_SECONDS = 10.0
CLOCKS_APART = timedelta(seconds=60)
RECENTLY = timedelta(hours=1)
"""A webhook's failure older than this says nothing about today."""

Kind = TypeVar("Kind")


class _Parameters(Struct):
    retry_after: int = 0


class _Answer(Struct):
    ok: bool
    result: Raw = field(default_factory=Raw)
    error_code: int = 0
    parameters: _Parameters = field(default_factory=_Parameters)


class _Me(Struct):
    username: str


class _Webhook(Struct):
    """Of getWebhookInfo; dates are seconds since 1970, 0 for never."""

    url: str
    pending_update_count: int = 0
    last_error_date: int = 0
    last_error_message: str = ""


class _WrongError(Exception):
    """Why nothing more can be asked, as a finding says it."""


async def check_telegram(settings: Settings, token: SecretStr) -> list[Finding]:
    """Whether the server answers, the clocks agree, the token works and no other webhook is set."""
    found = [_fine(f"the mode is {settings.telegram_mode}")]
    try:
        async with httpx.AsyncClient(timeout=ANSWER_SECONDS) as client:
            bot = _Bot(client, settings.telegram_api_url, token)
            await _ask(bot, settings, found)
    except _WrongError as wrong:
        found.append(_wrong(str(wrong)))
    return found


async def _ask(bot: "_Bot", settings: Settings, found: list[Finding]) -> None:
    answer, date = await bot.asked("getMe")
    found += (_fine(f"{bot.server} answers"), _clock(date, utc_now()))
    found.append(_fine(f"the token works, the bot is @{bot.result(answer, _Me).username}"))
    answer, _ = await bot.asked("getWebhookInfo")
    webhook = bot.result(answer, _Webhook)
    if settings.telegram_mode == "polling":
        found.append(_before_polling(webhook, settings.telegram_webhook_url))
    else:
        found.append(_in_webhook_mode(webhook, settings.telegram_webhook_url or "", utc_now()))


class _Bot:
    """Asks the server at `url`. Every method raises `_WrongError`."""

    def __init__(self, client: httpx.AsyncClient, url: str, token: SecretStr) -> None:
        self._client = client
        self._root = f"{url.rstrip('/')}/bot{token.get_secret_value()}"
        try:
            self.server = f"the server {_site(url)}"
        except ValueError:
            raise _WrongError("TINBAO_TELEGRAM_API_URL is no address") from None

    async def asked(self, method: str) -> tuple[_Answer, str]:
        """The envelope of an answer, and the header that dates it, "" where there is none."""
        # Without a cause: an error of the HTTP layer may quote the address.
        try:
            response = await self._client.get(f"{self._root}/{method}")
        except httpx.TimeoutException:
            raise _WrongError(f"{self.server} gives no answer within {ANSWER_SECONDS:g} seconds") from None
        except httpx.ConnectError:
            raise _WrongError(
                f"{self.server} cannot be reached: wrong address, no network, or a certificate not accepted"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise _WrongError(f"{self.server} breaks off instead of answering") from None
        try:
            answer = decode(response.content, type=_Answer)
        except (DecodeError, UnicodeDecodeError):
            raise _WrongError(
                f"{self.server} is not the Bot API, or is ill (it says {response.status_code}): "
                "look at TINBAO_TELEGRAM_API_URL"
            ) from None
        return answer, response.headers.get("date", "")

    def result(self, answer: _Answer, kind: type[Kind]) -> Kind:
        """What an answer holds, if it is not a refusal."""
        if not answer.ok:
            raise _WrongError(self._refusal(answer))
        try:
            return decode(answer.result, type=kind)
        except (DecodeError, UnicodeDecodeError):
            raise _WrongError(f"{self.server} answers, but not as the Bot API does") from None

    def _refusal(self, answer: _Answer) -> str:
        match answer.error_code:
            case 401:
                return "the token is refused, it was changed or revoked; BotFather has the present one"
            case 404:
                return (
                    "the server knows no bot with this token; compare it with BotFather's, letter by letter"
                )
            case 429:
                return f"the server wants to be left alone for {answer.parameters.retry_after} seconds"
            case code if code >= 500:
                return f"{self.server} is ill ({code}); try again later"
            case code:
                return f"{self.server} refuses to answer ({code})"


def _clock(date: str, now: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return _fine("the server does not tell the time, so the clock was not compared")
    ahead = now - (theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC))
    if abs(ahead) <= CLOCKS_APART:
        return _fine("this machine's clock agrees with the server's")
    way = "ahead of" if ahead > timedelta() else "behind"
    return _wrong(
        f"this machine's clock is {abs(ahead).total_seconds():.0f} seconds {way} the server's; set it right"
    )


def _before_polling(webhook: _Webhook, ours: str | None) -> Finding:
    waiting = _waiting(webhook)
    if not webhook.url:
        return _fine(f"no webhook is set, {waiting}")
    if webhook.url == ours:
        return _fine(f"our own webhook is still set, `tinbao run` removes it; {waiting}")
    return _wrong(
        f"a webhook is set at {_site(webhook.url)}: another program uses this bot; "
        f"stop it, then `tinbao run` removes the webhook; {waiting}"
    )


def _in_webhook_mode(webhook: _Webhook, ours: str, now: datetime) -> Finding:
    waiting = _waiting(webhook)
    if not webhook.url:
        return _fine(f"no webhook is set yet, `tinbao run` sets it; {waiting}")
    if webhook.url != ours:
        return _wrong(
            f"the webhook is set at {_site(webhook.url)} and not at TINBAO_TELEGRAM_WEBHOOK_URL: another program "
            f"uses this bot, or the setting is new; `tinbao run` sets it to ours; {waiting}"
        )
    failed = datetime.fromtimestamp(webhook.last_error_date, UTC)
    if webhook.pending_update_count and now - failed < RECENTLY:
        return _wrong(
            f"Telegram cannot hand over to our webhook: {_why(webhook.last_error_message)}; {waiting}"
        )
    return _fine(f"the webhook is ours, {waiting}")


def _waiting(webhook: _Webhook) -> str:
    return f"updates that wait: {webhook.pending_update_count}"


def _why(message: str) -> str:
    """A failure of the webhook in our words: Telegram's may quote what the other side said."""
    return next(_reasons(message.lower()), "it fails")


def _reasons(message: str) -> Iterator[str]:
    if status := re.search(r"response from the webhook: (\d{3})\b", message):
        yield f"it answers {status[1]}"
    for pattern, reason in (
        (r"\b(ssl|tls|certificate)", "its certificate is not accepted"),
        (r"time(d )?out", "it does not answer in time"),
        (r"resolve", "its name is not known"),
        (r"connect", "no connection to it"),
    ):
        if re.search(pattern, message):
            yield reason


def _site(url: str) -> str:
    """Scheme, host and port: in the rest of an address others keep their secrets."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _fine(text: str) -> Finding:
    return Finding(True, f"telegram: {text}")


def _wrong(text: str) -> Finding:
    return Finding(False, f"telegram: {text}")
