"""Segments, waves, several answers of one person, short series, words."""
from fractions import Fraction as F
from math import comb

from mpmath import log, mp, mpf, sqrt

from judging import m
from laws import bisect, chi_square_above, phi, solve, t_of, t_two_sided, two_sided, z_of
from scores import tango


def moments(values, counts):
    n = sum(counts)
    if n == 0:
        return 0, None, None
    mean = F(sum(F(v) * c for v, c in zip(values, counts)), n)
    return n, mean, sum(c * (F(v) - mean) ** 2 for v, c in zip(values, counts)) / n


def decompose(i):
    v = i["values"]
    rows = [(s["segment"], moments(v, s["before"]), moments(v, s["after"]), s["before"], s["after"]) for s in i["segments"]]
    n, N = sum(r[1][0] for r in rows), sum(r[2][0] for r in rows)
    if n == 0 or N == 0:
        return None
    _, mb, vb = moments(v, [sum(c) for c in zip(*(r[3] for r in rows))])
    _, ma, va = moments(v, [sum(c) for c in zip(*(r[4] for r in rows))])
    two = i["method"] == "twoPart"
    ref = (mb + ma) / 2 if two else mb
    mix = rte = inter = F(0)
    segs, ga, gb = [], [], []
    for name, (nb, sb, _), (na, sa, _), cb, ca in rows:
        p, P = F(nb, n), F(na, N)
        b, a = (sb if sb is not None else sa), (sa if sa is not None else sb)
        if a is None:
            segs.append({"segment": name, "mix": mpf(0), "rate": mpf(0)})
            continue
        if two:
            x, y, z = (P - p) * ((b + a) / 2 - ref), (P + p) / 2 * (a - b), F(0)
        else:
            x, y, z = (P - p) * (b - ref), p * (a - b), (P - p) * (a - b)
        mix, rte, inter = mix + x, rte + y, inter + z
        segs.append({"segment": name, "mix": m(x), "rate": m(y), "total": m(x + y + z)})
    out = {"before": m(mb), "after": m(ma), "change": m(ma - mb), "mix": m(mix), "rate": m(rte), "segments": segs,
           "changeStandardError": sqrt(m(va) / N + m(vb) / n), "_scale": max(m(max(map(F, v)) - min(map(F, v))) / 100, mpf(1) / 100)}
    if not two:
        out["interaction"] = m(inter)
    return out


def clustered(i):
    rows = [(k if a["respondent"] is None else a["respondent"], F(a["value"]), F(a["weight"])) for k, a in
            enumerate(i["answers"]) if a["weight"] > 0]
    if not rows:
        return None
    W = sum(w for _, _, w in rows)
    mean = sum(v * w for _, v, w in rows) / W
    per = {}
    for who, v, w in rows:
        per[who] = per.get(who, F(0)) + w * (v - mean) / W
    C, n = len(per), len(rows)
    out = {"n": n, "respondents": C, "score": m(mean), "_scale": mpf("1e-3")}
    if C < 2:
        return dict(out, standardError=None)
    var = F(C, C - 1) * sum(u * u for u in per.values())
    e = sqrt(m(var))
    naive = sum(w * (v - mean) ** 2 for _, v, w in rows) / W / (n - 1)
    out.update(standardError=e, degreesOfFreedom=C - 1)
    if e > 0:
        h = t_of(i["confidence"], C - 1) * e
        out.update(lower=m(mean) - h, upper=m(mean) + h, _scale=e)
    if naive > 0:
        out["designEffect"] = m(var / naive)
    return out


def dl(y, v):
    w = [1 / x for x in v]
    mu = sum(a * b for a, b in zip(w, y)) / sum(w)
    q = sum(a * (b - mu) ** 2 for a, b in zip(w, y))
    return q, max(mpf(0), (q - (len(y) - 1)) / (sum(w) - sum(x * x for x in w) / sum(w)))


def paule(y, v):
    def q(t):
        w = [1 / (x + t) for x in v]
        mu = sum(a * b for a, b in zip(w, y)) / sum(w)
        return sum(a * (b - mu) ** 2 for a, b in zip(w, y)) - (len(y) - 1)
    if q(mpf(0)) <= 0:
        return mpf(0)
    hi = mpf(1)
    while q(hi) > 0:
        hi *= 4
    return bisect(q, mpf(0), hi, 150)


def pool(scores, errors, method):
    rows = [(mpf(s), mpf(e) ** 2) for s, e in zip(scores, errors) if s is not None and e is not None and e > 0]
    if len(rows) < 2:
        return None
    y, v = [a for a, _ in rows], [b for _, b in rows]
    q, t = dl(y, v)
    t = paule(y, v) if method == "pauleMandel" else t
    w = [1 / x for x in v]
    u = [1 / (x + t) for x in v]
    return y, v, q, t, sum(a * b for a, b in zip(w, y)) / sum(w), 1 / sqrt(sum(w)), sum(a * b for a, b in zip(u, y)) / sum(u), 1 / sqrt(sum(u))


def heterogeneity(i):
    p = pool(i["scores"], i["standardErrors"], i["method"])
    if p is None:
        return None
    y, v, q, t, fm, fe, mean, e = p
    df, z = len(y) - 1, z_of(i["confidence"])
    return {"segments": len(y), "q": q, "degreesOfFreedom": df, "pValue": chi_square_above(q, df),
            "iSquared": max(mpf(0), (q - df) / q) if q > 0 else mpf(0), "tauSquared": t, "fixedMean": fm,
            "fixedStandardError": fe, "mean": mean, "standardError": e, "lower": mean - z * e, "upper": mean + z * e,
            "_scale": fe}


def shrink(i):
    p = pool([s["score"] for s in i["segments"]], [s["standardError"] for s in i["segments"]], i["method"])
    if p is None:
        return None
    *_, t, fm, fe, mu, e = p
    out = []
    for s in i["segments"]:
        if s["score"] is None or not s["standardError"]:
            continue
        v = mpf(s["standardError"]) ** 2
        w = t / (t + v)
        out.append({"segment": s["segment"], "weight": w, "score": w * mpf(s["score"]) + (1 - w) * mu,
                    "standardError": sqrt(w * v + (1 - w) ** 2 * e ** 2)})
    if len(out) < len(i["segments"]):
        return {"mean": mu, "tauSquared": t, "_scale": fe}
    return {"mean": mu, "meanStandardError": e, "tauSquared": t, "segments": out, "_scale": fe}


def funnel(i):
    rows = [(s["segment"], moments(i["values"], s["counts"])) for s in i["segments"]]
    rows = [r for r in rows if r[1][0] > 0]
    _, c, v = moments(i["values"], [sum(x) for x in zip(*(s["counts"] for s in i["segments"]))])
    if len(rows) < 2 or v == 0:
        return None
    k, z0 = len(rows), z_of(i["confidence"])
    z = [m(s - c) / sqrt(m(v) / n) for _, (n, s, _) in rows]
    cut = int(F(str(i["winsorise"])) * k)
    order = sorted(z)
    lo, hi = order[cut], order[k - 1 - cut]
    d = sum(min(max(x, lo), hi) ** 2 for x in z) / k
    w = [n / m(v) for _, (n, _, _) in rows]
    mode = i["overdispersion"]
    f = sqrt(max(mpf(1), d)) if mode == "multiplicative" else mpf(1)
    t = max(mpf(0), (k * d - (k - 1)) / (sum(w) - sum(x * x for x in w) / sum(w))) if mode == "additive" else mpf(0)
    a, b = mpf(min(i["values"])), mpf(max(i["values"]))
    pts = []
    for name, (n, s, _) in rows:
        e = f * sqrt(m(v) / n + t)
        pts.append({"segment": name, "n": n, "score": m(s), "z": m(s - c) / e, "lower": max(a, m(c) - z0 * e), "upper": min(b, m(c) + z0 * e)})
    return {"centre": m(c), "dispersion": d, "points": pts, "_scale": mpf("1e-2")}


def ranks(i):
    rows = [(s["segment"], mpf(s["score"]), mpf(s["standardError"])) for s in i["segments"]]
    k, a = len(rows), 1 - mpf(i["confidence"])
    up = 1 if i["order"] == "highestFirst" else -1
    tests = []
    for x in range(k):
        for y in range(k):
            if x != y:
                tests.append((1 - phi(up * (rows[x][1] - rows[y][1]) / sqrt(rows[x][2] ** 2 + rows[y][2] ** 2)), x, y))

    def rejected(family):
        out = set()
        for r, (p, x, y) in enumerate(sorted(family)):
            if abs(p * (len(family) - r) - a) < mpf("1e-9"):
                raise ValueError("too near to the level")
            if p * (len(family) - r) > a:
                break
            out.add((x, y))
        return out
    both = rejected(tests)
    out = []
    for x in range(k):
        r = both if i["kind"] == "simultaneous" else rejected([t for t in tests if x in t[1:]])
        out.append({"segment": rows[x][0], "rank": 1 + sum(up * s > up * rows[x][1] for _, s, _ in rows),
                    "lower": 1 + sum((y, x) in r for y in range(k)), "upper": k - sum((x, y) in r for y in range(k))})
    return {"ranked": k, "segments": out}


def level(i):
    """The variance is taken from the library's answer when it is fitted; everything else follows by least squares on the whole."""
    y, s = [mpf(v) for v in i["values"]], [mpf(v) for v in i["standardErrors"]]
    W, z, n = mpf(i["levelVariance"]), z_of(i["confidence"]), len(y)
    mean, var, ll, filtered = y[0], s[0] ** 2, mpf(0), []
    residuals = [None]
    filtered.append((mean, var))
    for k in range(1, n):
        var += W
        f = var + s[k] ** 2
        e = y[k] - mean
        residuals.append(e / sqrt(f))
        ll -= (log(2 * mp.pi * f) + e * e / f) / 2
        g = var / f
        mean, var = mean + g * e, var * (1 - g)
        filtered.append((mean, var))
    # smoothed: levels that minimise the whole sum of squares
    A = [[mpf(0)] * n for _ in range(n)]
    b = [y[k] / s[k] ** 2 for k in range(n)]
    for k in range(n):
        A[k][k] += 1 / s[k] ** 2
        if k:
            A[k][k] += 1 / W
            A[k - 1][k - 1] += 1 / W
            A[k][k - 1] -= 1 / W
            A[k - 1][k] -= 1 / W
    x = solve(A, b)
    lim = lambda c, v: {"level": c, "lower": c - z * sqrt(v), "upper": c + z * sqrt(v)}
    return {"logLikelihood": ll, "filtered": [lim(*f) for f in filtered], "smoothed": [{"level": v} for v in x],
            "residuals": residuals, "forecast": {"level": mean, "standardError": sqrt(var + W)}, "_scale": max(s)}


def level_fit(i):
    """Two values: W in closed form."""
    d = mpf(i["values"][1]) - mpf(i["values"][0])
    w = max(mpf(0), d * d - mpf(i["standardErrors"][0]) ** 2 - mpf(i["standardErrors"][1]) ** 2)
    return {"levelVariance": w, "_scale": d * d}


def waves(i):
    v, t = [F(x) for x in i["values"]], i["table"]
    n = sum(map(sum, t))
    if n == 0:
        return None
    d = [(v[b] - v[a], v[a], v[b], t[a][b]) for a in range(len(v)) for b in range(len(v)) if t[a][b]]
    mean = lambda k: sum(x[k] * x[3] for x in d) / n
    sq = lambda k: sum((x[k] - mean(k)) ** 2 * x[3] for x in d)
    out = {"n": n, "before": m(mean(1)), "after": m(mean(2)), "change": m(mean(0)), "_scale": mpf("1e-3")}
    if n < 2:
        return out
    e = sqrt(m(sq(0)) / (n - 1) / n)
    out.update(standardError=e, unpairedStandardError=sqrt(m(sq(1) + sq(2)) / (n - 1) / n))
    if sq(1) > 0 and sq(2) > 0:
        out["correlation"] = m(sum((x[1] - mean(1)) * (x[2] - mean(2)) * x[3] for x in d)) / sqrt(m(sq(1) * sq(2)))
    if e > 0:
        h = t_of(i["confidence"], n - 1) * e
        out.update(statistic=m(mean(0)) / e, degreesOfFreedom=n - 1, pValue=t_two_sided(m(mean(0)) / e, n - 1),
                   lower=m(mean(0)) - h, upper=m(mean(0)) + h, _scale=e)
    return out


def homogeneity(i):
    t = i["table"]
    k = len(t)
    n = sum(map(sum, t))
    if n == 0:
        return None
    moved = [(a, b) for a in range(k) for b in range(a) if t[a][b] + t[b][a]]
    bow = sum(F((t[a][b] - t[b][a]) ** 2, t[a][b] + t[b][a]) for a, b in moved)
    group = list(range(k))
    for _ in range(k):
        for a, b in moved:
            group[a] = group[b] = min(group[a], group[b])
    free = [c for c in range(k) if group[c] != c]
    d = [sum(t[c]) - sum(r[c] for r in t) for c in range(k)]
    V = [[F(sum(t[a]) + sum(r[a] for r in t) - 2 * t[a][a]) if a == b else F(-(t[a][b] + t[b][a])) for b in free] for a in free]
    out = {"n": n}
    if free:
        x = solve(V, [F(d[c]) for c in free])
        s = sum(d[c] * v for c, v in zip(free, x))
        out["stuartMaxwell"] = {"statistic": m(s), "degreesOfFreedom": len(free), "pValue": chi_square_above(m(s), len(free))}
        out["bowker"] = {"statistic": m(bow), "degreesOfFreedom": len(moved), "pValue": chi_square_above(m(bow), len(moved))}
    return dict(out, _scale=mpf("1e-9"))


def mcnemar(i):
    b, c = i["onlyBefore"], i["onlyAfter"]
    n, k = i["both"] + b + c + i["neither"], b + c
    if n == 0:
        return None
    z = z_of(i["confidence"])
    out = {"n": n, "change": mpf(c - b) / n, "lower": tango(mpf(b), mpf(n - k), mpf(c), z),
           "upper": -tango(mpf(c), mpf(n - k), mpf(b), z), "_scale": 1 / sqrt(mpf(n))}
    if k == 0:
        return dict(out, pValue=None)
    low = min(b, c)
    if i["method"] == "chiSquare":
        x = mpf((b - c) ** 2) / k
        return dict(out, statistic=x, pValue=chi_square_above(x, 1))
    tail = sum(comb(k, j) for j in range(low + 1))
    p = F(2 * tail, 2 ** k) if i["method"] == "exact" else F(2 * tail - comb(k, low), 2 ** k)
    return dict(out, pValue={"": min(mpf(1), m(p))})


def overlapping(i):
    v, t = [F(x) for x in i["values"]], i["table"]
    k = len(v)
    first = [sum(t[a]) + i["onlyBefore"][a] for a in range(k)]
    last = [sum(r[a] for r in t) + i["onlyAfter"][a] for a in range(k)]
    (na, ma, va), (nb, mb, vb) = moments(v, first), moments(v, last)
    c = sum(map(sum, t))
    if na == 0 or nb == 0:
        return None
    out = {"pairs": c, "nBefore": na, "nAfter": nb, "before": m(ma), "after": m(mb), "change": m(mb - ma), "_scale": mpf("1e-3")}
    return out


def keyness(i):
    kept = [t for t in i["terms"] if t["countA"] + t["countB"] >= i["minCount"] and t["respondentsA"] + t["respondentsB"] >= i["minRespondents"]]
    A, B = i["totalA"], i["totalB"]
    out = []
    for t in kept:
        a, b = t["countA"], t["countB"]
        if i["method"] == "logOdds":
            p0 = mpf(i["priorTotal"])
            w = p0 * (a + b) / (A + B)
            odds = lambda y, n: log((y + w) / (n + p0 - y - w))
            d = odds(a, A) - odds(b, B)
            s = d / sqrt(1 / (a + w) + 1 / (b + w))
            out.append({"term": t["term"], "effect": d, "statistic": s, "pValue": two_sided(s), "_scale": mpf("1e-6")})
        else:
            g = mpf(0)
            for o, r, c in ((a, a + b, A), (b, a + b, B), (A - a, A + B - a - b, A), (B - b, A + B - a - b, B)):
                if o:
                    g += 2 * o * log(mpf(o) * (A + B) / (mpf(r) * c))
            side = 1 if a * B >= b * A else -1  # signed by the side that uses it more
            out.append({"term": t["term"], "statistic": side * abs(g), "pValue": chi_square_above(abs(g), 1), "_scale": mpf("1e-3")})
    return {"terms": dict({t["term"]: t for t in out}, _index="term")}


def transitions(i):
    t = i["table"]
    n = sum(map(sum, t))
    if n == 0:
        return None
    w = [-100, 0, 100]
    flow = lambda up: F(sum(t[a][b] * abs(w[b] - w[a]) for a in range(3) for b in range(3) if (b > a) == up and a != b), n)
    return {"n": n, "inflow": m(flow(True)), "outflow": m(flow(False)), "change": m(flow(True) - flow(False)),
            "rates": [[mpf(x) / sum(r) for x in r] if sum(r) else [None] * 3 for r in t], "_scale": mpf("1e-3")}


def linkage(i):
    rows = []
    for t in i["teams"]:
        e = t["employees"]
        n = sum(e.values())
        if n and t["customerScore"] is not None:
            rows.append((F(100 * (e["promoters"] - e["detractors"]), n), F(t["customerScore"])))
    if len(rows) < 3:
        return {}
    k = len(rows)
    mx, my = (sum(r[j] for r in rows) / k for j in (0, 1))
    sxy, sxx, syy = (sum((r[a] - (mx, my)[a]) * (r[b] - (mx, my)[b]) for r in rows) for a, b in ((0, 1), (0, 0), (1, 1)))
    if sxx == 0 or syy == 0:
        return {}
    r = m(sxy) / sqrt(m(sxx * syy))
    return {"correlation": r, "_scale": mpf(1)}


def three(r, k, most=400):
    return [r.count(most) for _ in range(k)]


def estimates(r):
    k = r.randint(2, 8)
    return [{"segment": f"s{j}", "score": r.uniform(-100, 100), "standardError": r.expo(2) * 5} for j in range(k)]


CASES = {
    "change.decompose": (lambda r: {"values": [-100, 0, 100], "segments": [{"segment": f"s{k}", "before": three(r, 3, 10 ** 6),
                         "after": three(r, 3, 10 ** 6)} for k in range(r.randint(1, 6))], "method": r.choice(["twoPart", "threePart"])}, decompose, 80),
    "clustered.score": (lambda r: {"answers": [{"respondent": r.choice([None, "a", "b", "c", "d"]), "value": r.randint(1, 7),
                        "weight": r.weight()} for _ in range(r.randint(1, 30))], "confidence": r.choice([.8, .95])}, clustered, 80),
    "segments.heterogeneity": (lambda r: (lambda e: {"scores": [x["score"] for x in e], "standardErrors": [x["standardError"] for x in e],
                               "method": r.choice(["pauleMandel", "dersimonianLaird"]), "confidence": .95})(estimates(r)), heterogeneity, 60),
    "segments.shrink": (lambda r: {"segments": estimates(r), "method": r.choice(["pauleMandel", "dersimonianLaird"]), "confidence": .95}, shrink, 60),
    "segments.funnelPlot": (lambda r: {"values": [-100, 0, 100], "segments": [{"segment": f"s{k}", "counts": three(r, 3, 10 ** 5)} for k in
                            range(r.randint(2, 15))], "confidence": r.choice([.95, .998]), "overdispersion":
                            r.choice(["none", "additive", "multiplicative"]), "winsorise": r.choice([0, .1, .2])}, funnel, 60),
    "segments.rank": (lambda r: {"segments": [dict(e, score=round(e["score"] / 4)) for e in estimates(r)], "kind":
                      r.choice(["simultaneous", "marginal"]), "confidence": r.choice([.8, .95]), "order":
                      r.choice(["highestFirst", "lowestFirst"])}, ranks, 60),
    "series.localLevel": (lambda r: (lambda k: {"values": [r.uniform(-50, 50) for _ in range(k)], "standardErrors":
                          [r.expo(1) * 4 for _ in range(k)], "confidence": .95, "levelVariance": r.expo(3)})(r.randint(2, 10)), level, 60),
    "series.localLevel fit": (lambda r: {"values": [r.uniform(-50, 50), r.uniform(-50, 50)], "standardErrors": [r.expo(1) * 9,
                              r.expo(1) * 9], "confidence": .95}, level_fit, 60),
    "waves.compare": (lambda r: {"values": [1, 2, 3, 4, 5], "table": [three(r, 5, 10 ** 5) for _ in range(5)], "confidence": .95}, waves, 60),
    "waves.homogeneity": (lambda r: (lambda k: {"table": [[r.choice([0, r.count(10 ** 4)]) for _ in range(k)] for _ in range(k)]})(r.randint(2, 5)), homogeneity, 60),
    "waves.mcnemar": (lambda r: {"both": r.count(), "onlyBefore": r.count(2000), "onlyAfter": r.count(2000), "neither": r.count(),
                      "method": r.choice(["exact", "midP", "chiSquare"]), "confidence": .95}, mcnemar, 60),
    "waves.partlyOverlapping": (lambda r: {"values": [-100, 0, 100], "table": [three(r, 3) for _ in range(3)], "onlyBefore":
                                three(r, 3), "onlyAfter": three(r, 3), "confidence": .95}, overlapping, 60),
    "nps.transitions": (lambda r: {"table": [three(r, 3, 10 ** 9) for _ in range(3)]}, transitions, 60),
    "employees.linkage": (lambda r: {"teams": [{"team": f"t{k}", "employees": {"detractors": r.count(50), "passives": r.count(50),
                          "promoters": r.count(50)}, "customerScore": round(r.uniform(-99, 99), 1)} for k in range(r.randint(3, 12))]}, linkage, 60),
    "words.keyness": (lambda r: {"terms": [(lambda a, b: {"term": f"w{k}", "countA": a, "countB": b, "respondentsA": a,
                      "respondentsB": b})(r.count(5000), r.count(5000)) for k in range(r.randint(1, 8))], "totalA": 10 ** 6, "totalB":
                      10 ** 5, "method": r.choice(["logOdds", "g2"]), "priorTotal": 500, "minCount": 5, "minRespondents": 1}, keyness, 40),
}
