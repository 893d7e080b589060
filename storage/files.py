"""Files that came in and will belong to no case."""

from storage.tables import file
from storage.work import Work


def forget(work: Work, file_id: str, conversation: bytes) -> None:
    """Deletes the row of a file its sender took back; what lies on disk goes with the next purge.

    One that belongs to a case already stays: it no longer names its sender.
    """
    work.delete(file, {"id": file_id, "conversation": conversation})
