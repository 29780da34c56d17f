"""Ratings, indices, frameworks and bands: the catalogue's rules word for word, for neighbours of the reference cases."""
from fractions import Fraction as F
from itertools import combinations
from math import factorial, floor

from mpmath import log, mpf, sqrt

from judging import dec, exactly, m, mean, not_negative, on_scale, once, refuse, Skip, some, within
from laws import solve, two_sided
from scores import net


# ---- nps, csat, ces
def nps_from_ratings(i):
    b = i["breaks"]
    refuse(not b["min"] <= b["detractorMax"] < b["passiveMax"] < b["max"] and b["min"] > b["detractorMax"])
    if not b["min"] <= b["detractorMax"] < b["passiveMax"] < b["max"]:
        raise Skip
    given = [x for x in i["ratings"] if x is not None]
    good = [x for x in given if dec(x).denominator == 1 and b["min"] <= x <= b["max"]]
    refuse(i["invalid"] == "refuse" and len(good) < len(given))
    c = {"detractors": sum(x <= b["detractorMax"] for x in good), "promoters": sum(x > b["passiveMax"] for x in good)}
    c["passives"] = len(good) - sum(c.values())
    n, s, v = net(c)
    return dict(c, n=len(good), missing=len(i["ratings"]) - len(given), invalid=len(given) - len(good), score=s, variance=v,
                sampleVariance=v * n / (n - 1) if n > 1 else None, standardError=sqrt(v / n) if n else None, _scale=mpf(1))


def counts_of(c):
    not_negative(*c.values())
    return c


def nps_round(i):
    c = counts_of(i["counts"])
    n = sum(c.values())
    if not n:
        return None
    x = F(100 * (c["promoters"] - c["detractors"]), n)
    if i["mode"] == "halfEven":
        return round(x)
    if i["mode"] == "halfTowardPositive":
        return floor(x + F(1, 2))
    return floor(x + F(1, 2)) if x >= 0 else -floor(-x + F(1, 2))


def boxes(scale, counts, method, k):
    """Points and counts to a score of CSAT, in fractions."""
    points = range(scale["min"], scale["max"] + 1)
    refuse(len(points) < 2 or len(counts) != len(points))
    not_negative(*counts)
    n = sum(counts)
    if method in ("topBoxes", "bottomBoxes", "netBoxes"):
        if k is None:
            raise Skip
        refuse(k < 1 or k > len(points))
        if method == "netBoxes" and 2 * k > len(points):
            raise Skip
    if not n:
        return None, n
    if method in ("topBoxes", "bottomBoxes", "netBoxes"):
        top, bottom = F(100 * sum(counts[-k:]), n), F(100 * sum(counts[:k]), n)
        return {"topBoxes": top, "bottomBoxes": bottom, "netBoxes": top - bottom}[method], n
    mean_ = F(sum(p * c for p, c in zip(points, counts)), n)
    if method == "percentOfMaximum" and scale["max"] <= 0:
        raise Skip
    return {"mean": mean_, "mean0To100": (mean_ - scale["min"]) / (scale["max"] - scale["min"]) * 100,
            "percentOfMaximum": mean_ / scale["max"] * 100 if scale["max"] else None}[method], n


def csat_from_ratings(i):
    s = i["scale"]
    refuse(s["min"] >= s["max"])
    counts = [0] * (s["max"] - s["min"] + 1)
    for x in i["ratings"]:
        if x is not None:
            counts[int(on_scale(x, s)) - s["min"]] += 1
    score, n = boxes(s, counts, i["method"], i.get("boxes"))
    return {"n": n, "score": some(score)}


def ces(i):
    s, c, method = i["scale"], i["counts"], i["method"]
    if i["direction"] != "highIsEasy":
        raise Skip
    points = range(s["min"], s["max"] + 1)
    if method in ("easyShare", "difficultShare", "netEase"):
        refuse(len(points) < 2 or len(c) != len(points))
        not_negative(*c)
        easy, hard = i.get("easyFrom"), i.get("difficultTo")
        if method != "difficultShare" and easy is None or method != "easyShare" and hard is None:
            raise Skip
        for x in (easy if method != "difficultShare" else None, hard if method != "easyShare" else None):
            if x is not None and x not in points:
                raise Skip
        if method == "netEase" and hard >= easy:
            raise Skip
        n = sum(c)
        if not n:
            return {"n": 0, "score": None}
        e = F(100 * sum(x for p, x in zip(points, c) if easy is not None and p >= easy), n)
        d = F(100 * sum(x for p, x in zip(points, c) if hard is not None and p <= hard), n)
        return {"n": n, "score": m({"easyShare": e, "difficultShare": d, "netEase": e - d}[method])}
    score, n = boxes(s, c, method, i.get("boxes"))
    return {"n": n, "score": some(score)}


def rake(i):
    columns, targets = i["columns"], i["targets"]
    refuse(set(columns) != set(targets))
    sizes = {len(c) for c in columns.values()}
    refuse(len(sizes) > 1)
    n = sizes.pop() if sizes else 0
    w = [mpf(x) for x in i.get("startWeights") or [1] * n]
    refuse(len(w) != n)
    for x in w:
        refuse(x < 0)
    for k, t in targets.items():
        for level, x in t.items():
            refuse(x < 0)
            refuse(x > 0 and not any(a == level for a in columns[k]))
        if set(columns[k]) - set(t):
            raise Skip
    totals = [sum(map(dec, t.values())) for t in targets.values()]
    refuse(len(set(totals)) > 1)
    if not n or not totals or not totals[0] or 0 in w or any(0 in t.values() for t in targets.values()):
        raise Skip
    for _ in range(400):
        worst = mpf(0)
        for k, t in targets.items():
            have = {}
            for a, x in zip(columns[k], w):
                have[a] = have.get(a, 0) + x
            worst = max([worst] + [abs(have[a] / m(dec(t[a])) - 1) for a in have])
            w = [x * m(dec(t[a])) / have[a] for a, x in zip(columns[k], w)]
        if worst < mpf(10) ** -25:
            return {"weights": w, "effectiveSampleSize": sum(w) ** 2 / sum(x * x for x in w)}
    raise Skip


def response_rate(i):
    I, P, R, NC, O, U = (i[k] for k in ("completes", "partials", "refusals", "nonContacts", "others", "unknownEligibility"))
    not_negative(I, P, R, NC, O, U)
    e = within(i["eligibleShareOfUnknown"], 0, 1)
    k = int(i["formula"][2])
    known = I + P + R + NC + O
    all_ = known + (U if k < 3 else e * U if k < 5 else 0)
    return m(F(I + (P if k % 2 == 0 else 0)) / all_) if all_ else None


# ---- indices
def acsi(i):
    means = {k: within(x, 1, 10) for k, x in i["means"].items()}
    not_negative(*i["weights"].values())
    w = {k: dec(x) for k, x in i["weights"].items()}
    refuse(not sum(w.values()))
    return m(sum(w[k] * (means[k] - 1) / 9 * 100 for k in means) / sum(w.values()))


QUESTIONS = ("meetsNeeds", "easy", "enjoyable")


def cxi(i):
    s, good, bad = i["scale"], i["goodFrom"], i["badTo"]
    points = range(s["min"], s["max"] + 1)
    refuse(len(points) < 2)
    if not s["min"] <= bad < good <= s["max"]:
        raise Skip
    out = {}
    for q in QUESTIONS:
        if "counts" in i:
            c = i["counts"][q]
            refuse(len(c) != len(points))
            not_negative(*c)
        else:
            c = [0] * len(points)
            for r in i["responses"]:
                if r.get(q) is not None:
                    c[int(on_scale(r[q], s)) - s["min"]] += 1
        n = sum(c)
        out[q] = F(100 * (sum(x for p, x in zip(points, c) if p >= good) - sum(x for p, x in zip(points, c) if p <= bad)), n) if n else None
    whole = None if None in out.values() else sum(out.values()) / 3
    return dict({k: some(x) for k, x in out.items()}, index=some(whole))


def questionnaire(n, low, high, score):
    def judge(i):
        a = i["answers"]
        refuse(len(a) != n)
        for x in a:
            if x is not None:
                refuse(dec(x).denominator != 1)
                within(x, low, high)
        return None if None in a else m(score([dec(x) for x in a]))
    return judge


def pyramid_gated(i):
    x = [within(i[q], 0, 1) for q in QUESTIONS]
    refuse(len(i["weights"]) != 3)
    not_negative(*i["weights"])
    w = [dec(v) for v in i["weights"]]
    refuse(not sum(w))
    if not 0 <= i["threshold"] <= 1:
        raise Skip
    reach = [v >= dec(i["threshold"]) for v in x] + [False]
    return {"score": m(100 * sum(a * min(x[:k + 1]) for k, a in enumerate(w)) / sum(w)), "attainedLevel": reach.index(False)}


def pyramid_composite(i):
    w, used = {k: dec(v) for k, v in i["weights"].items()}, []
    not_negative(*w.values())
    refuse(not sum(w.values()))
    s = i["scale"]
    refuse(s["min"] >= s["max"])
    for r in i["responses"]:
        x = {q: None if r.get(q) is None else (on_scale(r[q], s) - s["min"]) / (s["max"] - s["min"]) * 100 for q in QUESTIONS}
        have = [q for q in QUESTIONS if x[q] is not None]
        if i["missing"] == "requireAll" and len(have) < 3 or not sum(w[q] for q in have):
            continue
        used.append(sum(w[q] * x[q] for q in have) / sum(w[q] for q in have))
    return {"n": len(used), "excluded": len(i["responses"]) - len(used), "score": some(sum(used) / len(used) if used else None)}


def pillars(i):
    s, w = i["scores"], {k: dec(v) for k, v in i["weights"].items()}
    not_negative(*w.values())
    if set(s) != set(w) or not sum(w.values()):
        raise Skip
    have = {k: within(x, 0, 10) for k, x in s.items() if x is not None}
    present = sum(w[k] for k in have)
    known = present and (len(have) == len(s) or i["missing"] == "renormalise")
    low = [k for k in have if have[k] == min(have.values())]
    high = [k for k in have if have[k] == max(have.values())]
    return dict({"index": m(sum(w[k] * x for k, x in have.items()) / present) if known else None, "coverage": m(present / sum(w.values()))},
                **({"weakest": low[0]} if len(low) == 1 else {}), **({"strongest": high[0]} if len(high) == 1 else {}))


def enablers(i):
    names, means = ("people", "process", "technology"), {}
    for k in names:
        for x in i["ratings"][k]:
            within(x, 0, 5)
        means[k] = mean(i["ratings"][k])
    out = {k: some(x) for k, x in means.items()}
    if None in means.values():
        return dict(out, overall=None, stage=None, weakest=None)
    low = min(means.values())
    cube = means["people"] * means["process"] * means["technology"]
    least = i["rule"] == "minimum"
    return dict(out, overall=m(low) if least else m(cube) ** (mpf(1) / 3),
                stage=floor(low) if least else max(s for s in range(6) if s ** 3 <= cube), weakest=[k for k in names if means[k] == low][0])


def realm(i):
    active, immersed = within(i["participation"], -1, 1) >= 0, within(i["connection"], -1, 1) >= 0
    return {(0, 0): "entertainment", (1, 0): "education", (1, 1): "escapist", (0, 1): "esthetic"}[active, immersed]


def sweet_spot(i):
    x = [dec(v) for v in i["intensities"].values()]
    not_negative(*x)
    if not sum(x):
        return None
    p = [m(v / sum(x)) for v in x if v]
    return {"": -sum(v * log(v) for v in p) / log(mpf(4)), "_scale": mpf("1e-3")}


def dart(i):
    out = {}
    for k in ("dialogue", "access", "riskAssessment", "transparency"):
        out[k] = mean([on_scale(x, i["scale"]) for x in i["answers"][k] if x is not None])
    return dict({k: some(x) for k, x in out.items()}, overall=some(None if None in out.values() else sum(out.values()) / 4))


def value_gaps(i):
    e, p, c, r = (dec(i[k]) for k in ("expectation", "proposition", "perception", "realization"))
    return {"promiseGap": m(p - e), "perceptionGap": m(c - p), "realizationGap": m(r - c), "totalGap": m(r - e)}


def co_creation(i):
    x = i["contributed"]
    return {"contributions": sum(x), "rate": m(F(sum(x), len(x))) if x else None}


# ---- levels and journeys
def levels(i, names_once):
    points = i["touchpoints"]
    if names_once:
        once(p["touchpoint"] for p in points)
    for p in points:
        within(p["score"], 0, 100)
        not_negative(p["weight"])
    r = None if i["relationship"] is None else within(i["relationship"], 0, 100)
    return points, mean([p["score"] for p in points]), None, r


def weighted(points):
    w = sum(dec(p["weight"]) for p in points)
    return sum(dec(p["weight"]) * dec(p["score"]) for p in points) / w if w else None


def levels_report(i):
    points, interaction, _, r = levels(i, False)
    if i["journeyRule"] == "peakEnd":
        journey = None
        if points:
            far = max(points, key=lambda p: (abs(dec(p["score"]) - 50), -dec(p["score"])))
            journey = (dec(far["score"]) + dec(points[-1]["score"])) / 2
    else:
        journey = weighted(points)
        if points and journey is None:
            raise Skip
    all_ = [interaction, journey, r]
    spread = None if None in all_ else max(all_) - min(all_)
    return {"interaction": some(interaction), "journey": some(journey), "relationship": some(r), "spread": some(spread),
            "coherence": some(None if spread is None else 100 - spread), "_scale": mpf(1)}


def levels_detail(i):
    points, interaction, _, r = levels(i, True)
    low = within(i["lowTo"], 0, 100)
    if not points:
        return None
    w = [dec(p["weight"]) for p in points]
    refuse(not sum(w))
    s = [dec(p["score"]) for p in points]
    journey = weighted(points)
    one = len(points) == 1
    spread = None if one else max(s) - min(s)
    all_ = [interaction, journey, r]
    level = None if r is None else 100 - (max(all_) - min(all_))
    variance = sum(a * (x - journey) ** 2 for a, x in zip(w, s)) / sum(w)
    return {"interaction": some(interaction), "journey": m(journey), "relationship": some(r), "levelCoherence": some(level),
            "touchpointSpread": some(spread), "touchpointCoherence": some(None if one else 100 - spread),
            "consistency": None if one else 100 * (1 - sqrt(m(variance)) / 50),
            "coherence": some(None if level is None or one else min(level, 100 - spread)),
            "weakest": points[s.index(min(s))]["touchpoint"], "weakestScore": m(min(s)),
            "atOrBelow": [p["touchpoint"] for p in points if dec(p["score"]) <= low], "_scale": mpf(1)}


def compound(i):
    p = [within(x, 0, 1) for x in i["rates"]]
    if not p:
        return None
    product = F(1)
    for x in p:
        product *= x
    return {"allSatisfied": m(product), "lowerBound": m(max(F(0), sum(p) - (len(p) - 1))), "upperBound": m(min(p)), "_scale": mpf("1e-3")}


def peak_end(i):
    e = [within(x, -1, 1) for x in i["emotions"]]
    if not e:
        return None
    peak = {"mostIntense": max(e, key=lambda x: (abs(x), -x)), "positive": max(e), "negative": min(e)}[i["peak"]]
    return {"peak": m(peak), "end": m(e[-1]), "peakEnd": m((peak + e[-1]) / 2), "mean": m(sum(e) / len(e)), "worst": m(min(e)),
            "best": m(max(e)), "_scale": mpf("1e-3")}


def dwell(i):
    t = [dec(e["atSeconds"]) for e in i["events"]]
    refuse(any(b < a for a, b in zip(t, t[1:])))
    total, n = {}, {}
    for e, a, b in zip(i["events"], t, t[1:]):
        k = e["touchpoint"]
        total[k], n[k] = total.get(k, 0) + b - a, n.get(k, 0) + 1
    if not t:
        return {"totalSeconds": {}, "meanSeconds": {}, "throughputSeconds": None}
    return {"totalSeconds": exactly({k: m(x) for k, x in total.items()}), "meanSeconds": exactly({k: m(x / n[k]) for k, x in total.items()}),
            "throughputSeconds": m(t[-1] - t[0])}


def moments_of_truth(i):
    points = i["touchpoints"]
    names = once(p["touchpoint"] for p in points)
    w = [within(p["importance"], 0, 1) for p in points]
    f = [within(p["performance"], 0, 1) for p in points]
    neutral = within(i["neutral"], 0, 1)
    cut = i.get("importanceCut")
    cut = within(cut, 0, 1) if cut is not None else mean(w) if w else None
    at = [k for k in range(len(points)) if w[k] >= cut]
    impact = [a * (b - neutral) for a, b in zip(w, f)]
    base = sum(w[k] for k in at)
    return {"impact": exactly({a: m(x) for a, x in zip(names, impact)}), "moments": [names[k] for k in at],
            "effects": exactly({names[k]: "builder" if impact[k] > 0 else "breaker" if impact[k] < 0 else "neutral" for k in at}),
            "index": m(sum(w[k] * f[k] for k in at) / base) if base else None, "_scale": mpf("1e-3")}


# ---- drivers, kano, ipa
def kano(i):
    order = ("like", "expect", "neutral", "tolerate", "dislike")
    table = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
    f, d = i["functional"], i["dysfunctional"]
    if i["table"] == "pouliot" and f == d and f in ("expect", "tolerate"):
        return "Q"
    return table[order.index(f)][order.index(d)]


def middle(xs):
    xs = sorted(xs)
    k = len(xs)
    return (xs[(k - 1) // 2] + xs[k // 2]) / 2


def ipa(i):
    items = i["items"]
    names = once(x["name"] for x in items)
    if len(items) < 2:
        return None
    cut = mean if i["cut"] == "mean" else middle
    a, b = [dec(x["importance"]) for x in items], [dec(x["performance"]) for x in items]
    ca, cb = cut(a), cut(b)
    quadrant = {(1, 0): "concentrateHere", (1, 1): "keepUp", (0, 0): "lowPriority", (0, 1): "possibleOverkill"}
    return {"importanceCut": m(ca), "performanceCut": m(cb), "quadrants": exactly({k: quadrant[x >= ca, y >= cb] for k, x, y in zip(names, a, b)}),
            "gap": exactly({k: m(x - y) for k, x, y in zip(names, a, b)})}


def penalty_reward(i):
    refuse(len(i["attribute"]) != len(i["overall"]))
    refuse(i["lowTo"] >= i["highFrom"])
    side = {"low": [], "mid": [], "high": []}
    for a, o in zip(i["attribute"], i["overall"]):
        side["low" if a <= i["lowTo"] else "high" if a >= i["highFrom"] else "mid"].append(o)
    low, mid, high = (mean(side[k]) for k in ("low", "mid", "high"))
    if None in (low, mid, high):
        return None
    return {"penalty": some(None if low is None or mid is None else low - mid), "reward": some(None if high is None or mid is None else high - mid),
            "baseline": some(mid), "_scale": mpf(1)}


def from_correlation(i):
    R = [[dec(x) for x in row] for row in i["correlation"]]
    k, y = len(R), i["outcomeIndex"]
    refuse(any(len(row) != k for row in R) or not 0 <= y < k)
    refuse(any(R[a][a] != 1 or R[a][b] != R[b][a] or abs(R[a][b]) > 1 for a in range(k) for b in range(k)))
    xs = [a for a in range(k) if a != y]
    if not xs:
        raise Skip
    for size in range(1, k + 1):  # leading minors of the matrix, exactly: a law of correlations has none below 0
        if minor([row[:size] for row in R[:size]]) <= F(1, 10 ** 8):
            raise Skip
    known = {}

    def fit(s):
        if s not in known:
            b = solve([[R[a][c] for c in s] for a in s], [R[a][y] for a in s]) if s else []
            known[s] = sum(x * R[a][y] for x, a in zip(b, s)) if s else F(0)
        return known[s]

    p, lmg = len(xs), []
    for x in xs:
        rest = [a for a in xs if a != x]
        lmg.append(sum(F(factorial(n) * factorial(p - n - 1), factorial(p)) * sum(fit(tuple(sorted((*s, x)))) - fit(s) for s in combinations(rest, n))
                       for n in range(p)))
    all_ = fit(tuple(xs))
    from mpmath import diag, eigsy, matrix
    e, q = eigsy(matrix([[m(R[a][b]) for b in xs] for a in xs]))
    root = q * diag([sqrt(v) for v in e]) * q.T
    beta = root ** -1 * matrix([m(R[a][y]) for a in xs])
    weights = [sum(root[a, b] ** 2 * beta[b] ** 2 for b in range(p)) for a in range(p)]
    share = lambda v, s: [x / s for x in v] if s else None
    return {"rSquared": m(all_), "lmg": [m(x) for x in lmg], "lmgShare": share([m(x) for x in lmg], m(all_)), "relativeWeights": weights,
            "relativeWeightsShare": share(weights, sum(weights)), "first": [m(R[a][y] ** 2) for a in xs],
            "last": [m(all_ - fit(tuple(a for a in xs if a != x))) for x in xs], "_scale": mpf("1e-2")}


def minor(a):
    """Determinant in fractions."""
    a, d = [row[:] for row in a], F(1)
    for c in range(len(a)):
        p = next((r for r in range(c, len(a)) if a[r][c]), None)
        if p is None:
            return F(0)
        if p != c:
            a[c], a[p], d = a[p], a[c], -d
        d *= a[c][c]
        for r in range(c + 1, len(a)):
            f = a[r][c] / a[c][c]
            a[r] = [x - f * z for x, z in zip(a[r], a[c])]
    return d


# ---- series, bands, who may be asked, what may be shown
def nps_slope(i):
    refuse(len(i["counts"]) != len(i["times"]))
    rows = []
    for c, t in zip(i["counts"], i["times"]):
        n, s, v = net(counts_of(c))
        if n == 0 or v == 0:
            raise Skip
        rows.append((n / v, m(dec(t)), s))
    if len({t for _, t, _ in rows}) < 2:
        return None
    W = sum(w for w, _, _ in rows)
    tm, sm = sum(w * t for w, t, _ in rows) / W, sum(w * s for w, _, s in rows) / W
    sxx = sum(w * (t - tm) ** 2 for w, t, _ in rows)
    b = sum(w * (t - tm) * (s - sm) for w, t, s in rows) / sxx
    e = 1 / sqrt(sxx)
    k = len(rows)
    return {"slope": b, "standardError": e, "statistic": {"": b / e, "_scale": mpf(1)}, "pValue": {"": two_sided(b / e), "_scale": mpf("1e-3")},
            "lackOfFitChiSquare": {"": sum(w * (s - sm - b * (t - tm)) ** 2 for w, t, s in rows) if k > 2 else mpf(0), "_scale": mpf(1)}
            if k > 2 else {}, "lackOfFitDegreesOfFreedom": k - 2, "_scale": e}


def nps_chart(i):
    if not i["sigmas"] > 0:
        raise Skip
    all_ = {k: sum(counts_of(c)[k] for c in i["counts"]) for k in ("detractors", "passives", "promoters")}
    n, center, v = net(all_)
    if not n:
        return None
    if any(not sum(c.values()) for c in i["counts"]):
        raise Skip
    points, lower, upper, signals = [], [], [], []
    for k, c in enumerate(i["counts"]):
        nk, s, _ = net(c)
        h = mpf(i["sigmas"]) * sqrt(v / nk)
        points.append(s)
        lower.append(max(mpf(-100), center - h))
        upper.append(min(mpf(100), center + h))
        if min(abs(s - lower[-1]), abs(s - upper[-1])) < mpf("1e-12"):
            raise Skip
        if not lower[-1] <= s <= upper[-1]:
            signals.append(k)
    return {"center": center, "points": points, "lower": lower, "upper": upper, "signals": signals, "_scale": mpf(1)}


def repeat_answers(i):
    a, policy = i["answers"], i["policy"]
    window = i.get("windowSeconds")
    refuse(policy == "onePerWindow" and (window is None or window <= 0))
    order = sorted(range(len(a)), key=lambda k: (dec(a[k]["atSeconds"]), k))
    kept, seen = [k for k in order if a[k]["respondent"] is None or policy == "all"], {}
    for k in order:
        who = a[k]["respondent"]
        if who is None or policy == "all":
            continue
        if policy == "last":
            seen[who] = k
        elif who not in seen or policy == "onePerWindow" and dec(a[k]["atSeconds"]) - dec(a[seen[who]]["atSeconds"]) >= dec(window):
            seen[who] = k
            kept.append(k)
    if policy == "last":
        kept += seen.values()
    return {"kept": sorted(kept), "dropped": len(a) - len(kept)}


def band(i):
    cuts = [dec(x) for x in i["cuts"]]
    refuse(any(b <= a for a, b in zip(cuts, cuts[1:])) or len(i["labels"]) != len(cuts) + 1)
    if len(set(i["labels"])) < len(i["labels"]):
        raise Skip
    return i["labels"][sum(c <= dec(i["value"]) for c in cuts)]


def invitation(i):
    now, last = dec(i["nowHours"]), i["lastInvitedHours"]
    refuse(last is not None and dec(last) > now)
    hour, a, b = dec(i["localHour"]), dec(i["quietHours"]["from"]), dec(i["quietHours"]["to"])
    if not (0 <= hour < 24 and 0 <= a < 24 and 0 <= b < 24):
        raise Skip
    not_negative(i["quarantineHours"], i["quotaUsed"], i["quotaLimit"])
    quiet = a <= hour < b if a < b else a > b and (hour >= a or hour < b)
    why = ("noConsent" if not i["consent"] else "quietHours" if quiet else
           "quarantine" if last is not None and now - dec(last) < dec(i["quarantineHours"]) else
           "quotaReached" if i["quotaUsed"] >= i["quotaLimit"] else "ok")
    return {"invite": why == "ok", "reason": why}


def suppress(i):
    names = once(g["group"] for g in i["groups"])
    n = {g["group"]: g["n"] for g in i["groups"]}
    not_negative(*n.values())
    least = i["minGroup"]
    refuse(least < 1)
    primary, secondary = [k for k in names if 0 < n[k] < least], []
    hidden = list(primary)
    fails = lambda: hidden and (len(hidden) == 1 or sum(n[k] for k in hidden) < least)
    while fails():
        left = [k for k in names if k not in hidden and n[k] > 0]
        if not left:
            break
        k = min(left, key=lambda x: (n[x], names.index(x)))
        secondary.append(k)
        hidden.append(k)
    return {"primary": primary, "secondary": secondary, "totalShown": not fails()}


def pooled(i):
    groups, all_ = {}, {"detractors": 0, "passives": 0, "promoters": 0}
    for cell in i["cells"]:
        c = counts_of(cell["counts"])
        g = groups.setdefault(cell[i["by"]], dict.fromkeys(all_, 0))
        for k in all_:
            g[k] += c[k]
            all_[k] += c[k]
    show = lambda c: {"n": sum(c.values()), "score": net(c)[1]}
    return {"groups": exactly({k: show(c) for k, c in groups.items()}), "total": show(all_)}


CASES = {name: (None, judge, 0) for name, judge in {
    "nps.scoreFromRatings": nps_from_ratings, "nps.round": nps_round, "csat.scoreFromRatings": csat_from_ratings, "ces.score": ces,
    "weights.rake": rake, "survey.responseRate": response_rate, "index.acsi": acsi, "index.cxi": cxi, "index.cxiFromRatings": cxi,
    "index.sus": questionnaire(10, 1, 5, lambda a: F(5, 2) * (sum(x - 1 for x in a[::2]) + sum(5 - x for x in a[1::2]))),
    "index.umux": questionnaire(4, 1, 7, lambda a: (sum(x - 1 for x in a[::2]) + sum(7 - x for x in a[1::2])) / 24 * 100),
    "index.umuxLite": questionnaire(2, 1, 7, lambda a: (a[0] + a[1] - 2) / 12 * 100),
    "index.uxLite": questionnaire(2, 1, 5, lambda a: ((a[0] + a[1]) / 2 - 1) / 4 * 100),
    "pyramid.gated": pyramid_gated, "pyramid.composite": pyramid_composite, "pillars.index": pillars, "enablers.index": enablers,
    "coCreation.realm": realm, "coCreation.sweetSpot": sweet_spot, "coCreation.dart": dart, "coCreation.rate": co_creation,
    "valueModel.gaps": value_gaps, "levels.report": levels_report, "levels.detail": levels_detail, "journey.compoundSuccess": compound,
    "journey.peakEnd": peak_end, "journey.dwell": dwell, "momentsOfTruth.assess": moments_of_truth, "kano.classify": kano,
    "ipa.classify": ipa, "penaltyReward.contrast": penalty_reward, "keyDrivers.fromCorrelation": from_correlation,
    "productExperience.score": lambda i: sqrt(m(within(i["product"], 0, 1) * within(i["experience"], 0, 1))),
    "trend.npsSlope": nps_slope, "monitor.npsChart": nps_chart, "respondents.repeatAnswers": repeat_answers, "bands.classify": band,
    "invitation.decide": invitation, "privacy.suppress": suppress, "scorecard.pooled": pooled}.items()}
