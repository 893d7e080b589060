"""Cases taken out of the service: as a table, or one of them as a file; masked, and locked for their reader."""
