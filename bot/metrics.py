"""Figures for whoever watches the service: counts and lengths of queues, never anything of a person."""

from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

Gauges = Mapping[str, tuple[str, Callable[[], float]]]
"""Name → meaning, how to read it."""


class _Gauges(Collector):
    """Reads the figures at the moment they are asked for."""

    def __init__(self, gauges: Gauges) -> None:
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        """One gauge a figure."""
        for name, (meaning, read) in self._gauges.items():
            yield GaugeMetricFamily(f"tinbao_{name}", meaning, value=read())


def exposition(gauges: Gauges) -> Callable[[], tuple[bytes, str]]:
    """Gives the figures as Prometheus text, and its media type."""
    registry = CollectorRegistry()
    registry.register(_Gauges(gauges))
    return lambda: (generate_latest(registry), CONTENT_TYPE_PLAIN_0_0_4)
