"""The time of day as people here read it."""

from datetime import timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""Asia/Ho_Chi_Minh has had no other offset since 1975, and none is planned."""
