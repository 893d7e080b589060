"""The figures of the README, measured here, and the stock bots they are measured against."""
