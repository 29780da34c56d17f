"""Sessions, funnels, graphs, activity instances, dwell and paths to conversions, by brute force over what may happen."""
from datetime import datetime
from fractions import Fraction as F
from itertools import groupby, permutations, product
from zoneinfo import ZoneInfo

from mpmath import mpf

from clocks import at, iso, median_of, moment, ZONES
from judging import dec, exactly, m, REFUSED, seven, some
from laws import z_of
from scores import wilson


def count(names):
    out = {}
    for x in names:
        out[x] = out.get(x, 0) + 1
    return out


def nested(pairs):
    out = {}
    for (a, b), n in pairs.items():
        out.setdefault(a, {})[b] = n
    return exactly({a: exactly(v) for a, v in out.items()})


# ---- sessions
def sessions(i):
    gap, longest = dec(i["gapMinutes"]) * 60, None if i["longestMinutes"] is None else dec(i["longestMinutes"]) * 60
    if gap < 0 or longest is not None and longest < 0:
        return REFUSED
    zone = ZoneInfo(i["midnightZone"]) if i["midnightZone"] else None
    date = lambda t: datetime.fromtimestamp(t, zone).date()
    out = []
    for c in dict.fromkeys(e["customer"] for e in i["events"]):
        own = sorted((e for e in i["events"] if e["customer"] == c), key=lambda e: at(e["at"]))
        last = None
        for e in own:
            t = at(e["at"])
            if last is None:
                why = "first"
            else:
                session = out[-1]["_events"]
                named = [x["campaign"] for x in session if x["campaign"] is not None]
                why = ("gap" if t - last > gap else "midnight" if zone and date(t) != date(last) else
                       "campaign" if i["campaignCuts"] and e["campaign"] is not None and e["campaign"] != (named or [None])[-1] else
                       "longest" if longest is not None and t - at(session[0]["at"]) > longest else None)
            if why:
                out.append({"customer": c, "start": e["at"], "cause": why, "_events": []})
            out[-1]["_events"].append(e)
            last = t
    return {"sessions": [dict(s, events=len(s["_events"])) for s in out], "causes": exactly(count(s["cause"] for s in out))}


# ---- funnels
def by_time(events):
    return sorted(events, key=lambda e: dec(e["atSeconds"]))


def chain(events, steps, begin, window, follows, excluded):
    """How many of the steps one start leads to, taking the earliest event for each."""
    used, k = [begin], 1
    while k < len(steps):
        nxt = [j for j in range(len(events)) if j not in used and events[j][0] == steps[k] and follows(used[-1], j)
               and events[j][1] - events[begin][1] <= window]
        j = min(nxt, key=lambda j: (events[j][1], j), default=None)
        if j is None or any(events[x][0] in excluded for x in range(begin, j)):
            break
        used.append(j)
        k += 1
    return k


def reach(i, events, ties="fileOrder"):
    """The steps reached, as a set."""
    steps, window, mode = i["steps"], dec(i["windowSeconds"]), i.get("mode", "ordered")
    optional, excluded = i.get("optionalSteps") or [], i.get("exclusions") or []
    e = [(x["touchpoint"], dec(x["atSeconds"])) for x in by_time(events)]
    if mode == "unordered":
        most = max((len({p for p, t in e if a <= t <= a + window and p in steps}) for _, a in e), default=0)
        return set(range(most))
    if mode == "strict":
        best = 0
        for b in range(len(e)):
            k = 0
            while k < len(steps) and b + k < len(e) and e[b + k][0] == steps[k] and e[b + k][1] - e[b][1] <= window:
                k += 1
            best = max(best, k)
        return set(range(best))
    follows = {"fileOrder": lambda x, j: j > x, "notBefore": lambda x, j: e[j][1] >= e[x][1], "strictlyAfter": lambda x, j: e[j][1] > e[x][1]}[ties]
    out = set()
    for k, step in enumerate(steps):
        want = [s for s in steps[:k] if s not in optional] + [step]
        if any(chain(e, want, b, window, follows, excluded) == len(want) for b in range(len(e)) if e[b][0] == want[0]):
            out.add(k)
    return out


def tied(journeys):
    events = cases = 0
    for own in journeys:
        n = sum(any(dec(x["atSeconds"]) == dec(y["atSeconds"]) and x["touchpoint"] != y["touchpoint"] for y in own) for x in own)
        events, cases = events + n, cases + (n > 0)
    return {"tiedJourneys": cases, "tiedEvents": events}


def funnel(i):
    got = {j: reach(i, own) for j, own in i["journeys"].items()}
    n = len(i["steps"])
    counts = [sum(k in s for s in got.values()) for k in range(n)]
    optional = i.get("optionalSteps") or []
    base = len(got) if i.get("base") == "allJourneys" else counts[0]
    before = [max((j for j in range(k) if i["steps"][j] not in optional), default=None) for k in range(n)]
    return {"reached": {j: max(s) + 1 if s else 0 for j, s in got.items()}, "counts": counts,
            "overallConversion": [some(F(c, base) if base else None) for c in counts],
            "stepConversion": [None if b is None or not counts[b] else m(F(c, counts[b])) for c, b in zip(counts, before)],
            "dropOff": [None if b is None else counts[b] - c for c, b in zip(counts, before)]}


def funnel_ties(i):
    got = {j: reach(i, own, i["ties"]) for j, own in i["journeys"].items()}
    return dict(tied(i["journeys"].values()), reached={j: len(s) for j, s in got.items()},
                counts=[sum(k in s for s in got.values()) for k in range(len(i["steps"]))])


def first_occurrence(i):
    """Only the first of each step counts: they must come one after the other, inside the window of the first."""
    e = [(x["touchpoint"], x["atSeconds"]) for x in i["events"]]
    at_ = [next((k for k, x in enumerate(e) if x[0] == s), None) for s in i["steps"]]
    n = 0
    while n < len(at_) and at_[n] is not None and (n == 0 or at_[n] > at_[n - 1]) and (
            i["windowSeconds"] is None or e[at_[n]][1] - e[at_[0]][1] <= i["windowSeconds"]):
        n += 1
    return {"": n}


def intervals(i):
    c, z = i["counts"], z_of(i["confidence"])
    one = lambda x, n: dict(wilson(m(F(x)), m(F(n)), z), n=n, rate=m(F(x, n))) if n else {"n": 0, "rate": None, "lower": None, "upper": None}
    return {"overall": [one(x, c[0] if i["all"] is None else i["all"]) for x in c], "step": [None] + [one(x, n) for n, x in zip(c, c[1:])]}


# ---- graphs
def graph_ties(i):
    """The mean over all orders of the events of equal time."""
    edges, starts, ends = {}, {}, {}
    for own in i["journeys"].values():
        own = by_time(own)
        if not own:
            continue
        groups = [[e["touchpoint"] for e in g] for _, g in groupby(own, key=lambda e: dec(e["atSeconds"]))]
        orders = [groups] if i["ties"] == "fileOrder" else [list(p) for p in product(*(list(permutations(g)) for g in groups))]
        w = F(1, len(orders))
        for order in orders:
            flat = [(x, k) for k, g in enumerate(order) for x in g]
            starts[flat[0][0]] = starts.get(flat[0][0], 0) + w
            ends[flat[-1][0]] = ends.get(flat[-1][0], 0) + w
            for (a, g), (b, h) in zip(flat, flat[1:]):
                if i["ties"] != "strictlyAfter" or g != h:
                    edges[a, b] = edges.get((a, b), 0) + w
    return dict(tied(i["journeys"].values()), edges=nested({k: m(F(v)) for k, v in edges.items()}), starts=exactly({k: m(F(v)) for k, v in
                starts.items()}), ends=exactly({k: m(F(v)) for k, v in ends.items()}))


def graph(i):
    js = [j for j in i["journeys"] if j]
    steps = [p for j in js for p in zip(j, j[1:])]
    return {"edges": nested(count(steps)), "starts": exactly(count(j[0] for j in js)), "ends": exactly(count(j[-1] for j in js)),
            "variants": exactly(count(">".join(j) for j in js)), "selfLoops": sum(a == b for a, b in steps),
            "rework": exactly(count(t for j in js for t in set(j) if j.count(t) > 1)),
            "bounces": sum(j[k] == j[k + 2] != j[k + 1] for j in js for k in range(len(j) - 2))}


def conformance(i):
    a, b = i["planned"], i["actual"]
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for x in range(len(a)):
        for y in range(len(b)):
            best[x + 1][y + 1] = best[x][y] + 1 if a[x] == b[y] else max(best[x][y + 1], best[x + 1][y])
    k = best[-1][-1]
    return {"matched": k, "missing": len(a) - k, "adHoc": len(b) - k, "conformance": m(F(2 * k, len(a) + len(b)) if a or b else F(1))}


# ---- times
def activities(i):
    rows = sorted(enumerate(i["rows"]), key=lambda x: (dec(x[1]["atSeconds"]), x[1]["lifecycle"] == "complete"))
    used = [(k, r) for k, r in rows if r["lifecycle"] in ("start", "complete")]
    names = [(r["case"], r["activity"], r["instance"], r["lifecycle"]) for _, r in used if r.get("instance")]
    if len(set(names)) < len(names):
        return REFUSED
    found, spent, lone = {}, {}, {"start": 0, "complete": 0}
    # the place of every row in its queue: the n-th complete that finds a start takes the n-th start
    for key in dict.fromkeys((r["case"], r["activity"], r.get("instance")) for _, r in used):
        own = [(k, r) for k, r in used if (r["case"], r["activity"], r.get("instance")) == key]
        starts, done, balance = [x for x in own if x[1]["lifecycle"] == "start"], 0, 0
        alone = []
        for k, r in own:
            t = dec(r["atSeconds"])
            if r["lifecycle"] == "start":
                balance += 1
            elif balance:
                s = starts[done]
                done, balance = done + 1, balance - 1
                a = dec(s[1]["atSeconds"])
                found.setdefault(key[0], []).append((a, t, min(k, s[0]), key[1]))
                spent.setdefault(key[1], []).append(t - a)
            else:
                alone.append((k, r))
        for k, r in alone + starts[done:]:
            lone[r["lifecycle"]] += 1
            if i["unpaired"] == "asInstant":
                t = dec(r["atSeconds"])
                found.setdefault(key[0], []).append((t, t, k, key[1]))
    waits, cases, variants, steps = {}, {}, [], []
    for c, own in found.items():
        own.sort()
        busy, idle = F(0), F(0)
        marks = sorted({x for a, b, *_ in own for x in (a, b)})
        for x, y in zip(marks, marks[1:]):
            inside = any(a <= x and y <= b for a, b, *_ in own)
            busy, idle = busy + (y - x) * inside, idle + (y - x) * (not inside)
        for k, (a, _, _, name) in enumerate(own[1:], 1):
            waits.setdefault(name, []).append(max(F(0), a - max(x[1] for x in own[:k])))
        cases[c] = {"throughputSeconds": m(marks[-1] - marks[0]), "busySeconds": m(busy), "idleSeconds": m(idle)}
        names = [x[3] for x in own]
        variants.append(">".join(names))
        steps += zip(names, names[1:])
    times = lambda v: {"count": len(v), "total": m(sum(v)), "mean": m(sum(v) / len(v))}
    return {"instances": sum(map(len, found.values())), "unpairedStarts": lone["start"], "unpairedCompletes": lone["complete"],
            "otherRows": len(i["rows"]) - len(used), "processingSeconds": exactly({a: dict(times(v), median=m(seven(v, F(1, 2)))) for a, v in
            spent.items()}), "waitingSeconds": exactly({a: times(v) for a, v in waits.items()}), "cases": exactly(cases), "edges": nested(count(steps)),
            "selfLoops": sum(a == b for a, b in steps), "variants": exactly(count(variants)), "_scale": 1}


def dwell(i):
    now, spent = dec(i["asOfSeconds"]), {}
    for j in i["journeys"]:
        e = [(x["touchpoint"], dec(x["atSeconds"])) for x in j["events"]]
        if any(t > now for _, t in e):
            return REFUSED
        for (p, a), (_, b) in zip(e, e[1:]):
            spent.setdefault(p, []).append((b - a, True))
        if j["open"]:
            spent.setdefault(e[-1][0], []).append((now - e[-1][1], False))
    out = {}
    for p, v in spent.items():
        done = [t for t, over in v if over]
        out[p] = {"dwells": len(done), "censored": len(v) - len(done), "meanSeconds": some(sum(done) / len(done) if done else None),
                  "medianSeconds": some(seven(done, F(1, 2)) if done else None), "p90Seconds": some(seven(done, F(9, 10)) if done else None),
                  "medianWithCensoringSeconds": some(median_of([t for t, _ in v], [over for _, over in v]))}
    return {"touchpoints": exactly(out)}


def abandonment(i):
    now, limit = dec(i["asOfSeconds"]), dec(i["timeoutSeconds"])
    done = sum(j["completed"] for j in i["journeys"])
    gone = sum(not j["completed"] and now - dec(j["lastEventSeconds"]) > limit for j in i["journeys"])
    n = len(i["journeys"])
    return {"completed": done, "abandoned": gone, "open": n - done - gone, "rateOfDecided": some(F(gone, gone + done) if gone + done else None),
            "oneMinusCompletion": some(F(n - done, n) if n else None)}


# ---- paths
def paths(i):
    """Touch by touch: which conversion is it for?"""
    back = None if i["lookbackSeconds"] is None else dec(i["lookbackSeconds"])
    out, old, late, bare, bare_value, touches = {}, 0, 0, 0, F(0), 0
    for own in i["journeys"].values():
        if any(dec(a["atSeconds"]) > dec(b["atSeconds"]) for a, b in zip(own, own[1:])):
            return REFUSED
        wins = [k for k, e in enumerate(own) if e["converts"]]
        taken = {k: [] for k in wins}
        rest = []
        for k, e in enumerate(own):
            if e["channel"] is None:
                continue
            touches += 1
            win = min((w for w in wins if w >= k), default=None)
            if win is None:
                rest.append(e["channel"])
            elif back is not None and dec(own[win]["atSeconds"]) - dec(e["atSeconds"]) > back:
                old += 1
            else:
                taken[win].append(e["channel"])
        for k, channels in taken.items():
            value = dec(own[k].get("value", 0))
            if channels:
                p = out.setdefault(tuple(channels), [0, 0, F(0)])
                p[0], p[2] = p[0] + 1, p[2] + value
            else:
                bare, bare_value = bare + 1, bare_value + value
        if rest and i["rest"] == "nullPath":
            out.setdefault(tuple(rest), [0, 0, F(0)])[1] += 1
        elif rest:
            late += len(rest)
    return {"paths": [{"path": list(p), "conversions": c, "nulls": n, "value": m(v)} for p, (c, n, v) in sorted(out.items())], "touches": touches,
            "dropped": {"touches": old + late, "outsideLookback": old, "afterLastConversion": late, "conversionsWithoutTouch": bare,
                        "valueWithoutTouch": m(bare_value)}}


def time_decay(i):
    out, half = {}, i["halfLifeSeconds"]
    for touches in i["conversions"]:
        w = [mpf(2) ** (-mpf(t["ageSeconds"]) / half) for t in touches]
        for t, x in zip(touches, w):
            out[t["channel"]] = out.get(t["channel"], 0) + x / sum(w)
    return exactly(dict(out, _scale=mpf("1e-100")))


# ---- the random calls
def log(r, points, most=9, ticks=6):
    times = sorted(r.choice([r.randint(0, ticks), r.randint(0, 2 * ticks) / 2, round(r.uniform(0, ticks), 1)]) for _ in range(r.randint(0, most)))
    return [{"touchpoint": r.choice(points), "atSeconds": t} for t in times]


def a_funnel(r):
    mode = r.choice(["ordered", "ordered", "ordered", "strict", "unordered"])
    steps = r.sample("abcd", r.randint(1, 4))
    out = {"steps": steps, "windowSeconds": r.choice([0, .1, 1, 2.5, 4, 9]), "mode": mode, "journeys": {f"j{k}": log(r, "abcdex") for k in
           range(r.randint(0, 6))}, "base": r.choice(["firstStep", "allJourneys"])}
    if mode == "ordered" and r.random() < .5:
        out["optionalSteps"] = [s for s in steps[1:] if r.random() < .4]
    if mode == "ordered" and r.random() < .4:
        out["exclusions"] = ["x"]
    return out


def a_tie(r):
    return {"steps": [r.choice("abc") for _ in range(r.randint(1, 4))], "windowSeconds": r.choice([0, 1, 2.5, 4, 9]), "journeys":
            {f"j{k}": log(r, "abcd", 8, 4) for k in range(r.randint(0, 5))}, "ties": r.choice(["fileOrder", "notBefore", "strictlyAfter"])}


def falling(r):
    c = sorted((r.count() for _ in range(r.randint(1, 5))), reverse=True)
    return {"counts": c, "all": r.choice([None, c[0] + r.count(1000)]), "confidence": r.choice([.9, .95])}


def visits(r):
    zone = r.choice([z for z in ZONES if z not in ("Africa/Monrovia", "UTC")])
    rows = []
    for c in r.sample("abc", r.randint(0, 3)):
        t = moment(r, zone)
        for _ in range(r.randint(1, 14)):
            t += r.choice([0, 60, 600, 1800, 1801, r.randint(0, 4000), r.randint(0, 90000)])
            rows.append({"customer": c, "at": iso(t), "campaign": r.choice([None, None, "x", "y"])})
    if r.random() < .5:
        r.shuffle(rows)
    return {"events": rows, "gapMinutes": r.choice([30, 10, 0, 60.5, .1]), "campaignCuts": r.random() < .5, "midnightZone": r.choice([None, zone]),
            "longestMinutes": r.choice([None, 60, 30, 0, 1440])}


def lifecycle(r):
    ids = r.random() < .4
    rows = []
    for k in range(r.randint(0, 18)):
        t = r.choice([r.randint(0, 9), r.randint(0, 20) / 2, round(r.uniform(0, 10), 1)])
        row = {"case": r.choice("12"), "activity": r.choice("abc"), "atSeconds": t, "lifecycle": r.choice(["start", "complete", "start", "complete", "suspend"])}
        if ids and r.random() < .8:
            row["instance"] = f"i{r.randint(0, 30)}"
        rows.append(row)
        if r.random() < .5 and row["lifecycle"] == "start":
            rows.append(dict(row, lifecycle="complete", atSeconds=t + r.choice([0, 1, 2.5, 5])))
    r.shuffle(rows)
    return {"rows": rows, "unpaired": r.choice(["leaveOut", "asInstant"])}


def dwells(r):
    now = r.choice([8, 10.5])
    return {"journeys": [{"events": e, "open": r.random() < .5} for e in (log(r, "abc", 8, 8) for _ in range(r.randint(0, 6))) if e], "asOfSeconds": now}


def touching(r):
    def own():
        times = sorted(r.choice([r.randint(0, 9), round(r.uniform(0, 9), 1)]) for _ in range(r.randint(0, 9)))
        if r.random() < .02:
            r.shuffle(times)
        return [dict({"atSeconds": t, "channel": r.choice([None, "a", "b", "c"]), "converts": r.random() < .3}, **({"value": r.choice([.1, .2, 40,
                round(r.uniform(0, 99), 2)])} if r.random() < .7 else {})) for t in times]
    return {"journeys": {f"u{k}": own() for k in range(r.randint(0, 5))}, "lookbackSeconds": r.choice([None, 0, .1, 1, 3.3, 5]), "rest":
            r.choice(["nullPath", "drop"])}


CASES = {
    "journey.sessions": (visits, sessions, 300),
    "journey.funnel": (a_funnel, funnel, 400),
    "journey.funnelTies": (a_tie, funnel_ties, 300),
    "journey.funnelIntervals": (falling, intervals, 60),
    "journey.graph": (lambda r: {"journeys": [[r.choice("abcd") for _ in range(r.randint(1, 7))] for _ in range(r.randint(0, 8))]}, graph, 100),
    "journey.graphTies": (lambda r: {"journeys": {f"j{k}": log(r, "abc", 6, 3) for k in range(r.randint(0, 4))}, "ties":
                          r.choice(["fileOrder", "notBefore", "strictlyAfter"])}, graph_ties, 100),
    "journey.conformance": (lambda r: {"planned": [r.choice("abcd") for _ in range(r.randint(0, 8))], "actual": [r.choice("abcde") for _ in
                            range(r.randint(0, 8))]}, conformance, 100),
    "journey.activities": (lifecycle, activities, 300),
    "journey.dwellSummary": (dwells, dwell, 100),
    "journey.abandonment": (lambda r: {"journeys": [{"lastEventSeconds": r.choice([70, 69.9, r.randint(0, 100)]), "completed": r.random() < .4} for _ in
                            range(r.randint(0, 9))], "asOfSeconds": 100, "timeoutSeconds": r.choice([30, 30.1, 0])}, abandonment, 60),
    "funnel.firstOccurrence": (None, first_occurrence, 0),
    "attribution.timeDecay": (None, time_decay, 0),
    "attribution.paths": (touching, paths, 300),
}
