"""Judges the cases of DifferentialCases by 50-digit arithmetic: largest error per function.

Run: python3 library.py < cases.jsonl
The error of a limit or value v is |library - v| / max(|v|, 1e-300); of limits that are 0 or 1 (-1), absolute.
"""
import json
import sys
from collections import defaultdict

from mpmath import erfinv, exp, gamma, loggamma, log, mp, mpf, quad, sqrt

from scores import tango

mp.dps = 50
Z = sqrt(mpf(2)) * erfinv(mpf("0.95"))


def bisect(f, lo, hi, steps=180):
    """The point where f turns from positive to not."""
    for _ in range(steps):
        m = (lo + hi) / 2
        if f(m) > 0:
            lo = m
        else:
            hi = m
    return (lo + hi) / 2


def wilson(x, n, z=Z):
    c, h = (x + z * z / 2) / (n + z * z), z * sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
    return [mpf(0) if x == 0 else c - h, mpf(1) if x == n else c + h]


def wald(x, n):
    h = Z * sqrt(x * (n - x) / n) / n
    return [max(mpf(0), x / n - h), min(mpf(1), x / n + h)]


def agresti_coull(x, n):
    return wald(x + Z * Z / 2, n + Z * Z)


def binomial_tail_at_least(x, n, p):
    """P(X >= x) of x up to some thousands, by the shorter sum of whole terms."""
    term = exp(loggamma(n + 1) - loggamma(x + 1) - loggamma(n - x + 1) + x * log(p) + (n - x) * log(1 - p))
    if x > n * p:
        s, k = mpf(0), x
        while term > 0 and k <= n and term > s * mpf(10) ** -45:
            s += term
            term *= (n - k) / (k + 1) * p / (1 - p)
            k += 1
        return s
    s, k = mpf(0), x
    term *= k / (n - k + 1) * (1 - p) / p
    k -= 1
    while k >= 0 and term > s * mpf(10) ** -45:
        s += term
        if k == 0:
            break
        term *= k / (n - k + 1) * (1 - p) / p
        k -= 1
    return 1 - s


def clopper_error(x, n, out):
    """Backward: the tail at the limit against 0.025, over what a relative step of the limit changes."""
    worst = mpf(0)
    for limit, tail in ((out[0], lambda p: binomial_tail_at_least(x, n, p)),
                        (out[1], lambda p: 1 - binomial_tail_at_least(x + 1, n, p))):
        if limit in (0, 1):
            continue
        t = tail(limit)
        e = mpf("1e-20")
        slope = abs(tail(limit * (1 + e)) - t) / e if limit < 0.5 else abs(tail(1 - (1 - limit) * (1 + e)) - t) / e
        scale = 1 if limit < 0.5 else (1 - limit) / limit
        worst = max(worst, abs(t - mpf("0.025")) / slope * scale)
    return worst


def miettinen(xa, na, xb, nb):
    def stat(t):
        def slope(q):
            s = mpf(0)
            s += xa / (q + t) if xa else 0
            s -= (na - xa) / (1 - q - t) if na - xa else 0
            s += xb / q if xb else 0
            s -= (nb - xb) / (1 - q) if nb - xb else 0
            return s
        q = bisect(slope, max(mpf(0), -t), min(mpf(1), 1 - t), 170)
        n = na + nb
        v = ((q + t) * (1 - q - t) / na + q * (1 - q) / nb) * n / (n - 1)
        gap = xa / na - xb / nb - t
        return gap / sqrt(v) if v > 0 else gap * mpf(10) ** 60
    d = xa / na - xb / nb
    return [mpf(-1) if d == -1 else bisect(lambda t: stat(t) - Z, mpf(-1), d, 120),
            mpf(1) if d == 1 else bisect(lambda t: stat(t) + Z, d, mpf(1), 120)]


def newcombe(xa, na, xb, nb):
    (la, ua), (lb, ub) = wilson(xa, na), wilson(xb, nb)
    a, b = xa / na, xb / nb
    return [a - b - sqrt((a - la) ** 2 + (ub - b) ** 2), a - b + sqrt((ua - a) ** 2 + (b - lb) ** 2)]


def pooled(xa, na, xb, nb):
    p = (xa + xb) / (na + nb)
    return [(xa / na - xb / nb) / sqrt(p * (1 - p) * (1 / na + 1 / nb))]


def goodman(*counts):
    c = 2 * erfinv(1 - mpf("0.05") / 3) ** 2
    n, out = sum(counts), []
    for x in counts:
        h = sqrt(c * (c + 4 * x * (n - x) / n))
        out += [(c + 2 * x - h) / (2 * (n + c)), (c + 2 * x + h) / (2 * (n + c))]
    return out


def e_value(x, n, p, a, b):
    return [exp(loggamma(x + a) + loggamma(n - x + b) - loggamma(n + a + b) - loggamma(a) - loggamma(b)
                + loggamma(a + b) - x * log(p) - (n - x) * log(1 - p))]


def moments(*v):
    m = sum(v) / len(v)
    return [m, sum((x - m) ** 2 for x in v)]


def halves(v):
    n = int(v[0])
    return v[1:n + 1], v[n + 1:]


def welch(*v):
    a, b = halves(v)
    (ma, sa), (mb, sb) = moments(*a), moments(*b)
    return [(ma - mb) / sqrt(sa / (len(a) - 1) / len(a) + sb / (len(b) - 1) / len(b))]


def hedges(*v):
    a, b = halves(v)
    (ma, sa), (mb, sb) = moments(*a), moments(*b)
    m = mpf(len(a) + len(b) - 2)
    return [(ma - mb) / sqrt((sa + sb) / m) * gamma(m / 2) / sqrt(m / 2) / gamma((m - 1) / 2)]


def mann_whitney(*v):
    a, b = halves(v)
    n = mpf(len(v) - 1)
    u = sum(mpf(x > y) + mpf(x == y) / 2 for x in a for y in b)
    ties = sum(mpf(t) ** 3 - t for t in [v[1:].count(x) for x in set(v[1:])])
    var = mpf(len(a) * len(b)) / 12 * (n + 1 - ties / (n * (n - 1)))
    return [(u - mpf(len(a) * len(b)) / 2) / sqrt(var)]


def mann_kendall(*v):
    return [mpf(sum((v[j] > v[i]) - (v[j] < v[i]) for j in range(len(v)) for i in range(j)))]


def sbg(a, b, t):
    return [exp(loggamma(b + t) + loggamma(a + b) - loggamma(b) - loggamma(a + b + t))]


def bg_nbd(r, al, a, b, x, tx, age):
    k = r + x
    stay = exp(loggamma(b + x) + loggamma(a + b) - loggamma(b) - loggamma(a + b + x)) / (al + age) ** k
    gone = mpf(0)
    if x > 0:
        gone = exp(loggamma(a + 1) + loggamma(b + x - 1) - loggamma(a + b + x) + loggamma(a + b) - loggamma(a)
                   - loggamma(b)) / (al + tx) ** k
    return [loggamma(k) - loggamma(r) + r * log(al) + log(stay + gone)]


def pareto(r, al, s, be, x, tx, age):
    k = r + x
    cuts = [tx] + [tx + (age - tx) * mpf(2) ** -i for i in range(14, 0, -1)] + [age]
    # scaled to begin at 1: quad ends at an absolute error
    inner = quad(lambda u: ((al + tx) / (al + u)) ** k * ((be + tx) / (be + u)) ** (s + 1), cuts) / (be + tx)
    stay = ((al + tx) / (al + age)) ** k * ((be + tx) / (be + age)) ** s
    return [loggamma(k) - loggamma(r) + r * log(al) - k * log(al + tx) + s * log(be / (be + tx)) + log(stay + s * inner)]


RIGHT = {
    "proportion.wilson": wilson, "proportion.wald": wald, "proportion.agresti-coull": agresti_coull,
    "goodman": goodman, "eValue": e_value, "difference.pooled z": pooled,
    "difference.interval.newcombe": newcombe, "difference.interval.miettinen-nurminen": miettinen,
    "nps.score": lambda d, p, r: [100 * tango(d, p, r, Z), -100 * tango(r, p, d, Z)],
    "moments": moments, "welch.t": welch, "hedgesG": hedges, "mannWhitney.z": mann_whitney,
    "mannKendall.s": mann_kendall, "shiftedBetaGeometric.survival": sbg,
    "bgNbd.logLikelihood": bg_nbd, "paretoNbd.logLikelihood": pareto,
}
LIMITED = {"difference.interval.miettinen-nurminen": 60, "paretoNbd.logLikelihood": 60, "nps.score": 150}


def main():
    worst, seen = defaultdict(lambda: (mpf(0), None)), defaultdict(int)
    for line in sys.stdin:
        case = json.loads(line)
        name, given, out = case["function"], [mpf(v) for v in case["input"]], [mpf(v) for v in case["output"]]
        if seen[name] >= LIMITED.get(name, 10 ** 9):
            continue
        if name == "proportion.clopper-pearson":
            if min(given[0], given[1] - given[0]) > 3000 or given[0] > 3000:
                continue
            seen[name] += 1
            error = clopper_error(given[0], given[1], out)
        elif name in RIGHT:
            seen[name] += 1
            right = RIGHT[name](*given)
            # a value that is itself a difference of like numbers is judged beside them
            scale = max(abs(w) for w in right) if name.startswith("difference.interval") or name == "nps.score" else 0
            error = max(abs(v - w) / max(abs(w), scale, mpf("1e-300")) for v, w in zip(out, right))
        else:
            continue
        if error > worst[name][0]:
            worst[name] = (error, case["input"])
    for name in sorted(seen):
        print(f"{name:42s} {seen[name]:6d} cases  {float(worst[name][0]):.1e}  {worst[name][1]}"[:150])


main()
