"""The web channel: JSON over HTTP for the page, for other front ends and for tests, and the page itself."""

from bot.channels.web.channel import WebChannel, WebOptions, web_app
from bot.channels.web.ports import WebLimits, WebPorts

__all__ = ["WebChannel", "WebLimits", "WebOptions", "WebPorts", "web_app"]
