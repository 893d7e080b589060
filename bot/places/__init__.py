"""GPS or words → commune: offline, from two small tables in `seeds/`."""

from bot.places.gazetteer import Gazetteer

__all__ = ["Gazetteer"]
