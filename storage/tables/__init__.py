"""Every table, by subject. Columns ending in `_sealed` hold ciphertext; the rest may be read by whoever has the disk.

What is left in the clear is what officers filter and count by: category, commune, status, times.
"""

from storage.tables.auditing import audit
from storage.tables.case import case_event, cases, consent, reporter
from storage.tables.chats import conversation, inbox, outbox
from storage.tables.clocks import clock
from storage.tables.columns import EPOCH, Instant, day_of, metadata, microseconds
from storage.tables.digests import digest_run, subscription
from storage.tables.exports import export_job, export_part
from storage.tables.files import file, file_work
from storage.tables.keeping import counter, setting
from storage.tables.ledger import seizure
from storage.tables.likeness import comparison, likeness
from storage.tables.people import invite, staff, staff_group
from storage.tables.places import boundary
from storage.tables.registers import model, model_remark, warning, warning_subscription
from storage.tables.reveals import reveal_request
from storage.tables.searching import case_to_index, case_token
from storage.tables.units import unit
from storage.tables.unlocking import recovery, step_up, view

__all__ = [
    "EPOCH",
    "Instant",
    "audit",
    "boundary",
    "case_event",
    "case_to_index",
    "case_token",
    "cases",
    "clock",
    "comparison",
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
    "likeness",
    "metadata",
    "microseconds",
    "model",
    "model_remark",
    "outbox",
    "recovery",
    "reporter",
    "reveal_request",
    "seizure",
    "setting",
    "staff",
    "staff_group",
    "step_up",
    "subscription",
    "unit",
    "view",
    "warning",
    "warning_subscription",
]
