"""Distributions, quantiles and small linear algebra by 40-digit arithmetic, for the judges of this folder."""
from functools import lru_cache

from mpmath import erfc, erfinv, exp, gammainc, inf, log, loggamma, mp, mpf, sqrt

mp.dps = 40


def bisect(f, lo, hi, steps=140):
    """The point where f turns from positive to not."""
    for _ in range(steps):
        m = (lo + hi) / 2
        if f(m) > 0:
            lo = m
        else:
            hi = m
    return (lo + hi) / 2


def phi(x):
    """Normal distribution function."""
    return erfc(-x / sqrt(mpf(2))) / 2


def betainc(a, b, lower, x, regularized=True):
    """Regularised incomplete beta function by Lentz's continued fraction, also for shapes of 1e9."""
    a, b, x = mpf(a), mpf(b), mpf(x)
    if x <= 0 or x >= 1:
        return mpf(x > 0)
    if x > (a + 1) / (a + b + 2):
        return 1 - betainc(b, a, 0, 1 - x)
    tiny = mpf(10) ** -300
    c, d = mpf(1), 1 / (1 - (a + b) * x / (a + 1))
    h, k = d, 1
    while True:
        for num in (k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k)), -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))):
            d = 1 / ((1 + num * d) or tiny)
            c = (1 + num / c) or tiny
            step = c * d
            h *= step
        if abs(step - 1) < mpf(10) ** (1 - mp.dps):
            break
        k += 1
    return h * exp(a * log(x) + b * log(1 - x) - loggamma(a) - loggamma(b) + loggamma(a + b)) / a


def two_sided(z):
    return erfc(abs(z) / sqrt(mpf(2)))


@lru_cache(maxsize=None)
def quantile(p):
    """Normal quantile."""
    return -sqrt(mpf(2)) * erfinv(1 - 2 * mpf(p))


def z_of(confidence):
    return quantile((1 + mpf(confidence)) / 2)


def t_two_sided(t, df):
    t, df = mpf(t), mpf(df)
    if (df + 1) / 2 * log(1 + t * t / df) > 690:
        return mpf(0)  # below every double
    x = df / (df + t * t)
    if x < mpf("0.5"):
        return betainc(df / 2, mpf("0.5"), 0, x, regularized=True)
    return 1 - betainc(mpf("0.5"), df / 2, 0, 1 - x, regularized=True)


@lru_cache(maxsize=None)
def t_of(confidence, df):
    """The t with P(|T| > t) = 1 - confidence: secants on log p from the normal quantile."""
    a = log(1 - mpf(confidence))
    f = lambda t: log(t_two_sided(t, df)) - a
    lo = z_of(confidence)
    hi = lo * 2
    while f(hi) > 0:
        hi *= 2
    lo = mpf(0)
    x0, x1 = hi / 2, hi
    f0, f1 = f(x0), f(x1)
    for _ in range(60):
        x = x1 - f1 * (x1 - x0) / (f1 - f0) if f1 != f0 else x1
        if not lo < x < hi:
            x = (lo + hi) / 2
        fx = f(x)
        if fx > 0:
            lo = max(lo, x)
        else:
            hi = min(hi, x)
        if abs(x - x1) < mpf(10) ** -32 * abs(x):
            return x
        x0, f0, x1, f1 = x1, f1, x, fx
    return x1


def chi_square_above(x, df):
    return gammainc(mpf(df) / 2, mpf(x) / 2, inf, regularized=True) if x > 0 else mpf(1)


def beta_quantile(p, a, b):
    return bisect(lambda x: p - betainc(a, b, 0, x, regularized=True), mpf(0), mpf(1))


def solve(a, b):
    """a x = b by elimination with pivots, in the numbers given (fractions stay exact); None if singular."""
    n = len(a)
    m = [list(a[i]) + (list(b[i]) if isinstance(b[i], (list, tuple)) else [b[i]]) for i in range(n)]
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(m[r][c]))
        if m[p][c] == 0:
            return None
        m[c], m[p] = m[p], m[c]
        for r in range(c + 1, n):
            if m[r][c] != 0:
                f = m[r][c] / m[c][c]
                m[r] = [x - f * y for x, y in zip(m[r], m[c])]
    width = len(m[0]) - n
    x = [[0] * width for _ in range(n)]
    for r in range(n - 1, -1, -1):
        for k in range(width):
            x[r][k] = (m[r][n + k] - sum(m[r][j] * x[j][k] for j in range(r + 1, n))) / m[r][r]
    return x if isinstance(b[0], (list, tuple)) else [row[0] for row in x]


def beta_ln(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)
