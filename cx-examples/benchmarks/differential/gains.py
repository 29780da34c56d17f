"""Gains of groups, plans, paths through the middle, impact of themes, shrunken net scores."""
from fractions import Fraction as F
from itertools import combinations

import numpy as np
from mpmath import exp, log, loggamma, mp, mpf, sqrt
from scipy import special
from scipy.optimize import brentq
from scipy.stats import beta

from judging import dec, exactly, m
from laws import bisect, quantile, z_of
from scores import wilson


NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)


# ---- gain.groups, for whole answers and for weighted ones
class Side:
    """Answers by scale point: their number, and by point the sums of weights and of squared weights."""

    def __init__(self, n, weights, squares):
        self.n, self.w, self.q = n, weights, squares
        self.sum, self.sq = sum(weights), sum(squares)

    def mean(self, v):
        return sum(x * w for x, w in zip(v, self.w)) / self.sum

    def error(self, v, all_, k):
        """Squared: linearised, after k answers spread like all of them; over Kish's effective size."""
        return self.spread(v, all_, k) / (self.sum ** 2 / self.sq)

    def spread(self, v, all_, k):
        more = [k * x / all_.sum for x in all_.w]
        masses = [self.n * x / self.sum + y for x, y in zip(self.w, more)]
        mean = sum(x * y for x, y in zip(v, masses)) / (self.n + k)
        return sum((x - mean) ** 2 * (self.n * y / self.sq + z) for x, y, z in zip(v, self.q, more)) / (self.n + k)


def gains(v, all_, groups, i):
    z, k, out = z_of(i["confidence"]), dec(i["pseudoAnswers"]), []
    planned = z + quantile(mpf(i["power"]))
    for name, g in groups.items():
        rest = Side(all_.n - g.n, [a - b for a, b in zip(all_.w, g.w)], [a - b for a, b in zip(all_.q, g.q)])
        row = {"group": name, "n": g.n, "share": m(g.sum / all_.sum), "score": m(g.mean(v)) if g.n else None, "rest": m(rest.mean(v)) if rest.n else None,
               "gain": None, "standardError": None, "lower": None, "upper": None, "verdict": "unmeasured" if not g.n else "noRest", "askMore": None}
        out.append(row)
        if not g.n or not rest.n:
            continue
        w, d = g.sum / all_.sum, rest.mean(v) - g.mean(v)
        variance = w * w * (g.error(v, all_, k) + rest.error(v, all_, k))
        if i["mix"] == "random":
            variance += (d * w * (1 - w)) ** 2 * (g.sq / g.sum ** 2 + rest.sq / rest.sum ** 2)
        se = sqrt(m(variance))
        gain = m(w * d)
        lower, upper = gain - z * se, gain + z * se
        verdict = "critical" if lower > 0 else "better" if upper < 0 else "knownSmall" if upper <= mpf(i["worth"]) else "tooFewAnswers"
        row.update(gain=gain, standardError=se, lower=lower, upper=upper, verdict=verdict, _scale=se)
        if verdict == "tooFewAnswers":
            room = (m(d) / planned) ** 2 - m(rest.error(v, all_, k))
            if room > 0:
                more = (m(g.spread(v, all_, k)) / room - m(g.sum ** 2 / g.sq)) * m(g.n * g.sq / g.sum ** 2)
                row["askMore"] = max(1, int(mp.ceil(more)))
    place = {"critical": 0, "tooFewAnswers": 1, "unmeasured": 1, "noRest": 1, "knownSmall": 2, "better": 3}
    out.sort(key=lambda r: (place[r["verdict"]], -(r["gain"] if r["gain"] is not None else mpf("-inf")), -r["n"], r["group"]))
    return {"n": all_.n, "score": m(all_.mean(v)), "groups": out, "_scale": mpf(1)}


def gain_groups(i):
    whole = lambda c: Side(sum(c), [F(x) for x in c], [F(x) for x in c])
    if not sum(i["total"]):
        return None
    return gains([dec(x) for x in i["values"]], whole(i["total"]), {g["group"]: whole(g["counts"]) for g in i["groups"]}, i)


def weighted_gains(i):
    v = [dec(x) for x in i["values"]]

    def side(entries):
        used = [e for e in entries if e["weight"] > 0]
        w, q = [F(0)] * len(v), [F(0)] * len(v)
        for e in used:
            w[e["point"]] += F(e["weight"])
            q[e["point"]] += F(e["weight"]) ** 2
        return Side(len(used), w, q)
    all_ = side(i["entries"])
    if not all_.n:
        return None
    right = gains(v, all_, {g: side([e for e in i["entries"] if g in e["groups"]]) for g in i["groups"]}, i)
    # equal gains may differ in their last digit and so come in another order
    return dict(right, groups=dict({r["group"]: r for r in right["groups"]}, _index="group"))


def impacts(i):
    b = i["breaks"]
    worth = lambda x: -100 if x <= b["detractorMax"] else 0 if x <= b["passiveMax"] else 100
    mean = lambda rows: F(sum(worth(x["rating"]) for x in rows), len(rows)) if rows else None
    all_, out = mean(i["responses"]), {}
    for t in {t for x in i["responses"] for t in x["themes"]}:
        own, rest = [[x for x in i["responses"] if (t in x["themes"]) == side] for side in (True, False)]
        out[t] = {"mentions": len(own), "nps": m(mean(own)), "impact": m(all_ - mean(rest)) if rest else None}
    return {"nps": None if all_ is None else m(all_), "themes": exactly(out), "_scale": mpf(1)}


# ---- plans
def ranked(i):
    z, out = z_of(i["confidence"]), []
    for x in i["lines"]:
        n, g = x["exposed"], x["gain"]
        known = g and dec(g["lower"]) > 0 and dec(g["upper"]) > dec(i["small"])
        kind = "known" if known else "small" if g and dec(g["upper"]) <= dec(i["small"]) else "unknown"
        out.append(({"known": 0, "unknown": 1, "small": 2}[kind], n == 0, -dec(g["value"]) if kind != "unknown" else F(0), {
            "id": x["id"], "class": kind, "score": m(dec(x["severity"]) * F(x["affected"], n)) if n else None, "cautiousScore":
            mpf(x["severity"]) * wilson(mpf(x["affected"]), mpf(n), z)["lower"] if n else None}))
    out.sort(key=lambda x: (x[0], x[1], x[2], -(x[3]["cautiousScore"] or 0), x[3]["id"]))
    return [x[3] for x in out]


def best(i):
    """Every set of measures."""
    budget, days, why, may = dec(i["budget"]), None if i.get("days") is None else dec(i["days"]), {}, []
    for o in i["opportunities"]:
        value = None if o["gain"] is None else dec(o["gain"]) * dec(o["expectedShare"])
        if value is None:
            why[o["id"]] = "gainUnknown"
        elif value <= 0:
            why[o["id"]] = "noGain"
        elif dec(o["cost"]) > budget or days is not None and dec(o["days"]) > days:
            why[o["id"]] = "overBudget"
        else:
            may.append((o, value, dec(o["cost"]), dec(o["days"])))
    def key(s):
        return (-sum(x[1] for x in s), sum(x[2] for x in s), sum(x[3] for x in s), len(s), sorted(x[0]["id"] for x in s))
    sets = [s for n in range(len(may) + 1) for s in combinations(may, n) if len({x[0]["target"] for x in s}) == n
            and sum(x[2] for x in s) <= budget and (days is None or sum(x[3] for x in s) <= days)]
    s = min(sets, key=key)
    why.update({x[0]["id"]: "otherSetBetter" for x in may if x not in s})
    order = sorted(s, key=lambda x: (x[2] > 0, -x[1] / x[2] if x[2] else -x[1], -x[1], x[0]["id"]))
    gain, cost, time = (sum((x[k] for x in s), F(0)) for k in (1, 2, 3))
    return {"chosen": [x[0]["id"] for x in order], "gain": m(gain), "cost": m(cost), "days": m(time), "left": m(budget - cost), "notChosen": exactly(why)}


# ---- path.mediation
def product_limit(a, ea, b, eb, p):
    """Quantile of the product of two normal variables, in doubles, over the law of the one that is known better."""
    if ea * abs(b) > eb * abs(a):
        a, ea, b, eb = b, eb, a, ea

    def cdf(w):
        # finer where the other one turns from below to above, and where this one changes its sign
        turns = [((w / (b + k * eb)) - a) / ea for k in range(-9, 10) if b + k * eb] + [-a / ea]
        cuts = {float(x) for x in range(-12, 13)} | {t for t in turns if abs(t) < 12}
        if abs(a / ea) < 12:
            cuts |= {-a / ea + side * 4. ** -k for k in range(0, 25) for side in (-1, 1)}
        cuts, out = sorted(cuts), 0.
        for lo, hi in zip(cuts, cuts[1:]):
            t = (lo + hi) / 2 + (hi - lo) / 2 * NODES
            u = a + ea * t
            u[u == 0] = 1e-300
            out += (hi - lo) / 2 * np.dot(WEIGHTS, np.exp(-t * t / 2) * special.ndtr(np.sign(u) * (w / u - b) / eb)) / np.sqrt(2 * np.pi)
        return out
    far = 12 * (abs(a) * eb + abs(b) * ea + 12 * ea * eb)
    return brentq(lambda w: cdf(w) - p, a * b - far, a * b + far, xtol=1e-15 * far, rtol=1e-14)


def mediation(i):
    rows = [[F(x) for x in r] for r in i["rows"] if None not in r]
    n = len(rows)
    out = {"n": n, "excluded": len(i["rows"]) - n}
    if n < 5:
        return None
    mean = [sum(r[k] for r in rows) / n for k in range(3)]
    s = [[sum((r[a] - mean[a]) * (r[b] - mean[b]) for r in rows) for b in range(3)] for a in range(3)]
    det = s[0][0] * s[1][1] - s[0][1] ** 2
    if not det:
        return None
    a, total = s[0][1] / s[0][0], s[0][2] / s[0][0]
    b = (s[1][2] * s[0][0] - s[0][2] * s[0][1]) / det
    direct = (s[0][2] * s[1][1] - s[1][2] * s[0][1]) / det
    assert total == direct + a * b
    rest_m, rest_y = (s[1][1] - a * s[0][1]) / (n - 2), (s[2][2] - direct * s[0][2] - b * s[1][2]) / (n - 3)
    va, vb, vd, cov = rest_m / s[0][0], rest_y * s[0][0] / det, rest_y * s[1][1] / det, -rest_y * s[0][1] / det
    vt = vd + b * b * va + a * a * vb + 2 * a * cov
    z, size = z_of(i["confidence"]), sqrt(m(s[2][2] / s[0][0]))
    out.update(a=m(a), b=m(b), direct=m(direct), total=m(total), indirect=m(a * b), _scale=size)
    none = ("indirectLower", "indirectUpper", "indirectShare", "shareLower", "shareUpper")
    if not va or not vb:
        return dict(out, **dict.fromkeys(none))
    p, ea, eb = (1 - mpf(i["confidence"])) / 2, sqrt(m(va)), sqrt(m(vb))
    for name, q in (("indirectLower", p), ("indirectUpper", 1 - p)):
        out[name] = product_limit(*map(float, (a, ea, b, eb, q)))
    if abs(m(total)) <= z * sqrt(m(vt)):
        return dict(out, **dict.fromkeys(none[2:]))
    by = (b * direct / total ** 2, a * direct / total ** 2, -a * b / total ** 2)
    half = z * sqrt(m(by[0] ** 2 * va + by[1] ** 2 * vb + by[2] ** 2 * vd + 2 * by[1] * by[2] * cov))
    share = m(a * b / total)
    return dict(out, indirectShare=share, shareLower=share - half, shareUpper=share + half)


# ---- nps.shrink
def rising(n, a):
    """Sum of 1/(a + j), j below n."""
    return sum(1 / (a + j) for j in range(n))


def concentration(counts, shares):
    """The A of the largest likelihood: the slope by ln A is scanned for its zeros."""
    def slope(a):
        return sum(sum(p * rising(c, a * p) for c, p in zip(x, shares) if p) - rising(sum(x), a) for x in counts)

    def height(a):
        return sum(loggamma(a) - loggamma(a + sum(x)) + sum(loggamma(a * p + c) - loggamma(a * p) for c, p in zip(x, shares) if p) for x in counts)
    grid = [mpf(2) ** (k / mpf(2)) for k in range(-40, 60)]
    up = [slope(a) for a in grid]
    roots = [exp(bisect(lambda t: slope(exp(t)), log(x), log(y), 110)) for x, y, f, g in zip(grid, grid[1:], up, up[1:]) if f > 0 >= g]
    return max(roots, key=height)


def difference_law(x, d, p, r):
    """P(R - D <= x) of Dirichlet shares, in doubles: R + D and R's part of it are independent. Over the passives' share y."""
    top = 1 - abs(x)
    if top <= 0:
        return float(x > 0)
    mean, sd = p / (r + d + p), ((r + d) * p / ((r + d + p) ** 2 * (r + d + p + 1))) ** .5
    cuts = {0, top} | {c for c in (mean + k * sd for k in (-14, -9, -6, -4, -2, -1, 0, 1, 2, 4, 6, 9, 14)) if 0 < c < top}
    # finer towards both ends, where the density may have no bound, or the part of R none of its slope
    cuts |= {top / 2 * 4. ** -k for k in range(40)} | {top - top / 2 * 4. ** -k for k in range(24)}
    cuts = sorted(c for c in cuts if c)
    out = special.betainc(p, r + d, cuts[0]) * special.betainc(r, d, (1 + x) / 2)
    for lo, hi in zip(cuts, cuts[1:]):
        y = (lo + hi) / 2 + (hi - lo) / 2 * NODES
        out += (hi - lo) / 2 * np.dot(WEIGHTS, beta.pdf(y, p, r + d) * special.betainc(r, d, np.clip(((1 - y) + x) / 2 / (1 - y), 0, 1)))
    return out + (special.betainc(r + d, p, x) if x > 0 else 0.)


def shrunken(i):
    counts = [[s["counts"][k] for k in ("detractors", "passives", "promoters")] for s in i["segments"]]
    if sum(sum(c) > 0 for c in counts) < 2:
        return None
    n = sum(map(sum, counts))
    shares = [F(sum(c[k] for c in counts), n) for k in range(3)]
    pooled = 100 * (shares[2] - shares[0])
    raw = [100 * F(c[2] - c[0], sum(c)) if sum(c) else None for c in counts]
    rows = [{"segment": s["segment"], "n": sum(c), "raw": None if x is None else m(x)} for s, c, x in zip(i["segments"], counts, raw)]
    out = {"pooled": m(pooled), "segments": rows, "_scale": mpf(1)}
    slope = sum(sum(c * (c - 1) / q for c, q in zip(x, shares) if q) - sum(x) * (sum(x) - 1) for x in counts)
    none = {"standardDeviation": None, "lower": None, "upper": None}
    if slope <= 0:
        for row in rows:
            row.update(none, weight=mpf(0), score=m(pooled))
        return dict(out, concentration=None, overdispersed=False)
    if all(max(c) == sum(c) for c in counts):
        for row, x in zip(rows, raw):
            row.update(none, weight=mpf(1) if row["n"] else mpf(0), score=m(pooled if x is None else x))
        return dict(out, concentration=mpf(0), overdispersed=True)
    a = concentration(counts, [m(q) for q in shares])
    tail = (1 - mpf(i["confidence"])) / 2
    for row, c in zip(rows, counts):
        d, p, r = (x + a * m(q) for x, q in zip(c, shares))
        t = d + p + r
        mean = (r - d) / t
        sd = sqrt(((r + d) / t - mean ** 2) / (t + 1))
        row.update(weight=row["n"] / (row["n"] + a), score=100 * mean, standardDeviation=100 * sd)
        for name, q in (("lower", tail), ("upper", 1 - tail)):
            if d and p and r:
                row[name] = 100 * brentq(lambda x: difference_law(x, *map(float, (d, p, r))) - float(q), -1, 1, xtol=1e-15, rtol=1e-14)
    return dict(out, concentration=a, overdispersed=True)


# ---- the random calls
def a_gain(r):
    k = r.choice([3, 3, 5, 11])
    values = [-100, 0, 100] if k == 3 else [round(r.uniform(-9, 9), 1) for _ in range(k)] if r.random() < .3 else list(range(k))
    groups = [{"group": g, "counts": [r.choice([0, r.count(50), r.count(3000)]) for _ in range(k)]} for g in r.sample("abcdef", r.randint(1, 5))]
    total = [max(g["counts"][x] for g in groups) + r.choice([0, r.count(400)]) for x in range(k)]
    if r.random() < .4:
        total = [sum(g["counts"][x] for g in groups) for x in range(k)]
    return {"values": values, "total": total, "groups": groups, "confidence": r.choice([.8, .9, .95, .99]), "mix": r.choice(["fixed", "random"]),
            "pseudoAnswers": r.choice([3, 3, 0, 1.5]), "worth": r.choice([0, 0, .5, 5]), "power": r.choice([.5, .8, .9])}


def a_line(r, k):
    n = r.count(10 ** 5)
    v = r.uniform(-5, 30)
    gain = {"value": round(v, 2), "lower": round(v - 9 * r.random(), 2), "upper": round(v + 9 * r.random(), 2)}
    return {"id": f"l{k}", "severity": round(r.random(), 2), "affected": r.of(n), "exposed": n, "gain": r.choice([None, gain, gain])}


def a_plan(r):
    n = r.randint(0, 9)
    out = {"opportunities": [{"id": f"o{k}", "target": r.choice("abcdefgh"), "cost": r.choice([0, .1, .2, 100, 200, r.randint(1, 400)]), "days":
           r.choice([0, 1, 2, r.randint(0, 20)]), "gain": r.choice([None, 0, -1, 1, 4, 4, round(r.uniform(0, 9), 1)]), "expectedShare":
           r.choice([0, .25, .5, 1, round(r.random(), 2)])} for k in range(n)], "budget": r.choice([0, .3, 300, 500, 10 ** 6])}
    if r.random() < .5:
        out["days"] = r.choice([0, 3, 10])
    return out


def a_path(r):
    n, a, b, c = r.choice([4, 5, 6, 12, 40, 200]), r.choice([0, .3, 1, 5]), r.choice([0, -.4, 1, 3]), r.choice([0, .2, -1])
    noise, off = r.choice([.001, .01, .3, 1, 3]), r.choice([0, 0, 1000])
    rows = []
    for _ in range(n):
        x = r.gauss(0, 1)
        v = a * x + noise * r.gauss(0, 1)
        y = b * v + c * x + r.choice([.001, .01, noise, 1]) * r.gauss(0, 1)
        rows.append([None if r.random() < .02 else round(off + t, 3) for t in (x, v, y)])
    return {"rows": rows, "confidence": r.choice([.9, .95, .99])}


def a_crowd(r):
    def segment():
        p = r.choice([(1, 1, 1), (5, 3, 2), (1, 2, 7), (1, 0, 0), (0, 0, 1)])
        n = r.choice([0, 1, 2, 5, 20, 60, 150])
        got = r.choices(("detractors", "passives", "promoters"), p, k=n)
        return {k: got.count(k) for k in ("detractors", "passives", "promoters")}
    return {"segments": [{"segment": f"s{k}", "counts": segment()} for k in range(r.randint(1, 6))], "confidence": r.choice([.9, .95])}


CASES = {
    "gain.groups": (a_gain, gain_groups, 200),
    "gain.weighted": (None, weighted_gains, 0),
    "themes.npsImpact": (lambda r: {"responses": [{"rating": r.randint(0, 10), "themes": r.sample("abc", r.randint(0, 3))} for _ in
                         range(r.randint(0, 25))], "breaks": {"min": 0, "detractorMax": 6, "passiveMax": 8, "max": 10}}, impacts, 60),
    "plan.rank": (lambda r: {"lines": [a_line(r, k) for k in range(r.randint(0, 7))], "small": r.choice([0, 1, 5]), "confidence": r.choice([.9, .95])},
                  ranked, 100),
    "plan.best": (a_plan, best, 200),
    "path.mediation": (a_path, mediation, 60),
    "nps.shrink": (a_crowd, shrunken, 40),
}
