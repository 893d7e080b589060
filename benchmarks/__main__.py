"""`python -m benchmarks [--quick] [--telegram | --kills | --lists]`.

Imports nothing unasked: every measured process imports this file too.
"""

if __name__ == "__main__":
    import sys

    from benchmarks.report import main

    sys.exit(main())
