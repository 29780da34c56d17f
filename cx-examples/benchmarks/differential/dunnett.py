"""The law of the largest |t| of several arms against one control with one variance (Dunnett 1955), by two nested rules.

Over the control's deviate and over the logarithm of the common standard deviation, in panels that break where an arm's step is and
where the chi density turns; tails are added, never taken from 1. Held to Student's law, which it is with one arm, or with arms so
large that all look at the same control.
"""
import numpy as np
from scipy.special import gammaln, ndtr

NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)


def panels(cuts):
    cuts = np.unique(cuts)
    half = np.diff(cuts)[:, None] / 2
    return (cuts[:-1, None] + half * (1 + NODES)).ravel(), (half * WEIGHTS).ravel()


def any_beyond(c, lam, rest):
    """P(some arm's |x| > c) given the common deviation, both sides of the control by symmetry."""
    reach = np.array([0, .05, .2, .5, 1, 2, 3, 4.5, 6, 9])
    cuts = np.linspace(0, 14, 29)
    for l, r in {(float(l), float(r)) for l, r in zip(lam, rest)}:
        if l > 0:
            cuts = np.concatenate([cuts, c / l + r / l * reach, c / l - r / l * reach])
    z, w = panels(np.clip(cuts, 0, 14))
    above = ndtr((lam[:, None] * z - c) / rest[:, None])
    below = ndtr((-lam[:, None] * z - c) / rest[:, None])
    with np.errstate(divide="ignore"):
        every = np.log1p(-np.minimum(1, above + below)).sum(0)
    return 2 * (w * np.exp(-z * z / 2) / np.sqrt(2 * np.pi) * -np.expm1(every)).sum()


def upper_tail(c, n_control, n_arms, df):
    n = np.array(n_arms, dtype=float)
    lam, rest = np.sqrt(n / (n + n_control)), np.sqrt(n_control / (n + n_control))
    wide = 1 / np.sqrt(2.0 * df)
    # where s is so small that nothing is beyond, or its density has gone
    low = max(-12 * wide - 40 / df, -np.log(max(c, 1)) - 40 / df - 12 * wide)
    v, w = panels(np.concatenate([np.linspace(low, 0, 14), np.linspace(0, min(2.0, 10 * wide), 6), np.linspace(-8, 8, 10) * min(wide, .25)]))
    log = df * (v - np.expm1(2 * v) / 2)
    dens = w * np.exp(log)
    # large shapes: the gamma function's own digits do not reach; the density's sum is its constant
    dens /= dens.sum() if df > 1000 else np.exp(gammaln(df / 2) + df / 2 - df / 2 * np.log(df / 2) - np.log(2))
    live = dens > 1e-40
    return sum(a * any_beyond(c * np.exp(b), lam, rest) for a, b in zip(dens[live], v[live]))


def critical(tail, n_control, n_arms, df):
    f = lambda c: np.log(upper_tail(c, n_control, n_arms, df) / tail)
    a, b = 2.5, 3.0
    fa, fb = f(a), f(b)
    for _ in range(30):
        a, b, fa = b, min(max(b - fb * (b - a) / (fb - fa), b / 3), b * 3), fb
        fb = f(b)
        if abs(b - a) < 1e-7 * b or fa == fb:
            break
    return b - (fb * (b - a) / (fb - fa) if fa != fb else 0)
