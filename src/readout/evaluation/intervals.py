"""95% intervals: how far a share or an F1 could lie from its value, had other documents been annotated."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

Interval = tuple[float, float]

_Z = 1.959964  # the normal distribution's 97.5% quantile
_SAMPLES = 10_000
_SEED = 20_211_216


def wilson(hits: int, of: int) -> Interval:
    """Wilson's score interval of a share (Wilson 1927); everything is possible where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def f1(found: int, missed: int, spurious: int) -> float:
    """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
    return 2 * found / (2 * found + missed + spurious) if found + missed + spurious else 1.0


def bootstrap(counts: Sequence[tuple[int, int, int]]) -> Interval:
    """The percentile interval of F1 over documents drawn with replacement (Efron 1979).

    ``counts`` are found, missed and spurious records of each document. The draws are always the same.
    """
    table = np.asarray(counts, dtype=np.int64).reshape(-1, 3)
    if not len(table):
        return 0.0, 1.0
    draws = np.random.default_rng(_SEED).multinomial(len(table), [1 / len(table)] * len(table), _SAMPLES)
    found, missed, spurious = (draws @ table).T
    total = 2 * found + missed + spurious
    values = np.divide(2 * found, total, out=np.ones(len(draws)), where=total > 0)
    low, high = np.percentile(values, (2.5, 97.5))
    return float(low), float(high)
