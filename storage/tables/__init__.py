"""Every table, by subject. Columns ending in `_sealed` hold ciphertext; the rest may be read by whoever has the disk.

What is left in the clear is what officers filter and count by: category, commune, status, times.
"""

from storage.tables.auditing import audit
from storage.tables.case import case_event, cases, consent, reporter
from storage.tables.chats import conversation, inbox, outbox
from storage.tables.columns import EPOCH, Instant, day_of, metadata, microseconds
from storage.tables.digests import digest_run, subscription
from storage.tables.exports import export_job, export_part
from storage.tables.files import file, file_work
from storage.tables.keeping import counter, setting
from storage.tables.people import invite, staff, staff_group
from storage.tables.places import boundary
from storage.tables.registers import model, model_remark, warning, warning_subscription
from storage.tables.reveals import reveal_request

__all__ = [
    "EPOCH",
    "Instant",
    "audit",
    "boundary",
    "case_event",
    "cases",
    "consent",
    "conversation",
    "counter",
    "day_of",
    "digest_run",
    "export_job",
    "export_part",
    "file",
    "file_work",
    "inbox",
    "invite",
    "metadata",
    "microseconds",
    "model",
    "model_remark",
    "outbox",
    "reporter",
    "reveal_request",
    "setting",
    "staff",
    "staff_group",
    "subscription",
    "warning",
    "warning_subscription",
]
