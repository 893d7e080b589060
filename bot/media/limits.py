"""How much of a file we take."""

from datetime import timedelta

FILE_BYTES = 20 * 1024 * 1024
"""Of a file as it comes; the Bot API gives out no larger one either."""

LONGEST_SOUND = timedelta(minutes=10)
LONGEST_VIDEO = timedelta(minutes=5)
PDF_PAGES = 300

WORKER_SECONDS = 90.0
"""Of a clock on the wall, for one file, before its worker is killed."""
WORKER_CPU_SECONDS = 60
WORKER_MEMORY = 1536 * 1024 * 1024
"""Bytes of address space; a picture of 25 million points with transparency is the heaviest that is taken."""

AT_ONCE = 2
"""Workers side by side."""
