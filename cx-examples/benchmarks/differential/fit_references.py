"""The highest likelihood of some sixty data sets, for FitOptimaTest: likelihoods as their papers print them, an optimiser of SciPy from
many places, and, where the highest point is inside the region, Newton's steps in 40 digits to the last of them.

    python3 fit_references.py [MODEL ...] | grep '|' > optima.txt      (SciPy prints remarks of its own)

A line: the model, `inside` or `edge`, the log-likelihood, the parameters there, a bar, and the customers as frequency, recency, age and
how many, or the survivors of a cohort. The region is that of the library: e^10 either way of 1, or of the longest age. What is at an edge
is told for its likelihood only; the parameters there are not one point.
"""
import sys

import mpmath as mp
import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln

EDGE = 10.0
mp.mp.dps = 40
NODES, WEIGHTS = np.polynomial.legendre.leggauss(80)


# ---- likelihoods in doubles, to search with
def beta_geometric(p, d, born):
    """Fader, Hardie, Lee 2005, equation 6 (born 0); Batislam, Denizel, Filiztekin 2007 (born 1)."""
    r, alpha, a, b = p
    x, last, age, w = d.T
    m = x + born
    stays = betaln(a, b + m) - (r + x) * np.log(alpha + age)
    with np.errstate(invalid="ignore"):
        goes = np.where(m > 0, betaln(a + 1, b + np.maximum(m, 1) - 1) - (r + x) * np.log(alpha + last), -np.inf)
    return (w * (gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b) + np.logaddexp(stays, goes))).sum()


def pareto(p, d):
    """Schmittlein, Morrison, Colombo 1987, the time of leaving by a rule in its logarithm."""
    r, alpha, s, beta = p
    x, last, age, w = d.T
    least = min(alpha, beta)
    low, high = np.log(least + last)[:, None], np.log(least + age)[:, None]
    v = (low + high) / 2 + (high - low) / 2 * NODES
    u = np.exp(v) - least
    fall = (r + x)[:, None] * np.log((alpha + u) / (alpha + last)[:, None]) + (s + 1) * np.log((beta + u) / (beta + last)[:, None])
    whole = s * ((high - low) / 2 * np.exp(v - fall) * WEIGHTS).sum(1)
    goes = np.log(whole) - (r + x) * np.log(alpha + last) - (s + 1) * np.log(beta + last)
    stays = -(r + x) * np.log(alpha + age) - s * np.log(beta + age)
    return (w * (gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta) + np.logaddexp(stays, goes))).sum()


def contract(p, d):
    """Fader, Hardie 2007; with c Fader, Hardie, Liu, Davin, Steenburgh 2018: S(t) = B(a, b + t^c)/B(a, b)."""
    a, b, c = (*p, 1.0)[:3]
    t = np.arange(0.0, len(d)) ** c
    log_s = betaln(a, b + t) - betaln(a, b)
    left = d[:-1] - d[1:]
    with np.errstate(all="ignore"):
        gone = np.where(left > 0, left * (log_s[:-1] + np.log(-np.expm1(np.diff(log_s)))), 0).sum()
    return gone + (d[-1] * log_s[-1] if d[-1] else 0)


# ---- the same in 40 digits
def log_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def exact_beta_geometric(p, d, born):
    r, alpha, a, b = p
    total = mp.mpf(0)
    for x, last, age, w in d:
        m = x + born
        both = mp.exp(log_beta(a, b + m)) / (alpha + age) ** (r + x)
        if m > 0:
            both += mp.exp(log_beta(a + 1, b + m - 1)) / (alpha + last) ** (r + x)
        total += w * (mp.loggamma(r + x) - mp.loggamma(r) + r * mp.log(alpha) - log_beta(a, b) + mp.log(both))
    return total


def exact_pareto(p, d):
    """Fader, Hardie 2005, A note on deriving the Pareto/NBD model: Gauss's function at both ends."""
    r, alpha, s, beta = p
    most, least, by = (alpha, beta, s + 1) if alpha >= beta else (beta, alpha, None)
    total = mp.mpf(0)
    for x, last, age, w in d:
        k = r + s + x
        end = lambda t: mp.hyp2f1(k, by if by is not None else r + x, k + 1, (most - least) / (most + t)) / (most + t) ** k
        try:
            gone = s / k * (end(last) - end(age))
        except mp.mp.NoConvergence:  # alpha far below beta, or far above: the integral itself
            cuts = [(alpha + last) * ((alpha + age) / (alpha + last)) ** (mp.mpf(i) / 8) - alpha for i in range(9)]
            gone = s * mp.quad(lambda u: (alpha + u) ** -(r + x) * (beta + u) ** -(s + 1), cuts)
        both = (alpha + age) ** -(r + x) * (beta + age) ** -s + gone
        total += w * (mp.loggamma(r + x) - mp.loggamma(r) + r * mp.log(alpha) + s * mp.log(beta) + mp.log(both))
    return total


def exact_contract(p, d):
    a, b, c = (*p, mp.mpf(1))[:3]
    s = [mp.exp(log_beta(a, b + mp.mpf(t) ** c) - log_beta(a, b)) for t in range(len(d))]
    total = sum(((d[t - 1] - d[t]) * mp.log(s[t - 1] - s[t]) for t in range(1, len(d)) if d[t - 1] > d[t]), mp.mpf(0))
    return total + (d[-1] * mp.log(s[-1]) if d[-1] else 0)


MODELS = {
    "bgNbd": (4, lambda p, d: beta_geometric(p, d, 0), lambda p, d: exact_beta_geometric(p, d, 0)),
    "mbgNbd": (4, lambda p, d: beta_geometric(p, d, 1), lambda p, d: exact_beta_geometric(p, d, 1)),
    "paretoNbd": (4, pareto, exact_pareto),
    "sbg": (2, contract, exact_contract),
    "bdw": (3, contract, exact_contract),
}
TIMES = {"bgNbd": [1], "mbgNbd": [1], "paretoNbd": [1, 3], "sbg": [], "bdw": []}


# ---- data
def buyers(kind, seed, n, r, alpha, a, b, ages, places=5, unit=1.0, like=1, back=0.0):
    """Drawn from a model, with the last purchase moved to one of some places of the age, so that many are alike."""
    rng = np.random.default_rng(seed)
    rows = {}
    for i in range(n):
        age, rate = ages[i % len(ages)], rng.gamma(r) / alpha
        p = rng.beta(a, b) if kind != "pareto" else 0
        life = rng.exponential(1) / (rng.gamma(a) / b) if kind == "pareto" else np.inf
        t, x, last = 0.0, 0, 0.0
        while not (kind == "mbg" and x == 0 and t == 0 and rng.random() < p):
            t += rng.exponential(1 / rate)
            if t > min(age, life):
                break
            x, last = x + 1, t
            if rng.random() < p:
                break
        key = (x, (np.ceil(last / age * places) - back) / places * age * unit if x else 0.0, age * unit)
        rows[key] = rows.get(key, 0) + like
    return np.array([(*key, w) for key, w in sorted(rows.items())])


def gone_at_once(seed, k):
    """Some never come back, however little the others leave; nearly alike ones now and then."""
    rng = np.random.default_rng([seed, k])
    n, gone, r = int(np.exp(rng.uniform(np.log(15), np.log(600)))), rng.choice([.05, .3, .6, .9]), np.exp(rng.uniform(np.log(.3), np.log(60)))
    mean, ages = np.exp(rng.uniform(np.log(.5), np.log(8))), [[1], [.3, 1], [1, 1, .5, .2]][rng.integers(3)]
    later, places, back = rng.choice([0, 0, .1, .4]), rng.integers(2, 8), rng.choice([0, .5])
    rows = {}
    for i in range(n):
        age = ages[i % len(ages)]
        rate, x, last, t = rng.gamma(r) / r * mean, 0, 0, 0
        if rng.random() > gone:
            while x < 200:
                t += rng.exponential(1 / rate)
                if t > age:
                    break
                x, last = x + 1, t
                if rng.random() < later:
                    break
        key = (x, (np.ceil(last / age * places) - back) / places * age if x else 0.0, age)
        rows[key] = rows.get(key, 0) + 1
    return np.array([(*key, w) for key, w in sorted(rows.items())])


def tables():
    # where searches from one place, or from four, ended below the best
    yield from (gone_at_once(*case) for case in ((5, 28), (5, 44), (6, 6), (6, 74), (6, 78)))
    yield buyers("bg", 1, 300, .25, 4.4, .8, 2.4, [27, 39], back=.5)
    yield buyers("bg", 2, 400, 1, 8, 1, 2, [20, 39], 4, back=.5)
    yield buyers("mbg", 3, 500, .5, 6, .9, 1.6, [26, 52], 4, back=.5)
    yield buyers("pareto", 4, 400, .55, 10.6, .6, 11.7, [39], 6)
    yield buyers("bg", 5, 60, 2, 40, .5, 3, [30], 6, 7.0)
    yield buyers("mbg", 6, 5000, .3, 20, .4, .6, [52], 4, 604800.0)
    yield buyers("pareto", 7, 2000, 1.5, 3, 2, 4, [1, 3], 3, 1 / 52)
    yield buyers("bg", 8, 250, 40, 500, 1, 4, [30], 6)
    yield buyers("bg", 9, 250, .06, 1, .8, 3, [10, 60], 3, 1e-6, back=.5)
    yield buyers("bg", 10, 200, 1, 30, .05, 5, [40], 5, back=.5)
    yield buyers("mbg", 11, 300, 1, 10, .06, .09, [40], 5)
    yield buyers("mbg", 12, 300, .8, 9, 30, 60, [35], 5)
    yield buyers("bg", 13, 9, .6, 5, .9, 2, [20, 30], 3, 1.0, 400_000)
    yield buyers("pareto", 14, 25, .8, 6, .5, 12, [30], 4, back=.5)
    yield buyers("bg", 15, 300, .7, 2, .6, 1.5, [.05, 4, 200], 3, back=.5)
    yield np.array([(0, 0, 0, 7), (0, 0, 10, 180), (1, 2, 10, 21), (1, 9, 10, 30), (3, 8, 10, 12), (7, 10, 10, 3), (12, 5, 10, 1.0)])
    yield np.array([(0, 0, 5, 998), (1, 4, 5, 1), (0, 0, 9, 400), (2, 1, 9, 1.0)])
    yield np.array([(0, 0, 1, 500), (4, .5, 1, 91.0)])
    yield buyers("pareto", 21, 120, .6, 6, .8, 10, [40], 24, back=.5)
    yield buyers("pareto", 22, 160, 2, 9, .6, 4, [1, 30], 20, 7.0, back=.5)


def cohorts():
    yield [1000, 869, 743, 653, 593, 551, 517, 491]
    yield [1000, 631, 468, 382, 326, 289, 262, 241]
    yield [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394]
    yield [1_000_000_000, 700_000_000, 560_000_000, 480_000_000, 425_000_000, 390_000_000]
    yield [12, 9, 8, 7, 7, 6]
    yield [100, 100, 96, 90, 83, 76, 70, 65, 61]
    yield [5000, 2000, 1400, 1210, 1150, 1130, 1122]
    yield [300, 240, 191, 154, 122, 99, 79, 63]
    yield [400, 200, 100, 50, 25, 12, 6]
    yield [1000, 500, 499, 499, 499, 498]
    yield [10_000, 9_999, 9_998, 9_996, 9_993, 9_989]
    yield [250, 200, 170, 150, 140, 140, 140, 0]
    yield [80, 60, 30, 10, 2, 0, 0]
    yield [7, 5, 5, 4, 4, 4, 4, 3, 3]
    yield [20_000_000, 19_000_000, 17_500_000, 15_900_000, 14_400_000, 13_100_000, 12_000_000]
    yield [1000, 1000, 1000, 600, 360, 216]
    yield [500, 450, 400, 352, 309, 270, 236]


# ---- the search
def climb(f, start, n):
    h = np.eye(n) * 1e-5
    both = lambda u: (f(u), np.array([(f(u + e) - f(u - e)) / 2e-5 for e in h]))
    u, value = start, np.inf
    for _ in range(5):
        got = minimize(both, u, jac=True, method="L-BFGS-B", bounds=[(-EDGE, EDGE)] * n, options={"maxiter": 800, "ftol": 1e-17, "gtol": 1e-11})
        if not got.fun < value - 1e-13:
            break
        u, value = got.x, got.fun
    return value, u


def newton(f, u):
    """To the maximum in 40 digits, or None if it is not one inside."""
    n, h = len(u), mp.mpf(10) ** -10
    u = mp.matrix([mp.mpf(float(v)) for v in u])
    move = lambda *at: f([mp.exp(u[i] + h * at.count(i) - h * at.count(-i - 1)) for i in range(n)])
    for _ in range(8):
        middle = move()
        up, down = [move(i) for i in range(n)], [move(-i - 1) for i in range(n)]
        slope = mp.matrix([(up[i] - down[i]) / (2 * h) for i in range(n)])
        curve = mp.matrix(n, n)
        for i in range(n):
            for j in range(i + 1):
                value = (up[i] - 2 * middle + down[i]) if i == j else (move(i, j) - up[i] - up[j] + 2 * middle - down[i] - down[j] + move(-i - 1, -j - 1)) / 2
                curve[i, j] = curve[j, i] = value / h ** 2
        step = mp.lu_solve(curve, slope)
        if mp.norm(step, mp.inf) > 1 or max(mp.eigsy(curve, eigvals_only=True)) >= 0:
            return None
        u -= step
        if max(abs(v) for v in u) > EDGE - .1:
            return None
        if mp.norm(step, mp.inf) < mp.mpf(10) ** -13:
            return [mp.exp(v) for v in u]
    return None


def optimum(model, d):
    n, quick, exact = MODELS[model]
    table = d.ndim == 2
    unit = d[:, 2].max() if table else 1.0
    size = d[:, 3].sum() if table else d[0]
    scale = np.ones(n)
    scale[TIMES[model]] = unit

    def f(u):
        with np.errstate(all="ignore"):
            value = -quick(np.exp(u) * scale, d) / size
        return value if np.isfinite(value) else 1e9
    rng = np.random.default_rng(5)
    starts = [rng.uniform(-3, 3, n) for _ in range(8)] + [rng.uniform(-8, 8, n) for _ in range(6)]
    value, u = min((climb(f, s, n) for s in starts), key=lambda end: end[0])
    whole = [[mp.mpf(float(v)) for v in row] for row in d] if table else [int(v) for v in d]
    true = lambda p: exact([v * mp.mpf(float(s)) for v, s in zip(p, scale)], whole)
    inside = newton(true, u) if np.abs(u).max() < EDGE - .1 else None
    at = inside or [mp.exp(mp.mpf(float(v))) for v in u]
    return "inside" if inside else "edge", true(at), [v * mp.mpf(float(s)) for v, s in zip(at, scale)]


def number(v):
    return str(int(v)) if v == int(v) and abs(v) < 1e15 else repr(float(v))


if __name__ == "__main__":
    for model in sys.argv[1:] or MODELS:
        contracts = TIMES[model] == []
        for d in (np.array(c, dtype=float) for c in cohorts()) if contracts else tables():
            where, value, at = optimum(model, d)
            rows = " ".join(number(v) for v in d) if contracts else ", ".join(" ".join(number(v) for v in row) for row in d)
            print(model, where, mp.nstr(value, 17), *(mp.nstr(v, 15) for v in at), "|", rows, flush=True)
