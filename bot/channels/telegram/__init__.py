"""The Telegram channel."""

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.ports import TelegramOptions, TelegramPorts

__all__ = ["TelegramChannel", "TelegramOptions", "TelegramPorts"]
