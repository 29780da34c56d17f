"""Experiments: from sums, as the library gets them, in exact fractions as far as they go."""
from fractions import Fraction as F

from mpmath import e as E, erfc, exp, lambertw, log, loggamma, mp, mpf, quad, sqrt

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

import dunnett
from judging import dec, m
from laws import chi_square_above, quantile, t_of, t_two_sided, z_of
from scores import welch


def arm(a):
    """n, mean and squares of the linearised unit sums, a ratio if there are two variables."""
    n, s = a["n"], [F(x) for x in a["sums"]]
    q = [[F(v) for v in row] for row in a["products"]]
    if n == 0:
        return None
    co = lambda i, j: (q[i][j] if len(q[i]) > j else q[j][i]) - s[i] * s[j] / n
    if len(s) == 1:
        return n, s[0] / n, co(0, 0), None
    if s[1] == 0:
        return None
    r = s[0] / s[1]
    return n, r, co(0, 0) - 2 * r * co(0, 1) + r * r * co(1, 1), s[1] / n


def sums(r, k, n=None):
    n = n if n is not None else r.choice([2, 3, 10, 1000, 10 ** 6])
    rows = [[F(r.randint(0, 9)) for _ in range(k)] for _ in range(min(n, 12))]
    if k > 1:
        rows = [[row[0] + row[1], row[1] + 1] + row[2:] for row in rows]
    rows = [rows[i % len(rows)] for i in range(len(rows))]
    times = max(1, n // len(rows))
    shift = F(r.choice([0, 0, 3000])) if k == 1 else F(0)
    rows = [[row[0] + shift] + row[1:] for row in rows]
    return {"n": len(rows) * times, "sums": [int(times * sum(x[i] for x in rows)) for i in range(k)],
            "products": [[int(times * sum(x[i] * x[j] for x in rows)) for j in range(k)] for i in range(k)]}


def arm_size(r):
    return r.choice([2, 3, 6, 12, 60, 60, 1200, 12 * 10 ** 5])


def variance(a):
    n, _, q, mean = a
    v = m(q) / (n - 1) / n
    return v / m(mean) ** 2 if mean is not None else v


def compare(i):
    a, b = arm(i["control"]), arm(i["treatment"])
    if a is None or b is None:
        return {"control": m(a[1]) if a else None, "treatment": m(b[1]) if b else None, "difference": None}
    c, t = m(a[1]), m(b[1])
    out = {"control": c, "treatment": t, "difference": m(b[1] - a[1])}
    if a[0] < 2 or b[0] < 2:
        return out
    vc, vt = variance(a), variance(b)
    e = sqrt(vc + vt)
    out["_scale"] = e
    if e == 0:
        return out
    d = m(b[1] - a[1])
    df = (vc + vt) ** 2 / (vc ** 2 / (a[0] - 1) + vt ** 2 / (b[0] - 1))
    q = t_of(i["confidence"], df)
    out.update(standardError=e, statistic=d / e, degreesOfFreedom=df, pValue=t_two_sided(d / e, df), lower=d - q * e,
               upper=d + q * e, lift=d / c if c > 0 else None)
    if c > 0 and i["liftInterval"] == "fieller":
        g = c * c - q * q * vc
        if g > 0:
            root = sqrt((c * t) ** 2 - g * (t * t - q * q * vt))
            out.update(liftLower=(c * t - root) / g - 1, liftUpper=(c * t + root) / g - 1)
        else:
            out.update(liftLower=None, liftUpper=None)
    elif c > 0:
        h = q * sqrt(vt / c ** 2 + t * t * vc / c ** 4)
        out.update(liftLower=d / c - h, liftUpper=d / c + h)
    return out


def cuped(i):
    def co(a):
        n, s, q = a["n"], [F(x) for x in a["sums"]], [[F(v) for v in r] for r in a["products"]]
        return n, s, [[q[x][y] - s[x] * s[y] / n for y in range(2)] for x in range(2)]
    (na, sa, ca), (nb, sb, cb) = co(i["control"]), co(i["treatment"])
    w = ca[1][1] + cb[1][1]
    ya, yb, xa, xb = sa[0] / na, sb[0] / nb, sa[1] / na, sb[1] / nb
    out = {"unadjustedDifference": m(yb - ya), "covariateDifference": m(xb - xa)}
    if w == 0:
        return dict(out, theta=None, difference=None)
    th = (ca[0][1] + cb[0][1]) / w
    xm = (sa[1] + sb[1]) / (na + nb)
    a, b = ya - th * (xa - xm), yb - th * (xb - xm)
    va = m(ca[0][0] - 2 * th * ca[0][1] + th * th * ca[1][1]) / (na - 1) / na
    vb = m(cb[0][0] - 2 * th * cb[0][1] + th * th * cb[1][1]) / (nb - 1) / nb
    ua, ub = m(ca[0][0]) / (na - 1) / na, m(cb[0][0]) / (nb - 1) / nb
    e, d = sqrt(va + vb), m(b - a)
    out.update(theta=m(th), control=m(a), treatment=m(b), difference=d, unadjustedStandardError=sqrt(ua + ub),
               _scale=max(e, mpf(1) / 10 ** 6))
    if e > 0:
        df = (va + vb) ** 2 / (va ** 2 / (na - 1) + vb ** 2 / (nb - 1))
        h = t_of(i["confidence"], df) * e
        out.update(standardError=e, statistic=d / e, degreesOfFreedom=df, pValue=t_two_sided(d / e, df), lower=d - h,
                   upper=d + h, varianceReduction=1 - (va + vb) / (ua + ub))
    return out


def anytime(i):
    a, b = arm(i["control"]), arm(i["treatment"])
    if a is None or b is None or a[0] < 2 or b[0] < 2:
        return None
    al = mpf(i["significanceLevel"])
    rho = (-1 - lambertw(-al ** 2 / E, -1).real) / i["plannedUnits"]
    n = a[0] + b[0]
    v = n * (variance(a) + variance(b))
    d, u = m(b[1] - a[1]), n * rho
    if v == 0:
        return {"difference": d, "rhoSquared": rho, "variance": mpf(0), "lower": None, "upper": None, "pValue": None}
    width = lambda alpha: sqrt(v) * sqrt(2 * (u + 1) / (n * u) * log(sqrt(u + 1) / alpha))
    h = width(al)
    p = min(mpf(1), sqrt(u + 1) * exp(-n * u * d * d / (2 * v * (u + 1))))
    return {"difference": d, "rhoSquared": rho, "variance": v, "lower": d - h, "upper": d + h, "pValue": p, "_scale": h}


def sequence(i):
    n, v, t, al = (mpf(i[k]) for k in ("n", "pairVariance", "mixingVariance", "significanceLevel"))
    return sqrt(v * (v + n * t) / (n * n * t) * (2 * log(1 / al) - log(v / (v + n * t))))


def msprt(i):
    v, t, al = (mpf(i[k]) for k in ("pairVariance", "mixingVariance", "significanceLevel"))
    ratio, p, s, low = [], [], mpf(0), mpf(1)
    for n, (a, b) in enumerate(zip(i["a"], i["b"]), 1):
        s += mpf(a) - mpf(b)
        r = sqrt(v / (v + n * t)) * exp(min(mpf(2000), t * s * s / (2 * v * (v + n * t))))
        r = min(r, mpf(2) ** 1024 * (1 - mpf(2) ** -53))  # the library ends there
        low = min(low, 1 / r)
        ratio.append(r), p.append(low)
    return {"likelihoodRatio": ratio, "alwaysValidPValue": p}


def e_value(i):
    x, n, p = i["successes"], i["n"], mpf(i["nullShare"])
    a, b = (mpf(i["prior"][k]) for k in ("alpha", "beta"))
    return exp(loggamma(x + a) + loggamma(n - x + b) - loggamma(n + a + b) - loggamma(a) - loggamma(b) + loggamma(a + b)
               - x * log(p) - (n - x) * log(1 - p))


def sample_ratio(i):
    n, w = sum(i["observed"]), [dec(p) for p in i["plannedShares"]]
    if n == 0 or len(w) < 2:
        return None
    w = [p / sum(w) for p in w]
    x = sum((F(o) - n * p) ** 2 / (n * p) for o, p in zip(i["observed"], w))
    return {"chiSquare": m(x), "degreesOfFreedom": len(w) - 1, "pValue": chi_square_above(m(x), len(w) - 1),
            "mismatch": bool(chi_square_above(m(x), len(w) - 1) < mpf(i["significanceLevel"])), "_scale": mpf("1e-3")}


def by_arm(i):
    out = sample_ratio(i)
    if out is None or not out["mismatch"]:
        return {k: out[k] for k in ("chiSquare", "pValue", "mismatch", "_scale")} if out else None
    n, w = sum(i["observed"]), [dec(p) for p in i["plannedShares"]]
    w = [p / sum(w) for p in w]
    res = [m(F(o) - n * p) / sqrt(m(n * p * (1 - p))) for o, p in zip(i["observed"], w)]
    return dict(out, residuals=res)


def capped(i):
    a, b = ([F(x) for x in i[k]] for k in ("control", "treatment"))
    pool = sorted(x for x in a + b if i["zeros"] == "include" or x != 0)
    if i["capBy"] == "value":
        cap = F(i["cap"])
    else:
        if not pool:
            return None
        h = (len(pool) - 1) * F(i["cap"])
        k = int(h)
        cap = pool[k] + (h - k) * (pool[min(k + 1, len(pool) - 1)] - pool[k])
    ca, cb = [min(x, cap) for x in a], [min(x, cap) for x in b]
    total = sum(a + b)
    out = {"cap": m(cap), "removedShare": m((total - sum(ca + cb)) / total) if total > 0 else None, "_scale": mpf("1e-3")}
    mom = lambda v: (len(v), m(sum(v) / len(v)), m(sum((x - sum(v) / len(v)) ** 2 for x in v)))
    w = welch(mom(cb), mom(ca), i["confidence"])
    if w:
        out.update(w, _scale=max(w["_scale"], mpf("1e-3")))
    return out


def non_inferior(i):
    a, b = arm(i["control"]), arm(i["treatment"])
    if i["marginKind"] != "absolute":
        return {}
    if a is None or b is None or a[0] < 2 or b[0] < 2:
        return None
    vc, vt = variance(a), variance(b)
    e, d = sqrt(vc + vt), m(b[1] - a[1])
    if e == 0:
        return {"difference": d, "pValue": None}
    df = (vc + vt) ** 2 / (vc ** 2 / (a[0] - 1) + vt ** 2 / (b[0] - 1))
    sign = 1 if i["better"] == "higher" else -1
    t = (sign * d + mpf(i["margin"])) / e
    p = t_two_sided(t, df) / 2
    q = t_of(1 - 2 * mpf(i["significanceLevel"]), df)
    return {"difference": d, "statistic": t, "degreesOfFreedom": df, "pValue": p if t > 0 else 1 - p,
            "bound": d - sign * q * e, "_scale": e}


def strata(i):
    rows = [(arm(s["control"]), arm(s["treatment"])) for s in i["strata"]]
    rows = [r for r in rows if r[0] or r[1]]
    if not rows or any(a is None or b is None or a[0] < 2 or b[0] < 2 for a, b in rows):
        return None
    n = sum(a[0] + b[0] for a, b in rows)
    d, v, df = F(0), mpf(0), mpf(0)
    for a, b in rows:
        w = F(a[0] + b[0], n)
        d += w * (b[1] - a[1])
        for x in (a, b):
            part = m(w) ** 2 * variance(x)
            v += part
            df += part ** 2 / (x[0] - 1)
    if v == 0:
        return {"difference": m(d), "statistic": None}
    df, e = v ** 2 / df, sqrt(v)
    h = t_of(i["confidence"], df) * e
    return {"difference": m(d), "standardError": e, "statistic": m(d) / e, "degreesOfFreedom": df,
            "pValue": t_two_sided(m(d) / e, df), "lower": m(d) - h, "upper": m(d) + h, "_scale": e}


def holm_arms(i):
    """Holm over the Welch tests; limits at Bonferroni's level."""
    a = arm(i["control"])
    arms, ps = [], []
    for x in i["arms"]:
        b = arm(x["sums"])
        k = 1 - (1 - mpf(i["confidence"])) / len(i["arms"])
        vc, vt = variance(a), variance(b)
        e, d = sqrt(vc + vt), m(b[1] - a[1])
        if e == 0:
            return {}
        df = (vc + vt) ** 2 / (vc ** 2 / (a[0] - 1) + vt ** 2 / (b[0] - 1))
        h = t_of(k, df) * e
        p = t_two_sided(d / e, df)
        ps.append(p)
        arms.append({"arm": x["arm"], "difference": d, "statistic": d / e, "pValue": p, "lower": d - h, "upper": d + h, "_scale": e})
    order, top = sorted(range(len(ps)), key=lambda k: ps[k]), mpf(0)
    for r, k in enumerate(order):
        top = max(top, (len(ps) - r) * ps[k])
        arms[k]["adjustedPValue"] = min(mpf(1), top)
    return {"arms": arms}


def dunnett_arms(i):
    """The law of the largest |t| in a file of its own; equal variances."""
    a = arm(i["control"])
    rows = [arm(x["sums"]) for x in i["arms"]]
    df, counts = int(a[0] - 1 + sum(b[0] - 1 for b in rows)), [int(b[0]) for b in rows]
    s = sqrt(m(a[2] + sum(b[2] for b in rows)) / df)
    c = dunnett.critical(1 - i["confidence"], int(a[0]), counts, df)
    out = {"degreesOfFreedom": df, "criticalValue": c, "arms": []}
    for x, b in zip(i["arms"], rows):
        d, e = m(b[1] - a[1]), s * sqrt(mpf(1) / a[0] + mpf(1) / b[0])
        if e == 0:
            out["arms"].append({"arm": x["arm"], "difference": d, "adjustedPValue": None, "lower": None})
            continue
        t = d / e
        out["arms"].append({"arm": x["arm"], "difference": d, "statistic": t, "pValue": t_two_sided(t, df), "lower": d - c * e,
                            "upper": d + c * e, "_scale": max(e, mpf("1e-12"))})
        # beyond this the far tail is below what a judge in doubles resolves
        if abs(t) < 40:
            out["arms"][-1]["adjustedPValue"] = dunnett.upper_tail(float(abs(t)), int(a[0]), counts, df)
    return out


def bounds(i):
    """First two looks: the second by one integral over the first."""
    a, t = mpf(i["significanceLevel"]), [mpf(x) for x in i["informationFractions"]]
    if i["spending"] == "pocock":
        spend = lambda u: a * log(1 + (E - 1) * u)
    else:
        spend = lambda u: 2 * erfc(-quantile(a / 4) / sqrt(2 * u)) if u > 0 else mpf(0)
    with mp.workdps(100):  # the quantile of p is taken from 1 - 2p, and an early look spends next to nothing
        spent = [spend(u) for u in t]
        c1 = -quantile(spent[0] / 2)
    return {"spent": spent, "_first": c1}


def group_sequential(i):
    out = bounds(i)
    first = out.pop("_first")
    t = [mpf(x) for x in i["informationFractions"]]
    if len(t) == 1:
        return dict(out, bounds=[first])
    inc = out["spent"][1] - out["spent"][0]
    edge = first * sqrt(t[0])
    s = sqrt(t[1] - t[0])
    f = lambda c: quad(lambda x: exp(-x * x / (2 * t[0])) / sqrt(2 * mp.pi * t[0]) * (
        erfc((c * sqrt(t[1]) - x) / s / sqrt(mpf(2))) / 2 + erfc((c * sqrt(t[1]) + x) / s / sqrt(mpf(2))) / 2),
        [-edge, -edge / 2, 0, edge / 2, edge]) - inc
    mp.dps, keep = 18, mp.dps
    try:
        lo, hi = mpf(0), mpf(12)
        for _ in range(52):
            mid = (lo + hi) / 2
            if f(mid) > 0:
                lo = mid
            else:
                hi = mid
    finally:
        mp.dps = keep
    return dict(out, bounds=[first, (lo + hi) / 2])


def many_looks(i):
    """Any number of looks: the density of the score that went on, carried from look to look on a grid (doubles, 1e-11)."""
    out = bounds(i)
    bound = [float(out.pop("_first"))]
    t = np.array(i["informationFractions"])
    nodes, weights = np.polynomial.legendre.leggauss(400)
    edge = bound[0] * t[0] ** .5
    x, w = edge * nodes, edge * weights
    density = np.exp(-x * x / (2 * t[0])) / np.sqrt(2 * np.pi * t[0])
    for k in range(1, len(t)):
        sd = (t[k] - t[k - 1]) ** .5
        inc = float(out["spent"][k] - out["spent"][k - 1])

        def over(c):
            a = c * t[k] ** .5
            return np.sum(w * density * (ndtr((x - a) / sd) + ndtr(-(x + a) / sd))) - inc
        c = brentq(over, 0, 40, xtol=1e-15, rtol=1e-15)
        bound.append(c)
        edge = c * t[k] ** .5
        new = edge * nodes
        density = np.exp(-((new[:, None] - x[None, :]) / sd) ** 2 / 2) @ (w * density) / np.sqrt(2 * np.pi) / sd
        x, w = new, edge * weights
    return dict(out, bounds=[mpf(b) for b in bound])


def detectable(i):
    rho = mpf(i["covariateCorrelation"]) if i.get("covariateCorrelation") is not None else mpf(0)
    f = 1 - rho ** 2
    d = (z_of(i["confidence"]) + quantile(mpf(i["power"]))) * mpf(i["standardDeviation"]) * sqrt(
        f * (mpf(1) / i["nControl"] + mpf(1) / i["nTreatment"]))
    return {"absolute": d, "relative": d / mpf(i["mean"]), "varianceFactor": f}


LEVELS = (0.8, 0.9, 0.95, 0.99)


def two(r, k=None):
    k = k or r.choice([1, 1, 2])
    return {"control": sums(r, k), "treatment": sums(r, k), "confidence": r.choice(LEVELS)}


def planned(r):
    k = r.randint(2, 4)
    cut = sorted(r.uniform(0.01, .99) for _ in range(k - 1))
    return [b - a for a, b in zip([0.0] + cut, cut + [1.0])]


def ratio_call(r):
    k = r.randint(2, 5)
    w = [r.choice([.25, .5, .125]) for _ in range(k)]
    n = r.count(10 ** 9)
    w = [x / sum(w) for x in w]
    w[-1] = 1 - sum(w[:-1])
    off = r.choice([0, 1, 4])
    return {"observed": [max(0, int(n * p + off * r.gauss(0, 1) * (n * p) ** .5)) for p in w], "plannedShares": w,
            "significanceLevel": .001}


CASES = {
    "experiment.compare": (lambda r: dict(two(r), liftInterval=r.choice(["fieller", "delta"])), compare, 80),
    "experiment.cuped": (lambda r: {"control": sums(r, 2), "treatment": sums(r, 2), "confidence": r.choice(LEVELS)}, cuped, 60),
    "experiment.anytimeDifference": (lambda r: {k: v for k, v in dict(two(r, 1), plannedUnits=r.randint(100, 10 ** 6),
                                     significanceLevel=r.choice([.01, .05, .1])).items() if k != "confidence"}, anytime, 60),
    "experiment.confidenceSequence": (lambda r: {"n": max(1, r.count()), "pairVariance": r.uniform(.01, 99), "mixingVariance":
                                      r.uniform(.01, 9), "significanceLevel": r.choice([.01, .05])},
                                      lambda i: {"": sequence(i)}, 60),
    "experiment.msprt": (lambda r: (lambda k: {"a": r.values(k), "b": r.values(k), "pairVariance": r.uniform(1, 99),
                         "mixingVariance": r.uniform(.01, 9), "significanceLevel": .05})(r.randint(1, 12)), msprt, 40),
    "experiment.eValue": (lambda r: (lambda n, p: {"successes": min(n, max(0, int(n * p + 3 * r.gauss(0, 1) * (n * p) ** .5))),
                          "n": n, "nullShare": p, "prior": {"alpha": r.choice([.5, 1, 2.5]), "beta": r.choice([.5, 1, 2.5])}})(
                          max(1, r.count()), r.uniform(.01, .99)), lambda i: {"": e_value(i)}, 100),
    "experiment.sampleRatio": (ratio_call, sample_ratio, 60),
    "experiment.sampleRatioByArm": (ratio_call, by_arm, 60),
    "experiment.capped": (lambda r: {"control": [abs(x) for x in r.values(r.randint(2, 12))], "treatment":
                          [abs(x) for x in r.values(r.randint(2, 12))], "capBy": "value", "cap": r.uniform(1, 60), "zeros":
                          "include", "confidence": r.choice(LEVELS)}, capped, 60),
    "experiment.nonInferiority": (lambda r: {k: v for k, v in dict(two(r, 1), margin=r.uniform(.01, 3), marginKind="absolute",
                                  better=r.choice(["higher", "lower"]), significanceLevel=r.choice([.025, .05])).items()
                                  if k != "confidence"}, non_inferior, 60),
    "experiment.postStratified": (lambda r: {"strata": [dict({k: v for k, v in two(r, 1).items() if k != "confidence"},
                                  stratum=str(k)) for k in range(r.randint(1, 4))], "confidence": r.choice(LEVELS)}, strata, 40),
    "experiment.manyArms": (lambda r: {"control": sums(r, 1), "arms": [{"arm": f"a{k}", "sums": sums(r, 1)} for k in
                            range(r.randint(1, 4))], "method": "holm", "confidence": r.choice(LEVELS)}, holm_arms, 40),
    "experiment.manyArms dunnett": (lambda r: {"control": sums(r, 1, arm_size(r)), "arms": [{"arm": f"a{k}", "sums": sums(r, 1, arm_size(r))}
                                    for k in range(r.choice([1, 2, 3, 3, 4, 6]))], "method": "dunnett",
                                    "confidence": r.choice([.5, .9, .95, .99, .999])}, dunnett_arms, 24),
    "experiment.groupSequential looks": (lambda r: {"informationFractions": sorted(r.uniform(.05, .95) for _ in range(r.randint(2, 7)))
                                         + [1.0], "significanceLevel": r.choice([.001, .01, .05, .2]), "spending":
                                         r.choice(["pocock", "obrienFleming"])}, many_looks, 24),
    "experiment.groupSequential": (lambda r: (lambda k: {"informationFractions": sorted(r.uniform(.1, .9) for _ in range(k)) + [1.0],
                                   "significanceLevel": r.choice([.01, .05]), "spending": r.choice(["pocock", "obrienFleming"])})(
                                   r.randint(0, 1)), group_sequential, 16),
    "experiment.detectableEffect": (lambda r: {"standardDeviation": r.uniform(.1, 99), "nControl": r.randint(2, 10 ** 7),
                                    "nTreatment": r.randint(2, 10 ** 7), "confidence": r.choice(LEVELS), "power": .8,
                                    "covariateCorrelation": r.uniform(-.95, .95), "mean": r.uniform(1, 99)}, detectable, 40),
}
