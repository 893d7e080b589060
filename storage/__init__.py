"""What is on disk: tables, engines, sealing. Imports nothing of `bot`."""
