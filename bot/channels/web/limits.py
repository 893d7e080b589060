"""How often somebody may knock: token buckets in bounded tables, in memory only."""

import hashlib
import math
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` knocks at once, then `per_second` more each second."""

    burst: float
    per_second: float


class Buckets:
    """One token bucket a key. The `most` keys seen last are remembered; a forgotten one starts full."""

    def __init__(self, rate: Rate, monotonic: Callable[[], float], most: int = 50_000) -> None:
        self._rate = rate
        self._monotonic = monotonic
        self._most = most
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._left)

    def take(self, key: str) -> int:
        """0 if `key` may go on, else the whole seconds after which it may."""
        now = self._monotonic()
        left, at = self._left.pop(key, (self._rate.burst, now))
        left = min(self._rate.burst, left + (now - at) * self._rate.per_second)
        allowed = left >= 1
        self._left[key] = (left - 1 if allowed else left, now)
        if len(self._left) > self._most:
            self._left.popitem(last=False)
        return 0 if allowed else max(1, math.ceil((1 - left) / self._rate.per_second))


class Addresses:
    """Names network addresses so that memory holds no address: a hash under a key that lives in it alone."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def name(self, host: str) -> str:
        """The same name for the same host; one for a whole IPv6 /64, which is one household."""
        return hashlib.blake2b(_network(host), key=self._key, digest_size=16).hexdigest()


def _network(host: str) -> bytes:
    try:
        address = ip_address(host)
    except ValueError:
        return host.encode()
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return address.packed[:8] if mapped is None else mapped.packed
    return address.packed
