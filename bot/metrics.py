"""Figures for whoever watches the service: counts and lengths of queues, never anything of a person."""

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector


class _Gauges(Collector):
    """Reads the figures at the moment they are asked for."""

    def __init__(self, gauges: dict[str, tuple[str, Callable[[], float]]]) -> None:
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        """One gauge a figure."""
        for name, (meaning, read) in self._gauges.items():
            yield GaugeMetricFamily(f"tinbao_{name}", meaning, value=read())


def exposition(gauges: dict[str, tuple[str, Callable[[], float]]]) -> Callable[[], tuple[bytes, str]]:
    """Gives the figures as Prometheus text, and its media type. `gauges`: name → meaning, how to read it."""
    registry = CollectorRegistry()
    registry.register(_Gauges(gauges))
    return lambda: (generate_latest(registry), CONTENT_TYPE_PLAIN_0_0_4)
