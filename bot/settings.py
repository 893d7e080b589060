"""Every setting, typed, read once from the environment (prefix `TINBAO_`) and from `.env`."""

import os
import re
from datetime import time
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TINBAO_"
TEST_PREFIX = "TINBAO_TEST_"
"""Variables for the tests alone; the program does not look at them."""

LATER = re.compile(r"TINBAO_ZALO_[A-Z_]+")
"""Variables of releases to come: known, so that they stop no start, and without effect until then."""

DOTENV = Path(".env")


class SettingsError(Exception):
    """A setting is wrong. One plain line that names the variable and never holds its value."""


def _known_engine(url: SecretStr) -> SecretStr:
    if not re.match(r"(sqlite\+aiosqlite:///|postgresql\+asyncpg://).", url.get_secret_value()):
        raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
    return url


def _known_language(locale: str) -> str:
    if not (re.fullmatch(r"[a-z]{2}", locale) and (files("seeds") / "texts" / locale).is_dir()):
        raise ValueError("must be a language that has a folder in seeds/texts, such as vi")
    return locale


def _hour_and_minute(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError("must be a time of day such as 07:00")
    return value


def _bot_token(token: SecretStr | None) -> SecretStr | None:
    if token is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token.get_secret_value()):
        raise ValueError("must be a bot token such as BotFather gives, 123456:ABC-DEF")
    return token


def _web_address(address: str | None) -> str | None:
    if address is not None and not re.match(r"https?://[^/]", address):
        raise ValueError("must begin with https://")
    return address


def _webhook_secret(secret: SecretStr | None) -> SecretStr | None:
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
        raise ValueError("must be 16 to 256 of the characters A-Z a-z 0-9 _ -")
    return secret


def _whole_webhook(mode: str, others: ValidationInfo) -> str:
    needed = ("telegram_webhook_url", "telegram_webhook_secret")
    if mode == "webhook" and not all(others.data.get(name) for name in needed):
        raise ValueError(f"webhook needs {' and '.join(PREFIX + name.upper() for name in needed)}")
    return mode


class Settings(BaseSettings):
    """What `.env.example` explains, line by line. Paths are relative to the working directory."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    database_url: Annotated[SecretStr, AfterValidator(_known_engine)] = SecretStr(
        "sqlite+aiosqlite:///var/tinbao.db"
    )
    keys: Path = Path("var/keys.json")
    files: Path = Path("var/files")
    timezone: ZoneInfo = ZoneInfo("Asia/Ho_Chi_Minh")
    locale: Annotated[str, AfterValidator(_known_language)] = "vi"
    digest_time: Annotated[time, BeforeValidator(_hour_and_minute)] = time(7)
    staff_totp: Literal["on", "off"] = "on"
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8138, ge=1, le=65535)
    web_secure_cookie: Literal["auto", "on", "off"] = "auto"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    queue_size: int = Field(default=4096, ge=1)
    telegram_token: Annotated[SecretStr | None, AfterValidator(_bot_token)] = None
    telegram_api_url: Annotated[str, AfterValidator(_web_address)] = "https://api.telegram.org"
    telegram_webhook_url: Annotated[str | None, AfterValidator(_web_address)] = None
    telegram_webhook_secret: Annotated[SecretStr | None, AfterValidator(_webhook_secret)] = None
    telegram_mode: Annotated[Literal["polling", "webhook"], AfterValidator(_whole_webhook)] = "polling"


def load(dotenv: Path = DOTENV, **overrides: Any) -> Settings:
    """The settings: `overrides` by field name win over the environment, which wins over the file.

    Raises `SettingsError` for a variable we do not know, a bad value or an unreadable file.
    """
    _refuse_unknown(dotenv)
    try:
        return Settings(_env_file=dotenv, **overrides)
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None


def variables() -> list[str]:
    """The name of every variable, in the order of the fields."""
    return [PREFIX + field.upper() for field in Settings.model_fields]


def without_effect(dotenv: Path = DOTENV) -> list[str]:
    """The variables that are set and belong to a later release."""
    names = {name.upper() for name in (*os.environ, *_names_in(dotenv))}
    return sorted(name for name in names if LATER.fullmatch(name))


def _refuse_unknown(dotenv: Path) -> None:
    known = variables()
    for name in (*os.environ, *_names_in(dotenv)):
        upper = name.upper()
        is_ours = upper.startswith(PREFIX) and not upper.startswith(TEST_PREFIX)
        if is_ours and upper not in known and not LATER.fullmatch(upper):
            likely = get_close_matches(upper, known, n=1)
            hint = f", did you mean {likely[0]}?" if likely else ""
            raise SettingsError(f"{name}: no such setting{hint}")


def _names_in(dotenv: Path) -> list[str]:
    try:
        return list(dotenv_values(dotenv))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{dotenv}: cannot be read ({type(error).__name__})") from None


def _one_line(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(f"{PREFIX}{_field(fault['loc'])}: {_reason(fault['msg'])}" for fault in faults)


def _field(location: tuple[int | str, ...]) -> str:
    return str(location[0]).upper().removeprefix(PREFIX)


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ").replace("Input should be", "must be")
