"""Scores, shares, means, their intervals, tests and sizes: random calls and the right results."""
from fractions import Fraction
from math import comb

from mpmath import asin, ceil, exp, log, loggamma, mp, mpf, quad, sqrt

from judging import refuse, Skip
from laws import beta_quantile, betainc, bisect, chi_square_above, phi, quantile, t_of, t_two_sided, two_sided, z_of


def counts3(r, hi=400):
    return {"detractors": r.count(hi), "passives": r.count(hi), "promoters": r.count(hi)}


def trio(c):
    d, p, r = (mpf(c[k]) for k in ("detractors", "passives", "promoters"))
    return d, p, r


def net(c):
    """n, score and variance in points."""
    d, p, r = trio(c)
    n = d + p + r
    if n == 0:
        return n, None, None
    return n, 100 * (r - d) / n, 10000 * (4 * d * r + p * (d + r)) / n ** 2


def nps_score(i):
    n, s, v = net(i["counts"])
    if n == 0:
        return {"n": 0, "score": None, "variance": None, "sampleVariance": None, "standardError": None}
    return {"n": n, "score": s, "variance": v, "sampleVariance": v * n / (n - 1) if n > 1 else None,
            "standardError": sqrt(v / n)}


def tango(d, p, r, z, clamp=True):
    """Lower score limit of the net share, by bisection on the counts."""
    n = d + p + r

    def variance(t):
        a, b, c = 2 * n, -d - r + (2 * n - r + d) * t, -d * t * (1 - t)
        return n * (2 * (sqrt(max(mpf(0), b * b - 4 * a * c)) - b) / (2 * a) + t * (1 - t))

    if d == n:
        return mpf(-1)
    if r == n:
        return (n - z * z) / (n + z * z)
    if d == 0 and r == 0:
        return -z * z / (n + z * z)
    return bisect(lambda t: (r - d - n * t) ** 2 - z * z * variance(t), mpf(-1), (r - d) / n)


def nps_interval(i):
    d, p, r = trio(i["counts"])
    n, s, v = net(i["counts"])
    if n == 0:
        return None
    z, method = z_of(i["confidence"]), i["method"]
    if method in ("bootstrapPercentile", "bcaBootstrap"):
        return cut(resamples(i, *(int(x) for x in (d, p, r))), i)
    if method == "wald":
        N = i.get("populationSize")
        refuse(N is not None and N < n)
        h = z * sqrt(v / n) * (1 if N is None else sqrt((N - n) / (N - 1)) if N > 1 else 0)
    elif method == "t":
        if n < 2:
            return None
        h = t_of(i["confidence"], n - 1) * sqrt(v / (n - 1))
    elif method == "adjustedWald":
        extra = i.get("pseudoCounts") or USUAL
        m, s, v = net({k: mpf(i["counts"][k]) + extra[k] for k in extra})
        h = z * sqrt(v / m)
    else:
        return {"lower": 100 * tango(d, p, r, z), "upper": -100 * tango(r, p, d, z), "_scale": 100 / sqrt(n)}
    return cut({"lower": s - h, "upper": s + h, "_scale": h if h else mpf(100)}, i)


USUAL = {"detractors": mpf("0.75"), "passives": mpf("1.5"), "promoters": mpf("0.75")}


def cut(limits, i):
    if i.get("clamp"):
        limits.update({k: min(mpf(100), max(mpf(-100), limits[k])) for k in ("lower", "upper")})
    return limits


def resamples(i, d, p, r):
    """Limits from the exact law of n draws with replacement, in whole numbers."""
    n = d + p + r
    if n > 250:
        raise Skip
    law = [0] * (2 * n + 1)  # by promoters less detractors, times n^n
    for a in range(n + 1):
        for b in range(n + 1 - a):
            law[b - a + n] += comb(n, a) * comb(n - a, b) * d ** a * r ** b * p ** (n - a - b)
    total, seen = n ** n, r - d + n

    def at(q):
        """The smallest point whose cumulative probability reaches q."""
        mass = 0
        for k, w in enumerate(law):
            mass += w
            if abs(mpf(mass) / total - q) < mpf("1e-14"):
                raise Skip
            if w and mpf(mass) / total >= q:
                return mpf(100 * (k - n)) / n
    a = (1 - mpf(i["confidence"])) / 2
    if i["method"] == "bootstrapPercentile":
        return {"lower": at(a), "upper": at(1 - a)}
    below, equal = sum(law[:seen]), law[seen]
    share = (mpf(below) + (mpf(equal) / 2 if i.get("ties", "midrank") == "midrank" else 0)) / total
    if d == n or p == n or r == n:
        raise Skip
    if not 0 < share < 1:
        return None
    z0 = quantile(share)
    mean = mpf(r - d) / n
    u = [(-1 - mean, d), (-mean, p), (1 - mean, r)]
    acc = sum(c * x ** 3 for x, c in u) / (6 * sum(c * x ** 2 for x, c in u) ** mpf("1.5"))
    def adjusted(q):
        w = z0 + quantile(q)
        if 1 - acc * w <= 0:
            raise Skip
        return at(phi(z0 + w / (1 - acc * w)))
    return {"lower": adjusted(a), "upper": adjusted(1 - a), "biasCorrection": {"": z0, "_scale": mpf(1)}, "acceleration": {"": acc, "_scale": mpf(1)}}


def nps_compare(i):
    (na, sa, va), (nb, sb, vb) = net(i["a"]), net(i["b"])
    if na == 0 or nb == 0:
        return None
    method, z, d = i["method"], z_of(i.get("confidence", 0.95)), sa - sb
    if method == "exactPermutation":
        return permutation(i)
    if method == "unpooled":
        e = sqrt(va / na + vb / nb)
    elif method == "adjustedWald":
        extra = i.get("pseudoCounts") or USUAL
        (na, sa, va), (nb, sb, vb) = (net({k: mpf(i[g][k]) + extra[k] for k in extra}) for g in "ab")
        d, e = sa - sb, sqrt(va / na + vb / nb)
    elif method == "pooled":
        both = net({k: i["a"][k] + i["b"][k] for k in i["a"]})
        e = sqrt(both[2] * (1 / na + 1 / nb))
    elif method == "welch":
        if na < 2 or nb < 2:
            return None
        ea, eb = va / (na - 1), vb / (nb - 1)
        e = sqrt(ea + eb)
        if e == 0:
            return {"difference": d, "statistic": None, "pValue": None, "lower": None, "upper": None}
        df = (ea + eb) ** 2 / (ea ** 2 / (na - 1) + eb ** 2 / (nb - 1))
        h = t_of(i.get("confidence", 0.95), df) * e
        return {"difference": d, "statistic": d / e, "degreesOfFreedom": df, "pValue": t_two_sided(d / e, df),
                "lower": d - h, "upper": d + h, "_scale": 100 / sqrt(min(na, nb))}
    else:
        keep = [k for k in i["a"] if i["a"][k] + i["b"][k] > 0]
        if len(keep) < 2:
            return None
        x = mpf(0)
        for k in keep:
            t = mpf(i["a"][k] + i["b"][k])
            for g, n in (("a", na), ("b", nb)):
                w = t * n / (na + nb)
                x += (i[g][k] - w) ** 2 / w
        return {"statistic": x, "degreesOfFreedom": len(keep) - 1, "pValue": chi_square_above(x, len(keep) - 1),
                "_scale": mpf(1)}
    if e == 0:
        return dict({"difference": d, "standardError": mpf(0), "statistic": None, "pValue": None},
                    **({"lower": d, "upper": d} if method == "unpooled" else {}))
    out = {"difference": d, "standardError": e, "statistic": d / e, "pValue": two_sided(d / e),
           "_scale": 100 / sqrt(min(na, nb))}
    if method in ("unpooled", "adjustedWald"):
        out.update(lower=d - z * e, upper=d + z * e)
    return out


def permutation(i):
    """Every way to deal the answers, in whole numbers."""
    a, b = i["a"], i["b"]
    order = ("detractors", "passives", "promoters")
    t = [a[k] + b[k] for k in order]
    na, n = sum(a.values()), sum(t)
    if na == 0 or n == na:
        return None
    far = lambda d, r: abs((r - d) * n - na * (t[2] - t[0]))
    seen = far(a["detractors"], a["promoters"])
    ways = 0
    for d in range(min(t[0], na) + 1):
        for r in range(min(t[2], na - d) + 1):
            if na - d - r <= t[1] and far(d, r) >= seen:
                ways += comb(t[0], d) * comb(t[2], r) * comb(t[1], na - d - r)
    if seen == 0 and sum(x > 0 for x in t) == 1:
        return None
    return {"pValue": mpf(ways) / comb(n, na)}


def posterior(i):
    """Moments of the Dirichlet law, and P(R > D) as one incomplete beta function."""
    d, p, r = (mpf(i["counts"][k]) + mpf(i["prior"][k]) for k in ("detractors", "passives", "promoters"))
    a = d + p + r
    mean = (r - d) / a
    sd = sqrt(((r + d) / a - mean ** 2) / (a + 1))
    return {"mean": 100 * mean, "standardDeviation": 100 * sd,
            "probabilityPositive": betainc(d, r, 0, mpf("0.5"), regularized=True), "_scale": mpf(1)}


def share_interval(i):
    x, n, z, method = mpf(i["successes"]), mpf(i["n"]), z_of(i["confidence"]), i["method"]
    if n == 0:
        return None
    a = 1 - mpf(i["confidence"])
    if method == "wilson":
        return wilson(x, n, z)
    if method in ("wald", "agrestiCoull"):
        if method == "agrestiCoull":
            x, n = x + z * z / 2, n + z * z
        h = z * sqrt(x * (n - x) / n) / n
        return {"lower": max(mpf(0), x / n - h), "upper": min(mpf(1), x / n + h)}
    if method == "wilsonContinuity":
        p, q = x / n, (n - x) / n
        lo = (2 * x + z * z - 1 - z * sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z * z)) if x > 0 else mpf(0)
        hi = (2 * x + z * z + 1 + z * sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z * z)) if x < n else mpf(1)
        return {"lower": max(mpf(0), lo), "upper": min(mpf(1), hi)}
    if method == "clopperPearson":
        return {"lower": mpf(0) if x == 0 else beta_quantile(a / 2, x, n - x + 1),
                "upper": mpf(1) if x == n else beta_quantile(1 - a / 2, x + 1, n - x)}
    return {"lower": mpf(0) if x == 0 else beta_quantile(a / 2, x + mpf(.5), n - x + mpf(.5)),
            "upper": mpf(1) if x == n else beta_quantile(1 - a / 2, x + mpf(.5), n - x + mpf(.5))}


def wilson(x, n, z):
    c, h = (x + z * z / 2) / (n + z * z), z * sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
    return {"lower": mpf(0) if x == 0 else c - h, "upper": mpf(1) if x == n else c + h}


def rate(x, n, z):
    """A rate as results print it."""
    if n == 0:
        return {"n": 0, "rate": None, "lower": None, "upper": None}
    return dict(wilson(mpf(x), mpf(n), z), n=n, rate=mpf(x) / n)


def share_compare(i):
    xa, na, xb, nb = (mpf(i[k]) for k in ("successesA", "nA", "successesB", "nB"))
    if na == 0 or nb == 0:
        return None
    method, z = i["method"], z_of(i.get("confidence", 0.95))
    refuse(xa > na or xb > nb)
    a, b = xa / na, xb / nb
    d, n, x = a - b, na + nb, xa + xb
    pooled = sqrt(x * (n - x) / n ** 2 * (1 / na + 1 / nb))
    if method in ("pooledZ", "nMinusOne"):
        if pooled == 0:
            return {"difference": d, "standardError": mpf(0), "statistic": None, "pValue": None}
        s = d / pooled * (sqrt((n - 1) / n) if method == "nMinusOne" else 1)
        return {"difference": d, "statistic": s, "pValue": two_sided(s), "_scale": 1 / sqrt(min(na, nb))}
    if method == "unpooledZ":
        e = sqrt(a * (1 - a) / na + b * (1 - b) / nb)
        if e == 0:
            return {"difference": d, "statistic": None, "pValue": None, "lower": d, "upper": d}
        return {"difference": d, "statistic": d / e, "pValue": two_sided(d / e), "lower": max(mpf(-1), d - z * e),
                "upper": min(mpf(1), d + z * e), "_scale": e}
    if method == "newcombe":
        la, lb = wilson(xa, na, z), wilson(xb, nb, z)
        return {"difference": d, "lower": d - sqrt((a - la["lower"]) ** 2 + (lb["upper"] - b) ** 2),
                "upper": d + sqrt((la["upper"] - a) ** 2 + (b - lb["lower"]) ** 2), "_scale": 1 / sqrt(min(na, nb))}
    if method == "agrestiCaffo":
        a, b = (xa + 1) / (na + 2), (xb + 1) / (nb + 2)
        h = z * sqrt(a * (1 - a) / (na + 2) + b * (1 - b) / (nb + 2))
        return {"lower": max(mpf(-1), a - b - h), "upper": min(mpf(1), a - b + h), "_scale": h}
    if method == "yates":
        if pooled == 0:
            return {"statistic": None, "pValue": None}
        g = max(mpf(0), abs(xa * (nb - xb) - xb * (na - xa)) - n / 2)
        s = n * g ** 2 / (x * (n - x) * na * nb)
        return {"statistic": s, "pValue": chi_square_above(s, 1)}
    if method == "fisherExact":
        k, lo = int(x), max(0, int(x - nb))
        ways = [comb(int(na), j) * comb(int(nb), k - j) for j in range(lo, min(k, int(na)) + 1)]
        seen = ways[int(xa) - lo]
        return {"pValue": mpf(sum(w for w in ways if w <= seen)) / sum(ways)}
    return {}


def moments(v):
    v = [mpf(x) for x in v]
    m = sum(v) / len(v)
    return len(v), m, sum((x - m) ** 2 for x in v)


def mean_compare(i):
    if i["method"] == "mannWhitney":
        a, b = i["a"], i["b"]
        n = mpf(len(a) + len(b))
        u = sum(mpf(x > y) + mpf(x == y) / 2 for x in a for y in b)
        both = list(a) + list(b)
        ties = sum(mpf(both.count(x)) ** 3 - both.count(x) for x in set(both))
        var = mpf(len(a) * len(b)) / 12 * (n + 1 - ties / (n * (n - 1)))
        if var == 0:
            return None
        g = u - mpf(len(a) * len(b)) / 2
        if i.get("continuityCorrection", True):
            g = (g > 0) * max(mpf(0), g - .5) + (g < 0) * min(mpf(0), g + .5)
        return {"statistic": g / sqrt(var), "pValue": two_sided(g / sqrt(var)), "u": u}
    if len(i["a"]) < 2 or len(i["b"]) < 2:
        raise Skip
    return welch(moments(i["a"]), moments(i["b"]), i.get("confidence", 0.95))


def welch(a, b, confidence):
    (na, ma, sa), (nb, mb, sb) = a, b
    if na < 2 or nb < 2:
        return None
    ea, eb = sa / (na - 1) / na, sb / (nb - 1) / nb
    e = sqrt(ea + eb)
    if e == 0:
        return None
    df = (ea + eb) ** 2 / (ea ** 2 / (na - 1) + eb ** 2 / (nb - 1))
    t, h = (ma - mb) / e, t_of(confidence, df) * e
    return {"difference": ma - mb, "statistic": t, "degreesOfFreedom": df, "pValue": t_two_sided(t, df),
            "lower": ma - mb - h, "upper": ma - mb + h, "_scale": e}


def effect(i):
    (na, ma, sa), (nb, mb, sb) = moments(i["a"]), moments(i["b"])
    m = mpf(na + nb - 2)
    s = sqrt((sa + sb) / m)
    if s == 0:
        return None
    u = sum(mpf(x > y) + mpf(x == y) / 2 for x in i["a"] for y in i["b"]) / (na * nb)
    d = (ma - mb) / s
    return {"cohenD": d, "hedgesG": d * exp(loggamma(m / 2) - loggamma((m - 1) / 2)) / sqrt(m / 2),
            "cliffsDelta": 2 * u - 1, "probabilityOfSuperiority": u, "_scale": mpf(1)}


def weighted_values(i):
    pairs = [(mpf(v), mpf(f)) for v, f in zip(i["values"], i["frequencies"])]
    n = sum(f for _, f in pairs)
    m = sum(v * f for v, f in pairs) / n
    return n, m, sum(f * (v - m) ** 2 for v, f in pairs)


def describe(i):
    n, m, s = weighted_values(i)
    return {"n": n, "mean": m, "standardDeviation": sqrt(s / (n - 1)) if n > 1 else None}


def mean_interval(i):
    n, m, s = weighted_values(i)
    if n < 2:
        return None
    h = t_of(i["confidence"], n - 1) * sqrt(s / (n - 1) / n)
    return {"lower": m - h, "upper": m + h, "_scale": abs(m)}


def up(x):
    return ceil(x)


def share_size(i):
    z, p, e = z_of(i["confidence"]), mpf(i["share"]), mpf(i["margin"])
    n = z ** 2 * p * (1 - p) / e ** 2
    if i.get("populationSize") is not None:
        n = n / (1 + (n - 1) / mpf(i["populationSize"]))
    return {"unrounded": n, "n": up(n)}


def share_sizes(i):
    p, q = mpf(i["shareA"]), mpf(i["shareB"])
    r = (p + q) / 2
    n = (z_of(i["confidence"]) * sqrt(2 * r * (1 - r)) + quantile(mpf(i["power"])) * sqrt(p * (1 - p) + q * (1 - q))) ** 2 / (p - q) ** 2
    return {"unrounded": n, "nPerGroup": up(n)}


def mean_sizes(i):
    """The power of the two-sample t test by an integral over the law of the pooled deviation."""
    d, a = mpf(i["difference"]) / mpf(i["standardDeviation"]), i["confidence"]

    def power(n):
        df = 2 * (n - 1)
        t, shift = t_of(a, df), d * sqrt(n / 2)
        dens = lambda s: exp((df - 1) * log(s) - df * s * s / 2 + log(df) * df / 2 - log(mpf(2)) * (df / 2 - 1) - loggamma(df / 2))
        h = 9 / sqrt(2 * df)
        return quad(lambda s: dens(s) * phi(shift - t * s), [max(mpf("1e-9"), 1 - h), 1, 1 + h])
    mp.dps, keep = 16, mp.dps
    try:
        z = z_of(a) + quantile(mpf(i["power"]))
        n = 2 * z ** 2 / d ** 2
        x0, x1 = n, n + 1
        f0, f1 = power(x0) - i["power"], power(x1) - i["power"]
        for _ in range(20):
            x0, f0, x1 = x1, f1, x1 - f1 * (x1 - x0) / (f1 - f0)
            f1 = power(x1) - i["power"]
            if abs(x1 - x0) < mpf("1e-13") * x1 or f1 == f0:
                break
    finally:
        mp.dps = keep
    return {"unrounded": x1, "nPerGroup": up(x1)}


def net_size(i):
    p, d, e, z = mpf(i["promoterShare"]), mpf(i["detractorShare"]), mpf(i["margin"]), z_of(i["confidence"])
    v = 10000 * (p + d - (p - d) ** 2)
    if i["method"] == "worstCase":
        v = mpf(10000)
    n = z ** 2 * v / e ** 2
    if i["method"] == "adjustedWaldShortcut":
        return {"n": max(1, up(n - 3))}
    if i["method"] == "adjustedWald":
        def half(k):
            m, _, w = net({"detractors": k * d + mpf("0.75"), "passives": k * (1 - p - d) + mpf("1.5"), "promoters": k * p + mpf("0.75")})
            return z * sqrt(w / m)
        k = max(1, int(n) - 40)
        while half(k) > e:
            k += 1
        while k > 1 and half(k - 1) <= e:
            k -= 1
        return {"n": k}
    return {"n": up(n)} if i["method"] == "worstCase" else {"n": up(n), "unrounded": n, "variance": v}


def net_sizes(i):
    v = [10000 * (mpf(g["promoterShare"]) + mpf(g["detractorShare"]) - (mpf(g["promoterShare"]) - mpf(g["detractorShare"])) ** 2)
         for g in (i["a"], i["b"])]
    d = 100 * (mpf(i["a"]["promoterShare"]) - mpf(i["a"]["detractorShare"]) - mpf(i["b"]["promoterShare"]) + mpf(i["b"]["detractorShare"]))
    z = z_of(i["confidence"]) + quantile(mpf(i["power"]))
    n = sum(v) * z ** 2 / d ** 2
    if i["method"] == "adjustedWaldShortcut":
        return {"nPerGroup": max(1, up(n - 3))}
    return {"nPerGroup": up(n), "unrounded": n}


def detectable(i):
    return (z_of(i["confidence"]) + quantile(mpf(i["power"]))) * sqrt(mpf(i["varianceA"]) / i["nA"] + mpf(i["varianceB"]) / i["nB"])


def goodman(i):
    if i["method"] != "goodman":
        return {}
    c, n = [mpf(x) for x in i["counts"]], mpf(sum(i["counts"]))
    if n == 0:
        return None
    q = quantile(1 - (1 - mpf(i["confidence"])) / (2 * len(c))) ** 2
    out = []
    for x in c:
        h = sqrt(q * (q + 4 * x * (n - x) / n))
        out.append({"lower": mpf(0) if x == 0 else (q + 2 * x - h) / (2 * (n + q)),
                    "upper": mpf(1) if x == n else (q + 2 * x + h) / (2 * (n + q))})
    return {"intervals": out}


def boxes(i):
    c = [mpf(x) for x in i["counts"]]
    lo, hi, n, m = i["scale"]["min"], i["scale"]["max"], sum(c), i["method"]
    if n == 0:
        return {"n": 0, "score": None}
    mean = sum((lo + k) * x for k, x in enumerate(c)) / n
    score = {"topBoxes": lambda: 100 * sum(c[-i["boxes"]:]) / n, "bottomBoxes": lambda: 100 * sum(c[:i["boxes"]]) / n,
             "netBoxes": lambda: 100 * (sum(c[-i["boxes"]:]) - sum(c[:i["boxes"]])) / n, "mean": lambda: mean,
             "mean0To100": lambda: 100 * (mean - lo) / (hi - lo), "percentOfMaximum": lambda: 100 * mean / hi}[m]()
    return {"n": n, "score": score, "_scale": mpf(1)}


def remainder(i):
    c, total = i["counts"], i["total"]
    n = sum(c)
    if n == 0:
        return None
    floor = [x * total // n for x in c]
    order = sorted(range(len(c)), key=lambda k: (-(c[k] * total % n), -c[k], k))
    for k in order[:total - sum(floor)]:
        floor[k] += 1
    return floor


def adjust(i):
    if None in i["pValues"]:
        known = iter(adjust(dict(i, pValues=[x for x in i["pValues"] if x is not None])))
        return [None if x is None else next(known) for x in i["pValues"]]
    p, m, method = [Fraction(x) for x in i["pValues"]], len(i["pValues"]), i["method"]
    order = sorted(range(m), key=lambda k: p[k])
    out = [None] * m
    one = Fraction(1)
    if method == "bonferroni":
        out = [min(one, x * m) for x in p]
    elif method == "holm":
        top = Fraction(0)
        for r, k in enumerate(order):
            top = max(top, (m - r) * p[k])
            out[k] = min(one, top)
    elif method in ("hochberg", "benjaminiHochberg", "benjaminiYekutieli"):
        c = sum(Fraction(1, k) for k in range(1, m + 1)) if method == "benjaminiYekutieli" else 1
        low = one
        for r in range(m - 1, -1, -1):
            f = m - r if method == "hochberg" else Fraction(m, r + 1) * c
            low = min(low, f * p[order[r]])
            out[order[r]] = low
    else:  # Hommel by closure: Simes p of every set that holds k, worst set of each size
        s = [p[k] for k in order]
        q = [Fraction(0)] * m
        for j in range(m):
            worst = Fraction(0)
            for size in range(1, m + 1):
                others = [s[k] for k in range(m) if k != j]
                chosen = sorted([s[j]] + (others[len(others) - size + 1:] if size > 1 else []))
                worst = max(worst, min(Fraction(size, r + 1) * chosen[r] for r in range(size)))
            q[j] = min(one, worst)
        for r, k in enumerate(order):
            out[k] = q[r]
    return [mpf(x.numerator) / x.denominator for x in out]


def trend(i):
    x, n, t = ([mpf(v) for v in i[k]] for k in ("successes", "n", "times"))
    keep = [k for k in range(len(n)) if n[k] > 0]
    N, X = sum(n), sum(x)
    if N == 0 or X in (0, N):
        return None
    tb = sum(n[k] * t[k] for k in keep) / N
    s = sum((t[k] - tb) * x[k] for k in keep)
    v = X * (N - X) / N ** 2 * sum(n[k] * (t[k] - tb) ** 2 for k in keep)
    if v == 0:
        return None
    return {"statistic": s / sqrt(v), "chiSquare": s ** 2 / v, "pValue": two_sided(s / sqrt(v)), "_scale": mpf(1)}


def kendall(i):
    v, n = i["values"], len(i["values"])
    s = sum((v[b] > v[a]) - (v[b] < v[a]) for b in range(n) for a in range(b))
    var = Fraction(n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in [v.count(x) for x in set(v)]), 18)
    if n < 2:
        return None
    if var == 0:
        return {"s": 0, "pValue": mpf(1)}
    z = (s - (s > 0) + (s < 0)) / sqrt(mpf(var.numerator) / var.denominator)
    return {"s": s, "variance": mpf(var.numerator) / var.denominator, "statistic": z, "pValue": two_sided(z)}


def weighted(i):
    rows = [(mpf(x), mpf(w)) for x, w in zip(i["ratings"], i["weights"]) if w > 0]
    b = i["breaks"]
    u = [(mpf(-100) if x <= b["detractorMax"] else mpf(0) if x <= b["passiveMax"] else mpf(100), w) for x, w in rows]
    if not u:
        return None
    W, n, q = sum(w for _, w in u), len(u), sum(w * w for _, w in u)
    m = sum(v * w for v, w in u) / W
    var = sum(w * (v - m) ** 2 for v, w in u) / W
    eff = W * W / q
    if i["standardErrorMethod"] == "kish":
        e = sqrt(var / eff)
    else:
        e = sqrt(n / mpf(n - 1) * sum((w * (v - m)) ** 2 for v, w in u)) / W if n > 1 else None
        N = i.get("populationSize")
        if N is not None and e is not None:
            refuse(N < n)
            e *= sqrt(1 - mpf(n) / N)
    out = {"score": m, "variance": var, "effectiveSampleSize": eff, "designEffect": n / eff,
           "weightingEfficiency": eff / n, "_scale": mpf(1)}
    out["standardError"] = e
    return out


def stratified(i):
    total = sum(mpf(s["populationSize"]) for s in i["strata"])
    score = var = mpf(0)
    for s in i["strata"]:
        n, m, v = net(s["counts"])
        if n == 0:
            return None
        w = s["populationSize"] / total
        score += w * m
        if n < 2:
            var = None
        if var is None:
            continue
        var += w ** 2 * v / (n - 1) * (1 - n / s["populationSize"] if i["finitePopulationCorrection"] else 1)
    return {"score": score, "standardError": None if var is None else sqrt(var), "_scale": mpf(1)}


def p_chart(i):
    x, n = ([mpf(v) for v in i[k]] for k in ("successes", "n"))
    p, s = sum(x) / sum(n), mpf(i["sigmas"])
    e = [sqrt(p * (1 - p) / k) for k in n]
    lo, hi = [max(mpf(0), p - s * v) for v in e], [min(mpf(1), p + s * v) for v in e]
    pts = [a / b for a, b in zip(x, n)]
    return {"center": p, "points": pts, "lower": lo, "upper": hi,
            "signals": [k for k in range(len(n)) if not lo[k] <= pts[k] <= hi[k]], "_scale": mpf("1e-3")}


def laney(i):
    x, n = ([mpf(v) for v in i[k]] for k in ("successes", "n"))
    p, s = sum(x) / sum(n), mpf(i["sigmas"])
    if p in (0, 1):
        return None
    e = [sqrt(p * (1 - p) / k) for k in n]
    z = [(a / b - p) / c for a, b, c in zip(x, n, e)]
    sz = sum(abs(z[k] - z[k - 1]) for k in range(1, len(z))) / (len(z) - 1) / mpf("1.128")
    return {"center": p, "sigmaZ": sz, "lower": [max(mpf(0), p - s * sz * v) for v in e],
            "upper": [min(mpf(1), p + s * sz * v) for v in e], "_scale": mpf("1e-3")}


def ewma(i):
    t, sd, lam, w = (mpf(i[k]) for k in ("target", "standardDeviation", "lambda", "limitWidth"))
    v, pts, lo, hi = t, [], [], []
    for k, x in enumerate(i["values"], 1):
        v = lam * mpf(x) + (1 - lam) * v
        h = w * sd * sqrt(lam / (2 - lam) * (1 - (1 - lam) ** (2 * k)))
        pts.append(v), lo.append(t - h), hi.append(t + h)
    return {"points": pts, "lower": lo, "upper": hi, "_scale": abs(t) + sd}


def cusum(i):
    t, sd, k = (mpf(i[x]) for x in ("target", "standardDeviation", "reference"))
    u = l = mpf(0)
    ups, lows = [], []
    for x in i["values"]:
        z = (mpf(x) - t) / sd
        u, l = max(mpf(0), u + z - k), max(mpf(0), l - z - k)
        ups.append(u), lows.append(l)
    return {"upper": ups, "lower": lows, "_scale": (abs(t) + sd) / sd}


def change_parts(i):
    (na, sa, va), (nb, sb, vb) = net(i["before"]), net(i["after"])
    if na == 0 or nb == 0:
        return None
    f = lambda k: (i["after"][k] / nb, i["before"][k] / na)
    e = lambda k: 100 * sqrt(sum(mpf(p) * (1 - p) / n for p, n in zip(f(k), (nb, na))))
    g = {k: 100 * (f(k)[0] - f(k)[1]) for k in i["before"]}
    return {"change": sb - sa, "promotersGained": g["promoters"], "detractorsLost": -g["detractors"],
            "passivesGained": g["passives"], "changeStandardError": sqrt(va / na + vb / nb),
            "promotersStandardError": e("promoters"), "detractorsStandardError": e("detractors"), "_scale": mpf(1)}


def roll_up(i):
    rows = [net(c) for c in i["segments"]]
    if i["weighting"] == "equalSegments" and any(r[0] == 0 for r in rows):
        return None  # the plain mean of all k scores, one of which is not there
    rows = [r for r in rows if r[0] > 0]
    if not rows:
        return None
    if i["weighting"] == "pooledCounts":
        n, s, v = net({k: sum(c[k] for c in i["segments"]) for k in i["segments"][0]})
        return {"score": s, "standardError": sqrt(v / n), "_scale": mpf(1)}
    return {"score": sum(s for _, s, _ in rows) / len(rows),
            "standardError": sqrt(sum(v / n for n, _, v in rows)) / len(rows), "_scale": mpf(1)}


# ------------------------------------------------------------------------------------------------ random calls
LEVELS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def share_call(r, methods, most=10 ** 9):
    n = max(1, r.count(most))
    return {"successes": r.of(n), "n": n, "method": r.choice(methods), "confidence": r.choice(LEVELS)}


def two_shares(r, methods, most=10 ** 9):
    na, nb = max(1, r.count(most)), max(1, r.count(most))
    return {"successesA": r.of(na), "nA": na, "successesB": r.of(nb), "nB": nb, "method": r.choice(methods),
            "confidence": r.choice(LEVELS)}


def series(r):
    k = r.randint(2, 9)
    n = [max(1, r.count(10 ** 6)) for _ in range(k)]
    return {"successes": [r.of(x) for x in n], "n": n, "times": sorted(r.sample(range(60), k))}


SCALE = {"min": 1, "max": 7}

CASES = {
    "nps.score": (lambda r: {"counts": counts3(r, 10 ** 9)}, nps_score, 200),
    "nps.interval": (lambda r: {"counts": counts3(r, 10 ** 6), "method": r.choice(["wald", "t", "adjustedWald", "score"]),
                                "confidence": r.choice(LEVELS), "clamp": False}, nps_interval, 80),
    "nps.compare": (lambda r: {"a": counts3(r, 10 ** 6), "b": counts3(r, 10 ** 6), "confidence": r.choice(LEVELS), "method":
                    r.choice(["unpooled", "adjustedWald", "pooled", "welch", "chiSquare"])}, nps_compare, 80),
    "nps.compare exact": (lambda r: {"a": counts3(r, 40), "b": counts3(r, 40), "method": "exactPermutation"}, permutation, 60),
    "nps.posterior": (lambda r: {"counts": counts3(r, 3000), "prior": {k: r.choice([.5, 1.0, .01, .75]) for k in
                      ("detractors", "passives", "promoters")}, "confidence": .95}, posterior, 40),
    "nps.rollUp": (lambda r: {"segments": [counts3(r) for _ in range(r.randint(1, 5))], "weighting":
                   r.choice(["equalSegments", "pooledCounts"])}, roll_up, 100),
    "nps.changeParts": (lambda r: {"before": counts3(r, 10 ** 6), "after": counts3(r, 10 ** 6)}, change_parts, 100),
    "nps.sampleSize": (lambda r: (lambda p: {"promoterShare": p, "detractorShare": r.uniform(0, 1 - p), "margin":
                       r.uniform(.5, 20), "confidence": r.choice(LEVELS), "method":
                       r.choice(["wald", "adjustedWaldShortcut", "worstCase"])})(r.uniform(.05, .9)), net_size, 100),
    "nps.sampleSizeForComparison": (lambda r: {"a": {"promoterShare": r.uniform(.5, .7), "detractorShare": r.uniform(.1, .3)},
                                    "b": {"promoterShare": r.uniform(.2, .4), "detractorShare": r.uniform(.1, .3)},
                                    "confidence": r.choice(LEVELS), "power": r.uniform(.6, .95), "method": "wald"}, net_sizes, 60),
    "nps.detectableDifference": (lambda r: {"varianceA": r.uniform(1, 9999), "nA": r.randint(2, 10 ** 6), "varianceB":
                                 r.uniform(1, 9999), "nB": r.randint(2, 10 ** 6), "confidence": r.choice(LEVELS),
                                 "power": r.uniform(.6, .95)}, detectable, 60),
    "nps.nonresponseBounds": (lambda r: {"score": r.uniform(-100, 100), "responseRate": r.uniform(0.001, 1)}, lambda i: {
        "lower": mpf(i["responseRate"]) * mpf(i["score"]) - 100 * (1 - mpf(i["responseRate"])),
        "upper": mpf(i["responseRate"]) * mpf(i["score"]) + 100 * (1 - mpf(i["responseRate"])), "_scale": mpf(1)}, 60),
    "csat.score": (lambda r: {"scale": SCALE, "counts": [r.count(10 ** 9) for _ in range(7)], "method": r.choice(
        ["topBoxes", "bottomBoxes", "netBoxes", "mean", "mean0To100", "percentOfMaximum"]), "boxes": r.randint(1, 3)}, boxes, 120),
    "proportion.interval": (lambda r: share_call(r, ["wilson", "wald", "agrestiCoull", "wilsonContinuity"]), share_interval, 200),
    "proportion.interval exact": (lambda r: share_call(r, ["clopperPearson", "jeffreys"], 2000), share_interval, 24),
    "proportion.compare": (lambda r: two_shares(r, ["pooledZ", "nMinusOne", "unpooledZ", "newcombe", "agrestiCaffo", "yates"]),
                           share_compare, 200),
    "proportion.compare fisher": (lambda r: two_shares(r, ["fisherExact"], 3000), share_compare, 40),
    "proportion.effectSize": (lambda r: {k: v for k, v in two_shares(r, ["-"]).items() if k[0] in "sn"}, lambda i:
                              {"": 2 * asin(sqrt(mpf(i["successesA"]) / i["nA"])) - 2 * asin(sqrt(mpf(i["successesB"]) / i["nB"])),
                               "_scale": mpf(1)}, 100),
    "proportion.sampleSize": (lambda r: {"share": r.uniform(.02, .98), "margin": r.uniform(.001, .2), "confidence":
                              r.choice(LEVELS), "populationSize": r.choice([None, 500, 10 ** 6])}, share_size, 60),
    "proportion.sampleSizeForComparison": (lambda r: {"shareA": r.uniform(.02, .45), "shareB": r.uniform(.5, .98), "confidence":
                                           r.choice(LEVELS), "power": r.uniform(.6, .95)}, share_sizes, 60),
    "proportion.simultaneousIntervals": (lambda r: {"counts": [r.count(10 ** 9) for _ in range(r.randint(2, 7))], "method":
                                         "goodman", "confidence": r.choice(LEVELS)}, goodman, 100),
    "mean.describe": (lambda r: {"values": r.values(7), "frequencies": [max(1, r.count(10 ** 9)) for _ in range(7)]}, describe, 100),
    "mean.interval": (lambda r: {"values": r.values(7), "frequencies": [max(1, r.count(10 ** 6)) for _ in range(7)], "confidence":
                      r.choice(LEVELS)}, mean_interval, 60),
    "mean.sampleSizeForComparison": (lambda r: {"difference": r.uniform(.3, 1), "standardDeviation": r.uniform(.5, 2), "confidence":
                                     r.choice([.9, .95]), "power": r.uniform(.6, .95)}, mean_sizes, 6),
    "mean.compare": (lambda r: {"a": r.values(r.randint(2, 12)), "b": r.values(r.randint(2, 12)), "method": r.choice(
        ["welch", "mannWhitney"]), "confidence": r.choice(LEVELS), "continuityCorrection": r.random() < .5}, mean_compare, 100),
    "mean.effectSize": (lambda r: {"a": r.values(r.randint(2, 12)), "b": r.values(r.randint(2, 12))}, effect, 100),
    "shares.largestRemainder": (lambda r: {"counts": [r.count(10 ** 12) for _ in range(r.randint(1, 9))], "total":
                                r.choice([100, 1000, 7])}, remainder, 100),
    "pValues.adjust": (lambda r: {"pValues": [r.choice([r.random(), r.random() ** 4, 0.0, 1.0, .05]) for _ in
                       range(r.randint(1, 12))], "method": r.choice(["bonferroni", "holm", "hochberg", "hommel",
                       "benjaminiHochberg", "benjaminiYekutieli"])}, adjust, 150),
    "trend.cochranArmitage": (series, trend, 100),
    "trend.mannKendall": (lambda r: {"values": r.values(r.randint(2, 30))}, kendall, 100),
    "weighted.score": (lambda r: (lambda k: {"ratings": [r.randint(0, 10) for _ in range(k)], "breaks": {"min": 0,
                       "detractorMax": 6, "passiveMax": 8, "max": 10}, "weights": [r.weight() for _ in range(k)],
                       "standardErrorMethod": r.choice(["linearised", "kish"])})(r.randint(2, 40)), weighted, 100),
    "weighted.stratifiedScore": (lambda r: {"strata": [dict(name=str(k), counts=counts3(r, 200), populationSize=r.randint(10 ** 3, 10 ** 7))
                                 for k in range(r.randint(1, 5))], "finitePopulationCorrection": r.random() < .5}, stratified, 80),
    "monitor.pChart": (lambda r: dict(series(r), sigmas=3), p_chart, 60),
    "monitor.laney": (lambda r: dict(series(r), sigmas=3), laney, 60),
    "monitor.ewma": (lambda r: {"values": r.values(r.randint(1, 30)), "target": r.uniform(-5, 50), "standardDeviation":
                     r.uniform(.1, 9), "lambda": r.uniform(.05, 1), "limitWidth": 3}, ewma, 60),
    "monitor.cusum": (lambda r: {"values": r.values(r.randint(1, 30)), "target": r.uniform(-5, 50), "standardDeviation":
                      r.uniform(.1, 9), "reference": .5, "decision": 4}, cusum, 60),
}
