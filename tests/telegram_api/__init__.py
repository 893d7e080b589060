"""A strict Bot API server for tests: real HTTP on loopback, people with phones, faults on request.

It stands in for Telegram, not for any of our code. Its limits and refusals follow the Bot API's
specification and the server's source; where it goes by inference, the place says so.
"""

from tests.telegram_api.api import Api
from tests.telegram_api.chats import Button, Chat, Message
from tests.telegram_api.faults import Fault
from tests.telegram_api.groups import Group
from tests.telegram_api.people import Person
from tests.telegram_api.presses import Press
from tests.telegram_api.server import serving
from tests.telegram_api.world import TOKEN, Call

__all__ = [
    "TOKEN", "Api", "Button", "Call", "Chat", "Fault", "Group", "Message", "Person", "Press", "serving",
]  # fmt: skip
