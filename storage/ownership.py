"""One service an embedded database: a second one would send everything twice."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from storage.engine import DatabaseError


@contextlib.contextmanager
def owned(database: Path) -> Iterator[None]:
    """Holds the lock file beside an SQLite database; the system lets go of it when the process ends, however.

    Raises `DatabaseError` if another process holds it or the file cannot be made.
    """
    path = database.with_name(f"{database.name}.lock")
    try:
        lock = path.open("w")
    except OSError as error:
        raise DatabaseError(f"the lock file {path} cannot be made: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DatabaseError(f"another tinbao is at work on {database}: stop it first") from error
        yield
