"""Deadlines: which days count, how long the law and the unit give, and when to remind of it. All of it pure."""
