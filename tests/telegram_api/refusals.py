"""How the Bot API says no: an HTTP status that equals `error_code`, and a description to the letter.

The texts come from the server's own source (tdlib/telegram-bot-api, and tdlib for what it passes on); where
Telegram's text could not be found, the function that uses it says so.
"""

from typing import Any

CONFLICT_POLLING = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
CONFLICT_WEBHOOK_SET = "Conflict: terminated by setWebhook request"
CONFLICT_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

_USUAL = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: CONFLICT_POLLING,
    413: "Request Entity Too Large",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
}


class Refusal(Exception):
    """One refused call. `parameters` is what goes beside the description, such as `retry_after`."""

    def __init__(self, status: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters or {}

    def wire(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> Refusal:
    """400; `reason` stands after "Bad Request: "."""
    return Refusal(400, f"Bad Request: {reason}")


def unparsable_entities(reason: str) -> Refusal:
    """400: the markup of a text."""
    return bad_request(f"can't parse entities: {reason}")


def forbidden(reason: str) -> Refusal:
    """403; `reason` stands after "Forbidden: "."""
    return Refusal(403, f"Forbidden: {reason}")


def too_many_requests(retry_after: int) -> Refusal:
    """429; `retry_after` in whole seconds, at least 1."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def migrated(new_id: int) -> Refusal:
    """400: the group is a supergroup now, with another id."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, description, {"migrate_to_chat_id": new_id})


def usual(status: int) -> Refusal:
    """What the server says with a status when it says nothing particular."""
    return Refusal(status, _USUAL.get(status, "Unknown Error"))
