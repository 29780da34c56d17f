"""What the judges share: a case that is refused or not judged, decimals, quantiles, and what an input has to be."""
from fractions import Fraction as F

from mpmath import mpf

REFUSED = "refused"


class Skip(Exception):
    """A case on which the catalogue says nothing."""


class Refused(Exception):
    """A case that cannot be right."""


def refuse(wrong):
    if wrong:
        raise Refused


# ---- numbers
def m(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, F) else mpf(x)


def some(x):
    return None if x is None else m(x)


def dec(x):
    """The decimal number that was written, not its double."""
    return F(repr(x)) if isinstance(x, float) else F(x)


def mean(xs):
    xs = [dec(x) for x in xs]
    return sum(xs) / len(xs) if xs else None


def share(x, n):
    return m(F(x, n)) if n else None


def seven(v, p):
    """Type 7 quantile."""
    v = sorted(v)
    h = (len(v) - 1) * F(p)
    k = int(h)
    return v[k] + (h - k) * (v[k + 1] - v[k]) if k + 1 < len(v) else v[k]


def exactly(d):
    """A map that must not hold anything else."""
    return dict(d, _all=True)


# ---- what an input has to be
def once(names):
    names = list(names)
    refuse(len(set(names)) < len(names))
    return names


def within(x, low, high):
    refuse(not low <= dec(x) <= high)
    return dec(x)


def confidence(i):
    refuse(not 0.5 <= i["confidence"] < 1)  # the house refuses less than one half
    return mpf(i["confidence"])


def on_scale(x, scale):
    refuse(scale["min"] >= scale["max"] or dec(x).denominator != 1 or not scale["min"] <= x <= scale["max"])
    return dec(x)


def not_negative(*xs):
    for x in xs:
        refuse(dec(x) < 0)


def part(x, n):
    """x of n, in whole numbers."""
    not_negative(x, n)
    refuse(x > n)
