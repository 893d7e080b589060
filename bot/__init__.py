"""Tin Báo: the service a citizen, an officer and an admin talk to."""
