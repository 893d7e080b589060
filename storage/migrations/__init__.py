"""The schema's history; every step is run by `storage.migrate`."""
