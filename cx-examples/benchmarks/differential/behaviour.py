"""Attribution, drivers, reliability, indices, money of changes, opening hours, revenue bridges."""
from fractions import Fraction as F
from itertools import combinations, permutations
from math import factorial, prod

from mpmath import mpf, sqrt

from judging import m
from laws import solve

START, WON, LOST = ("(start)",), ("(conversion)",), ("(null)",)


# ---- attribution
def chain(paths, order):
    """Counts of moves between tuples of the last channels; a channel met again at once is one touch, as the catalogue says."""
    moves = {}
    for p in paths:
        path = [c for k, c in enumerate(p["path"]) if k == 0 or c != p["path"][k - 1]]
        for end, times in ((WON, p["conversions"]), (LOST, p["nulls"])):
            if times:
                state = START
                for k in range(len(path)):
                    nxt = tuple(path[max(0, k + 1 - order):k + 1])
                    row = moves.setdefault(state, {})
                    row[nxt] = row.get(nxt, 0) + times
                    state = nxt
                row = moves.setdefault(state, {})
                row[end] = row.get(end, 0) + times
    return moves


def reached(moves, without, worth):
    """Expected worth of a walk from the start when a channel sends to null: exact elimination."""
    states = [s for s in moves if without not in s]
    at = {s: k for k, s in enumerate(states)}
    A = [[F(i == j) for j in range(len(states))] for i in range(len(states))]
    b = [F(0)] * len(states)
    for s in states:
        total = sum(moves[s].values())
        for nxt, c in moves[s].items():
            if nxt == WON:
                b[at[s]] += F(c, total) * worth(s)
            elif nxt in at:
                A[at[s]][at[nxt]] -= F(c, total)
    return solve(A, b)[at[START]]


def removal(paths, order, worth=lambda s: F(1)):
    moves = chain(paths, order)
    all_ = reached(moves, None, worth) if moves else F(0)
    channels = sorted({c for p in paths for c in p["path"]})
    if all_ == 0:
        return None, None
    return all_, {c: 1 - reached(moves, c, worth) / all_ for c in channels}


def markov(i):
    order = i.get("order") or 1
    all_, effect = removal(i["paths"], order)
    won = sum(p["conversions"] for p in i["paths"])
    if effect is None:
        anybody = won or any(p["nulls"] for p in i["paths"])
        return {"conversionProbability": mpf(0) if anybody else None, "removalEffect": None, "attributedConversions": None}
    total = sum(effect.values())
    return {"conversionProbability": m(all_), "removalEffect": {c: m(x) for c, x in effect.items()},
            "attributedConversions": {c: m(won * x / total) for c, x in effect.items()}}


def credit(paths, method, direct=(), order=1):
    channels = sorted({c for p in paths for c in p["path"]})
    conv, val = ({c: F(0) for c in channels} for _ in range(2))
    won, worth = sum(p["conversions"] for p in paths), sum(F(p.get("value", 0)) for p in paths)
    if method in ("markov", "markovValue"):
        for into, what in ((conv, "markov"), (val, method)):
            w = lambda s: F(1)
            if method == "markovValue":
                seen, sums = {}, {}
                for p in paths:
                    end = tuple(p["path"][max(0, len(p["path"]) - order):])
                    seen[end] = seen.get(end, 0) + p["conversions"]
                    sums[end] = sums.get(end, F(0)) + F(p["value"])
                w = lambda s: sums[s] / seen[s]
            _, effect = removal(paths, order, w)
            if effect is None:
                return None
            total = sum(effect.values())
            for c, x in effect.items():
                into[c] = (won if into is conv else worth) * x / total
        return conv, val
    for p in paths:
        t, n = p["path"], len(p["path"])
        if method == "firstTouch":
            share = [(t[0], F(1))]
        elif method == "lastTouch":
            share = [(t[-1], F(1))]
        elif method == "lastNonDirect":
            share = [(next((c for c in reversed(t) if c not in direct), t[-1]), F(1))]
        elif method == "linear":
            share = [(c, F(1, n)) for c in t]
        elif method == "shapley":
            share = [(c, F(1, len(set(t)))) for c in set(t)]
        else:
            share = [(t[0], F(1))] if n == 1 else [(c, F(1, 2)) for c in t] if n == 2 else [
                (c, F(2, 5) if k in (0, n - 1) else F(1, 5 * (n - 2))) for k, c in enumerate(t)]
        for c, s in share:
            conv[c] += s * p["conversions"]
            val[c] += s * F(p.get("value", 0))
    return conv, val


def value(i):
    out = credit(i["paths"], i["method"], i.get("direct", ()), i.get("order") or 1)
    if out is None:
        return None
    return {"conversions": {c: m(x) for c, x in out[0].items()}, "value": {c: m(x) for c, x in out[1].items()}}


def shapley_game(i):
    """By its definition over all coalitions."""
    channels = sorted({c for p in i["paths"] for c in p["path"]})
    worth = lambda s: sum(p["conversions"] for p in i["paths"] if set(p["path"]) <= s)
    n, out = len(channels), {}
    for c in channels:
        others = [x for x in channels if x != c]
        out[c] = m(sum(F(factorial(k) * factorial(n - 1 - k), factorial(n)) * (worth(set(s) | {c}) - worth(set(s)))
                       for k in range(n) for s in combinations(others, k)))
    return {"credit": out}


# ---- drivers
def r_squared(R, y, xs):
    """R squared of y on the columns xs, in fractions."""
    xs = list(xs)
    while xs:
        b = solve([[R[a][c] for c in xs] for a in xs], [R[a][y] for a in xs])
        if b is not None:
            return sum(v * R[a][y] for v, a in zip(b, xs)) / R[y][y]
        # dependent columns: keep a basis
        keep = []
        for a in xs:
            if solve([[R[p][q] for q in keep + [a]] for p in keep + [a]], [F(0)] * (len(keep) + 1)) is not None:
                keep.append(a)
        xs = keep
    return F(0)


def lmg(R, y, players):
    """players: name -> columns."""
    names, cache = list(players), {}

    def r2(s):
        key = frozenset(s)
        if key not in cache:
            cache[key] = r_squared(R, y, [c for n in s for c in players[n]])
        return cache[key]
    k, out = len(names), {}
    for n in names:
        others = [x for x in names if x != n]
        out[n] = sum(F(factorial(j) * factorial(k - 1 - j), factorial(k)) * (r2(s + (n,)) - r2(s))
                     for j in range(k) for s in combinations(others, j))
    return r2(tuple(names)), out, {n: r2((n,)) for n in names}, {n: r2(tuple(names)) - r2(tuple(x for x in names if x != n)) for n in names}


def squares(rows):
    n, k = len(rows), len(rows[0])
    mean = [sum(r[j] for r in rows) / n for j in range(k)]
    return [[sum((r[a] - mean[a]) * (r[b] - mean[b]) for r in rows) for b in range(k)] for a in range(k)]


def relative_weights(R, y, xs):
    """Johnson 2000 by the symmetric square root, mpmath's eigenvalues."""
    from mpmath import eigsy, matrix
    d = [sqrt(m(R[a][a])) for a in range(len(R))]
    C = matrix(len(xs), len(xs))
    for a, p in enumerate(xs):
        for b, q in enumerate(xs):
            C[a, b] = m(R[p][q]) / d[p] / d[q]
    r = matrix([m(R[p][y]) / d[p] / d[y] for p in xs])
    ev, V = eigsy(C)
    if min(ev) < mpf("1e-9"):
        return None
    root = V * matrix([[sqrt(ev[a]) if a == b else 0 for b in range(len(xs))] for a in range(len(xs))]) * V.T
    inv = V * matrix([[1 / sqrt(ev[a]) if a == b else 0 for b in range(len(xs))] for a in range(len(xs))]) * V.T
    beta = inv * r
    return [sum(root[a, j] ** 2 * beta[j] ** 2 for j in range(len(xs))) for a in range(len(xs))]


def drivers(i):
    y = i["columns"].index(i["outcome"])
    rows = [[F(v) for v in r] for r in i["rows"] if None not in r]
    R = squares(rows)
    if R[y][y] == 0:
        return None
    xs = [k for k in range(len(i["columns"])) if k != y]
    if any(R[x][x] == 0 for x in xs):
        return {}
    all_, l, first, last = lmg(R, y, {x: [x] for x in xs})
    out = {"n": len(rows), "rSquared": m(all_), "lmg": [m(l[x]) for x in xs], "first": [m(first[x]) for x in xs],
           "last": [m(last[x]) for x in xs], "_scale": mpf("1e-2")}
    w = relative_weights(R, y, xs)
    if w:
        out["relativeWeights"] = w
    return out


def grouped(i):
    full = [k for k in range(len(i["outcome"])) if all(v[k] is not None for v in [i["outcome"], *i["numeric"].values(), *i["categorical"].values()])]
    pick = lambda vs: {name: [v[k] for k in full] for name, v in vs.items()}
    i = dict(i, outcome=[i["outcome"][k] for k in full], numeric=pick(i["numeric"]), categorical=pick(i["categorical"]))
    n = len(i["outcome"])
    cols, players = [[F(v) for v in i["outcome"]]], {}
    for name, v in i["numeric"].items():
        players[name] = [len(cols)]
        cols.append([F(x) for x in v])
    for name, v in i["categorical"].items():
        levels = sorted(set(v))[1:]
        players[name] = list(range(len(cols), len(cols) + len(levels)))
        cols += [[F(x == l) for x in v] for l in levels]
    if n <= len(cols) or any(len(set(cols[c])) == 1 for p in players.values() for c in p) or any(not p for p in players.values()):
        return {}
    R = squares([list(r) for r in zip(*cols)])
    if R[0][0] == 0:
        return {}
    all_, l, _, _ = lmg(R, 0, players)
    return {"n": n, "rSquared": m(all_), "lmg": {k: m(v) for k, v in l.items()}, "columns": {k: len(p) for k, p in players.items()}, "_scale": mpf("1e-2")}


# ---- reliability
def alpha(R, items):
    k = len(items)
    total = sum(R[a][b] for a in items for b in items)
    return F(k, k - 1) * (1 - sum(R[a][a] for a in items) / total) if total else None


def cronbach(i):
    rows = [[F(v) for v in r] for r in i["rows"]]
    k = len(rows[0])
    R = squares(rows)
    a = alpha(R, range(k))
    if a is None or k < 2:
        return None
    out = {"alpha": m(a), "_scale": mpf(1)}
    if k > 2:
        gone = [alpha(R, [x for x in range(k) if x != j]) for j in range(k)]
        out["alphaIfDeleted"] = [None if g is None else m(g) for g in gone]
    if all(R[a][a] > 0 for a in range(k)):
        mean = sum(m(R[a][b]) / sqrt(m(R[a][a] * R[b][b])) for a in range(k) for b in range(a)) / (k * (k - 1) / 2)
        if abs(1 + (k - 1) * mean) > mpf("1e-20"):
            out["standardizedAlpha"] = k * mean / (1 + (k - 1) * mean)
    return out


def item_rest(i):
    rows = [[F(v) for v in r] for r in i["rows"]]
    k = len(rows[0])
    R = squares(rows)
    out = []
    for j in range(k):
        o = [x for x in range(k) if x != j]
        rest, co = sum(R[a][b] for a in o for b in o), sum(R[j][b] for b in o)
        out.append(m(co) / sqrt(m(R[j][j] * rest)) if rest > 0 and R[j][j] > 0 else None)
    a = alpha(R, range(k))
    return {"alpha": None if a is None else m(a), "itemRest": out, "_scale": mpf(1)}


def omega(i):
    s = [mpf(x) for x in i["standardizedLoadings"]]
    return {"omegaTotal": sum(s) ** 2 / (sum(s) ** 2 + sum(1 - x * x for x in s))}


def omega_three(i):
    R = [[mpf(v) for v in r] for r in i["correlation"]]
    l = [sqrt(R[0][1] * R[0][2] / R[1][2]), sqrt(R[0][1] * R[1][2] / R[0][2]), sqrt(R[0][2] * R[1][2] / R[0][1])]
    return {"loadings": l, "omegaTotal": sum(l) ** 2 / (sum(l) ** 2 + sum(1 - x * x for x in l))}


def opportunity(i):
    top = lambda v: F(10 * sum(x >= i["topFrom"] for x in v), len(v))
    a, b = top(i["importance"]), top(i["satisfaction"])
    return {"importance": m(a), "satisfaction": m(b), "opportunity": m(a + max(a - b, F(0)))}


KANO = {"like": dict(like="Q", expect="A", neutral="A", tolerate="A", dislike="O"),
        "expect": dict(like="R", expect="I", neutral="I", tolerate="I", dislike="M"),
        "neutral": dict(like="R", expect="I", neutral="I", tolerate="I", dislike="M"),
        "tolerate": dict(like="R", expect="I", neutral="I", tolerate="I", dislike="M"),
        "dislike": dict(like="R", expect="R", neutral="R", tolerate="R", dislike="Q")}


def kano(i):
    c = {k: 0 for k in "AOMIRQ"}
    for r in i["responses"]:
        f, d = r["functional"], r["dysfunctional"]
        c["Q" if i["table"] == "pouliot" and f == d and f in ("expect", "tolerate") else KANO[f][d]] += 1
    n, all_ = c["A"] + c["O"] + c["M"] + c["I"], len(i["responses"])
    out = {"counts": c, "better": mpf(c["A"] + c["O"]) / n if n else None, "worse": -mpf(c["O"] + c["M"]) / n if n else None}
    if not all_:
        return dict(out, category=None, categoryStrength=None, totalStrength=None, functionalMean=None, dysfunctionalMean=None)
    order = sorted("MOAIRQ", key=lambda k: -c[k])
    worth = dict(zip(("like", "expect", "neutral", "tolerate", "dislike"), (4, 2, 0, -1, -2)))
    back = dict(zip(worth, (-2, -1, 0, 2, 4)))
    return dict(out, category=order[0], categoryStrength=m(F(c[order[0]] - c[order[1]], all_)), totalStrength=m(F(c["A"] + c["O"] + c["M"], all_)),
                functionalMean=m(F(sum(worth[r["functional"]] for r in i["responses"]), all_)),
                dysfunctionalMean=m(F(sum(back[r["dysfunctional"]] for r in i["responses"]), all_)))


def servqual(i):
    def gap(d):
        g = [F(p) - F(e) for ps, es in zip(d["perceptions"], d["expectations"]) for p, e in zip(ps, es)]
        return sum(g) / len(g)
    g = {k: gap(d) for k, d in i["dimensions"].items()}
    w = {k: F(v) for k, v in i["weights"].items()}
    return {"gaps": {k: m(v) for k, v in g.items()}, "unweighted": m(sum(g.values()) / len(g)),
            "weighted": m(sum(w[k] * g[k] for k in g) / sum(w.values())), "_scale": mpf(1)}


def effort(i):
    h, l = i["highEffort"], i["lowEffort"]
    a, b = F(h["disloyal"], h["n"]), F(l["disloyal"], l["n"])
    ok = a not in (0, 1) and b not in (0, 1)
    out = {"disloyalHigh": m(a), "disloyalLow": m(b), "riskDifference": m(a - b)}
    if ok:
        out.update(relativeRisk=m(a / b), oddsRatio=m(a / (1 - a) / (b / (1 - b))))
    return dict(out, _scale=mpf("1e-3"))


def bridge(i):
    steps, n = [], len(i["customers"][0]["revenue"])
    for k in range(1, n):
        s = dict.fromkeys(("start", "new", "reactivated", "expanded", "contracted", "churned", "end"), F(0))
        for c in i["customers"]:
            v = [F(x) for x in c["revenue"]]
            a, b = v[k - 1], v[k]
            before = any(v[:k]) or c.get("paidBefore", False)
            s["start"] += a
            s["end"] += b
            if a == 0 and b > 0:
                s["reactivated" if before else "new"] += b
            elif a > 0 and b == 0:
                s["churned"] += a
            elif b > a:
                s["expanded"] += b - a
            else:
                s["contracted"] += a - b
        g = (s["start"] - s["contracted"] - s["churned"]) / s["start"] if s["start"] else None
        t = g + s["expanded"] / s["start"] if s["start"] else None
        steps.append(dict({x: m(y) for x, y in s.items()}, gross=None if g is None else m(g), net=None if t is None else m(t)))
    return {"steps": steps}


def split(i):
    """Shapley over all orders."""
    f = [(x["factor"], F(x["before"]), F(x["after"])) for x in i["factors"]]
    parts = {n: F(0) for n, _, _ in f}
    for order in permutations(range(len(f))):
        now = [b for _, b, _ in f]
        for k in order:
            was = prod(now)
            now[k] = f[k][2]
            parts[f[k][0]] += prod(now) - was
    n = factorial(len(f))
    return {"parts": {k: m(v / n) for k, v in parts.items()}, "_scale": mpf(1)}


def generations(i):
    r = F(i["referralsPerCustomer"]) * F(i["conversionRate"])
    out, n = [], F(i["customers"])
    if i["generations"] is None:
        each, d = F(i["valuePerCustomer"]) + F(i["acquisitionCostSaved"]), 1 + F(i["discountRatePerGeneration"])
        return {"reproduction": m(r), "newCustomers": m(n * r / (1 - r)) if r < 1 else None,
                "value": m(n * each * (r / d) / (1 - r / d)) if r < d else None, "_scale": mpf(1)}
    for _ in range(i["generations"]):
        n *= r
        out.append(n)
    d = 1 + F(i["discountRatePerGeneration"])
    each = F(i["valuePerCustomer"]) + F(i["acquisitionCostSaved"])
    return {"reproduction": m(r), "byGeneration": [m(x) for x in out], "newCustomers": m(sum(out)),
            "value": m(sum(x * each / d ** (k + 1) for k, x in enumerate(out)))}


def payback(i):
    """Sums day by day."""
    if not i["flows"]:
        return None
    by = {}
    for f in i["flows"]:
        by[F(f["atDays"])] = by.get(F(f["atDays"]), F(0)) + F(f["amount"])
    left, sums = F(0), []
    for d in sorted(by):
        left += by[d]
        sums.append((d, left))
    # below 0 at first, the first day it is not; never below, the first day of all
    fell = any(s < 0 for _, s in sums)
    back = next((d for k, (d, s) in enumerate(sums) if s >= 0 and any(x < 0 for _, x in sums[:k])), None) if fell else sums[0][0]
    lasting = None
    for d, s in reversed(sums):
        if s < 0:
            break
        lasting = d
    out = {"total": m(left), "deepest": m(min(F(0), min(s for _, s in sums))), "_scale": mpf(1)}
    return out if fell and sums[0][1] >= 0 else dict(out, firstDays=None if back is None else m(back), lastingDays=None if lasting is None else m(lasting))


def reputation(i):
    v, out = None if i["start"] is None else F(i["start"]), []
    for x in i["ratings"]:
        v = F(x) if v is None else v
        v += (F(i["rateUp"]) if F(x) > v else F(i["rateDown"])) * (F(x) - v)
        out.append(m(v))
    return out


def paths(r, n=None, k=4):
    channels = "abcdef"[:k]
    return [{"path": [r.choice(channels) for _ in range(r.randint(1, 6))], "conversions": r.choice([0, 1, r.count(1000)]),
             "nulls": r.count(1000), "value": 0} for _ in range(n or r.randint(1, 9))]


def valued(r):
    p = paths(r)
    for x in p:
        x["value"] = x["conversions"] * r.randint(1, 90) if x["conversions"] else 0
    return p


def distinct(p):
    seen, out = set(), []
    for x in p:
        if tuple(x["path"]) not in seen:
            seen.add(tuple(x["path"]))
            out.append(x)
    return out


def table(r, n, k):
    base = [r.randint(1, 5) for _ in range(n)]
    return [[min(5, max(1, b + r.randint(-2, 2))) for _ in range(k)] for b in base]


CASES = {
    "attribution.heuristic": (lambda r: {"paths": paths(r), "method": r.choice(["firstTouch", "lastTouch", "linear", "positionBased"])},
                              lambda i: {"credit": {c: m(x) for c, x in credit(i["paths"], i["method"])[0].items()}}, 60),
    "attribution.shapley": (lambda r: {"paths": paths(r)}, shapley_game, 40),
    "attribution.markov": (lambda r: {"paths": paths(r), "order": r.choice([1, 2, 3])}, markov, 60),
    "attribution.value": (lambda r: {"paths": distinct(valued(r)), "method": r.choice(["firstTouch", "lastTouch", "linear",
                          "positionBased", "shapley", "markov", "lastNonDirect"]), "direct": ["a"]}, value, 60),
    "attribution.value markovValue": (lambda r: {"paths": distinct(valued(r)), "method": "markovValue"}, value, 30),
    "keyDrivers.fromRows": (lambda r: (lambda k: {"columns": [f"c{j}" for j in range(k)], "outcome": "c0", "rows":
                            table(r, r.randint(k + 2, 40), k), "missing": "listwise"})(r.randint(2, 6)), drivers, 40),
    "keyDrivers.grouped": (lambda r: (lambda n: {"numeric": {f"x{j}": [v[0] for v in table(r, n, 1)] for j in range(r.randint(1, 2))},
                           "categorical": {"g": [r.choice("nsw") for _ in range(n)]}, "outcome": [r.randint(0, 10) for _ in range(n)]})(
                           r.randint(8, 30)), grouped, 40),
    "reliability.cronbachAlpha": (lambda r: {"rows": table(r, r.randint(3, 40), r.randint(2, 6))}, cronbach, 60),
    "reliability.check": (lambda r: {"rows": table(r, r.randint(3, 40), r.randint(2, 6))}, item_rest, 60),
    "reliability.omegaFromLoadings": (lambda r: {"standardizedLoadings": [r.uniform(.1, .99) for _ in range(r.randint(2, 8))]}, omega, 40),
    "reliability.omegaFromCorrelation": (lambda r: (lambda a, b, c: {"correlation": [[1, a * b, a * c], [a * b, 1, b * c],
                                         [a * c, b * c, 1]]})(*(r.uniform(.3, .95) for _ in range(3))), omega_three, 40),
    "opportunity.score": (lambda r: (lambda n: {"importance": [r.randint(1, 5) for _ in range(n)], "satisfaction":
                          [r.randint(1, 5) for _ in range(n)], "scale": {"min": 1, "max": 5}, "topFrom": 4, "variant": "standard"})(
                          r.randint(1, 40)), opportunity, 40),
    "kano.analyze": (lambda r: {"responses": [{"functional": r.choice(list(KANO)), "dysfunctional": r.choice(list(KANO))} for _ in
                     range(r.randint(1, 40))], "table": "standard"}, kano, 40),
    "servqual.score": (lambda r: {"dimensions": {d: (lambda k, n: {"expectations": [[r.randint(1, 7) for _ in range(k)] for _ in range(n)],
                       "perceptions": [[r.randint(1, 7) for _ in range(k)] for _ in range(n)]})(r.randint(1, 4), r.randint(1, 6)) for d in
                       ("reliability", "responsiveness", "assurance", "empathy", "tangibles")}, "weights": {"reliability": 30,
                       "responsiveness": 25, "assurance": 20, "empathy": 15, "tangibles": 10}}, servqual, 40),
    "effort.loyaltyLink": (lambda r: (lambda a, b: {"highEffort": {"disloyal": r.of(a), "n": a}, "lowEffort": {"disloyal": r.of(b), "n": b}})(
                           max(1, r.count()), max(1, r.count())), effort, 40),
    "retention.revenueBridge": (lambda r: (lambda n: {"customers": [{"customer": f"c{k}", "revenue": [r.choice([0, r.randint(1, 99),
                                round(r.uniform(1, 99), 2)]) for _ in range(n)]} for k in range(r.randint(1, 9))], "trailingPeriods": 1})(
                                r.randint(2, 6)), bridge, 40),
    "value.split": (lambda r: {"factors": [{"factor": f"f{k}", "before": r.uniform(.1, 50), "after": r.uniform(.1, 50)} for k in
                    range(r.randint(1, 5))]}, split, 40),
    "money.referralGenerations": (lambda r: {"customers": r.count(), "referralsPerCustomer": r.uniform(0, 3), "conversionRate": r.random(),
                                  "valuePerCustomer": r.uniform(0, 99), "acquisitionCostSaved": r.uniform(0, 50), "generations":
                                  r.randint(1, 12), "discountRatePerGeneration": r.uniform(0, .3)}, generations, 40),
    "money.payback": (lambda r: {"flows": [{"atDays": 30 * k, "amount": round(r.uniform(-900, 999), 2)} for k in range(r.randint(1, 12))]},
                      payback, 40),
    "reputation.smooth": (lambda r: {"ratings": [r.uniform(1, 5) for _ in range(r.randint(1, 60))], "start": r.uniform(1, 5),
                          "rateUp": r.uniform(.01, .9), "rateDown": r.uniform(.01, .9)}, reputation, 40),
}
