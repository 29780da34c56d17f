"""Promises, feedback, feelings, plans, money and what is too early to tell: the catalogue's rules word for word."""
import re
import unicodedata
from datetime import date, timedelta
from fractions import Fraction as F

from mpmath import exp, log, mpf, sqrt

from contacts import plus_months
from judging import confidence, dec, exactly, m, mean, not_negative, on_scale, once, refuse, seven, share, Skip, some, within
from laws import solve, t_of, t_two_sided, two_sided, z_of
from ratings import counts_of
from scores import net, rate, wilson


# ---- promises
def survival(rows):
    """(time, survival, sum of Greenwood) at event times of (length, happened)."""
    out, s, g = [], F(1), F(0)
    for t in sorted({t for t, e in rows if e}):
        n, d = sum(x >= t for x, _ in rows), sum(x == t and e for x, e in rows)
        s *= 1 - F(d, n)
        g = g + F(d, n * (n - d)) if n > d else None
        out.append((t, s, g))
    return out


def promise_kept(i):
    z, now, tol, grace = z_of(confidence(i)), dec(i["asOfDays"]), dec(i["toleranceDays"]), dec(i["graceDays"])
    not_negative(tol, grace)
    status, late, waiting, before_due = [], [], [], 0
    for p in i["promises"]:
        made, due = dec(p["madeDays"]), dec(p["dueDays"])
        done, gone = (None if p.get(k) is None else dec(p[k]) for k in ("deliveredDays", "withdrawnDays"))
        refuse(due < made or done is not None and (gone is not None or not made <= done <= now))
        if gone is not None and not made <= gone <= now or made > now:
            refuse(gone is not None and gone < made)
            raise Skip
        if gone is not None and gone <= due + grace:
            status.append("withdrawn")
        elif done is not None and done <= due + grace:
            status.append("exceeded" if due - done > tol else "kept")
            before_due += due + grace >= now
        elif due + grace >= now:
            status.append("pending")
        else:
            status.append("broken")
            if done is not None:
                late.append(done - due)
            waiting.append(((done if done is not None else gone if gone is not None else now) - due, done is not None))
    based = [s for s, p in zip(status, i["promises"]) if s != "withdrawn" and dec(p["dueDays"]) + grace < now]
    n = {k: based.count(k) for k in ("kept", "exceeded", "broken")}
    median_ = next((t for t, s, _ in survival(waiting) if s <= F(1, 2)), None)
    return dict(n, due=len(based), pending=status.count("pending"), beforeDue=before_due, withdrawn=status.count("withdrawn"),
                keptRate=rate(n["kept"] + n["exceeded"], len(based), z), exceededRate=rate(n["exceeded"], len(based), z),
                medianLateDays=m(seven(late, F(1, 2))) if late else None, p90LateDays=m(seven(late, F(9, 10))) if late else None,
                openBroken=n["broken"] - len(late), medianLateWithCensoringDays=some(median_), status=status)


def spread(v, c):
    n = sum(c)
    mu = sum(x * k for x, k in zip(v, c)) / n if n else None
    return n, mu, sum(k * (x - mu) ** 2 for x, k in zip(v, c)) if n else F(0)


def promise_score(i):
    z, v = z_of(confidence(i)), [dec(x) for x in i["values"]]
    once(s["stratum"] for s in i["strata"])
    rows = []
    for s in i["strata"]:
        for side in ("kept", "broken"):
            refuse(len(s[side]) != len(v))
            not_negative(*s[side])
        rows.append((spread(v, s["kept"]), spread(v, s["broken"])))
    if len(v) < 2 or len(set(v)) < 2:
        raise Skip
    total = lambda k: spread(v, [sum(c) for c in zip(*(s[k] for s in i["strata"]))] if i["strata"] else [0] * len(v))
    (nk, mk, _), (nb, mb, _) = total("kept"), total("broken")
    used = [r for r in rows if r[0][0] and r[1][0]]
    out = {"scoreKept": some(mk), "scoreBroken": some(mb), "crude": some(None if mk is None or mb is None else mb - mk), "adjusted": None,
           "standardError": None, "lower": None, "upper": None, "strataUsed": len(used),
           "leftOut": sum(a[0] + b[0] for a, b in rows if not (a[0] and b[0])), "_scale": m(max(v) - min(v)) / 100}
    if used:
        weight = {"broken": lambda a, b: F(b), "all": lambda a, b: F(a + b), "overlap": lambda a, b: F(a * b, a + b)}[i["weights"]]
        w = [weight(a[0], b[0]) for a, b in used]
        d = m(sum(x * (b[1] - a[1]) for x, (a, b) in zip(w, used)) / sum(w))
        out["adjusted"] = d
        df = [sum(r[k][0] for r in used) - len(used) for k in (0, 1)]
        if min(df) > 0:
            s2 = [sum(r[k][2] for r in used) / df[k] for k in (0, 1)]
            se = sqrt(m(sum(x * x * (s2[0] / a[0] + s2[1] / b[0]) for x, (a, b) in zip(w, used)))) / m(sum(w))
            out.update(standardError=se, lower=d - z * se, upper=d + z * se)
    return out


def promise_drift(i):
    once(p["period"] for p in i["periods"])
    out, series = [], {"expected": [], "promised": [], "delivered": []}
    for k, p in enumerate(i["periods"]):
        for field in ("expectedDays", "promisedDays", "deliveredDays"):
            not_negative(*(x for x in p[field] if x is not None))
        open_ = sum(x is None for x in p["deliveredDays"])
        row = {"expected": mean(p["expectedDays"]), "promised": mean(p["promisedDays"]),
               "delivered": None if open_ else mean(p["deliveredDays"])}
        for name, x in row.items():
            if x is not None:
                series[name].append((F(k), x))
        gap = lambda a, b: some(None if row[a] is None or row[b] is None else row[a] - row[b])
        out.append(dict({n: some(x) for n, x in row.items()}, period=p["period"], outstanding=open_, promiseGap=gap("promised", "expected"),
                        deliveryGap=gap("delivered", "promised"), totalGap=gap("delivered", "expected"), _scale=mpf(1)))

    def slope(points):
        if len(points) < 2:
            return None
        x, y = (sum(p[k] for p in points) / len(points) for k in (0, 1))
        return m(sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points))
    return {"periods": out, "slopes": {k: slope(v) for k, v in series.items()}, "_scale": mpf(1)}


# ---- feedback
def rescaled(x, s):
    refuse(s["min"] >= s["max"])
    return 2 * (within(x, s["min"], s["max"]) - s["min"]) / (s["max"] - s["min"]) - 1


def disagreement(i):
    a, b = within(i["ratingFrom"], 0, 1), within(i["sentimentFrom"], 0, 1)
    r = None if i["rating"] is None else rescaled(i["rating"], i["scale"])
    s = None if i["sentiment"] is None else within(i["sentiment"], -1, 1)
    if r is None or s is None:
        return None
    if (a == 0 or b == 0):
        raise Skip
    return "wordsWorse" if r >= a and s <= -b else "wordsBetter" if r <= -a and s >= b else "none"


def words(text):
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", text)


def has_phrase(text, phrase):
    star = phrase.endswith("*")
    t, p = words(text), words(phrase)
    if not p:
        raise Skip
    for k in range(len(t) - len(p) + 1):
        w = t[k:k + len(p)]
        if w[:-1] == p[:-1] and (w[-1].startswith(p[-1]) if star else w[-1] == p[-1]):
            return True
    return False


CONDITIONS = ("sources", "themes", "sentimentTo", "phrases", "ratingTo", "disagreement", "noRating")


def feedback_rules(i):
    s = i["scale"]
    once(r["id"] for r in i["rules"])
    once(f["id"] for f in i["feedback"])
    not_negative(i["quietHours"])
    for r in i["rules"]:
        given = [k for k in CONDITIONS if r.get(k) is not None and r[k] is not False and r[k] != []]
        refuse(not given)
        if "sentimentTo" in r:
            within(r["sentimentTo"], -1, 1)
    out, opened = {}, {}
    for f in i["feedback"]:
        if f["rating"] is not None:
            on_scale(f["rating"], s)
        if f["sentiment"] is not None:
            within(f["sentiment"], -1, 1)
    for f in sorted(i["feedback"], key=lambda f: dec(f["atHours"])):
        def meets(r):
            if r.get("sources") and f["source"] not in r["sources"] or r.get("themes") and not set(r["themes"]) & set(f["themes"]):
                return False
            if r.get("sentimentTo") is not None and (f["sentiment"] is None or dec(f["sentiment"]) > dec(r["sentimentTo"])):
                return False
            if r.get("phrases") and not any(has_phrase(f["text"], p) for p in r["phrases"]):
                return False
            if r.get("ratingTo") is not None and (f["rating"] is None or f["rating"] > r["ratingTo"]):
                return False
            if r.get("noRating") and f["rating"] is not None:
                return False
            return not r.get("disagreement") or disagreement(dict(i, rating=f["rating"], sentiment=f["sentiment"])) == r["disagreement"]
        r = next((r for r in i["rules"] if meets(r)), None)
        if r is None:
            out[f["id"]] = {"rule": None, "action": "none", "joins": None}
            continue
        c, t = f["customer"], dec(f["atHours"])
        last = opened.get(c)
        if c is None:
            action, joins = "alertOnly", None
        elif last and t - last[0] < dec(i["quietHours"]) and not r.get("always"):
            action, joins = "join", last[1]
        else:
            action, joins = "open", None
            opened[c] = (t, f["id"])
        out[f["id"]] = {"rule": r["id"], "action": action, "joins": joins}
    return exactly(out)


def rising(i):
    p, b = i["periods"], i["baselinePeriods"]
    for x in p:
        not_negative(x["feedback"], x["mentions"])
    refuse(i["ratio"] <= 1 or b < 1 or i["decision"] < 0)
    if any(x["mentions"] > x["feedback"] for x in p) or i["decision"] == 0:
        raise Skip
    past = p[:b]
    n, k = sum(x["feedback"] for x in past), sum(x["mentions"] for x in past)
    if len(p) < b or not n:
        return None
    lam = mpf(k + F(1, 2).numerator / mpf(2)) / n
    ref = lam * (m(dec(i["ratio"])) - 1) / log(m(dec(i["ratio"])))
    c, out, signals = mpf(0), [], []
    for j, x in enumerate(p[b:], b):
        c = max(mpf(0), c + x["mentions"] - ref * x["feedback"])
        out.append(c)
        if c > m(dec(i["decision"])):
            signals.append(j)
    return {"baselineRate": lam, "referencePerFeedback": ref, "cusum": {"": out, "_scale": mpf(1)}, "signals": signals}


def false_alarms(i):
    g, mu = i["gridPerUnit"], m(dec(i["meanPerPeriod"]))
    refuse(g < 1)
    k, h = dec(i["reference"]) * g, dec(i["decision"]) * g
    refuse(k.denominator > 1 or h.denominator > 1)
    if mu <= 0 or k <= 0 or h < 0 or h > 120:
        raise Skip
    k, h = int(k), int(h)
    p = lambda x: exp(-mu + x * log(mu)) / mp_factorial(x)
    A = [[mpf(a == b) for b in range(h + 1)] for a in range(h + 1)]
    for a in range(h + 1):
        x = 0
        while a + x * g - k <= h:
            A[a][max(0, a + x * g - k)] -= p(x)
            x += 1
    out = solve(A, [mpf(1)] * (h + 1))
    return {"periodsToFalseAlarm": out[0]}


def mp_factorial(n):
    from mpmath import factorial
    return factorial(n)


def sentiment_summary(i):
    z, least = z_of(confidence(i)), within(i["coverageFrom"] if i.get("coverageFrom") is not None else 0.5, 0, 1)
    labels = i["labels"]
    n = {k: labels.count(k) for k in ("positive", "negative", "mixed", "neutral", "none")}
    d = len(labels) - n["none"]
    shown = bool(d) and F(d, len(labels)) >= least
    out = {"remarks": len(labels), "decided": d, "coverage": share(d, len(labels)), "shown": shown}
    if shown:
        return dict(out, positive=rate(n["positive"], d, z), negative=rate(n["negative"], d, z), net=share(100 * (n["positive"] - n["negative"]), d))
    return dict(out, net=None)


# ---- feelings
def emotion_curve(i):
    level, points, least = confidence(i), once(i["touchpoints"]), i["minimum"]
    refuse(least < 1)
    seen = {}
    for o in i["observations"]:
        refuse(o["touchpoint"] not in points)
        if o["value"] is not None:
            v = rescaled(o["value"], i["ratingScale"]) if o["source"] == "rating" else within(o["value"], -1, 1)
            seen.setdefault((o["touchpoint"], o["source"]), []).append(v)
    curve, means = [], []
    for p in points:
        own = {s: seen[p, s] for s in ("event", "rating", "remark") if (p, s) in seen}
        source = next((s for s in own if len(own[s]) >= least), None)
        row = {"touchpoint": p, "source": source, "n": 0, "mean": None, "lower": None, "upper": None,
               "otherSources": exactly({s: len(v) for s, v in own.items() if s != source}), "_scale": mpf("1e-3")}
        if source:
            v = own[source]
            mu = sum(v) / len(v)
            row.update(n=len(v), mean=m(mu))
            if len(v) > 1:
                h = t_of(level, len(v) - 1) * sqrt(m(sum((x - mu) ** 2 for x in v) / (len(v) - 1) / len(v)))
                row.update(lower=max(mpf(-1), m(mu) - h), upper=min(mpf(1), m(mu) + h))
        means.append(mu if source else None)
        curve.append(row)
    known = [x for x in means if x is not None]
    peak = None
    if means and means[-1] is not None:
        peak = m((max(known, key=lambda x: (abs(x), -x)) + means[-1]) / 2)
    return {"curve": curve, "unknown": [p for p, x in zip(points, means) if x is None], "peakEnd": {"": peak, "_scale": mpf(1)},
            "lowest": points[means.index(min(known))] if known else None}


def emotion_recovery(i):
    z = z_of(confidence(i))
    low, well = within(i["lowTo"], -1, 1), within(i["wellFrom"], -1, 1)
    refuse(well <= low)
    status, rows = [], []
    for j in i["journeys"]:
        t = [dec(o["atHours"]) for o in j]
        e = [within(o["emotion"], -1, 1) for o in j]
        refuse(any(b < a for a, b in zip(t, t[1:])))
        if len(set(t)) < len(t):
            raise Skip
        first = next((k for k, x in enumerate(e) if x <= low), None)
        if first is None:
            status.append("neverLow")
            continue
        end = next((k for k in range(first + 1, len(e)) if e[k] >= well), None)
        status.append("censored" if end is None else "recovered")
        rows.append((t[-1 if end is None else end] - t[first], end is not None))
    s = survival(rows)
    curve = []
    for t, left, g in s:
        row = {"timeHours": m(t), "notYetWell": m(left), "lower": None, "upper": None}
        if left:
            w = z * sqrt(m(g)) / log(m(left))
            row.update(lower=m(left) ** exp(-w), upper=m(left) ** exp(w))
        curve.append(row)
    return {"low": len(rows), "recovered": sum(e for _, e in rows), "medianHours": some(next((t for t, left, _ in s if left <= F(1, 2)), None)),
            "curve": curve, "status": status}


# ---- planned and actual
def alignments(plan, actual):
    """All increasing pairings of equal touchpoints."""
    def go(a, b):
        yield ()
        for p in range(a, len(plan)):
            for q in range(b, len(actual)):
                if plan[p]["touchpoint"] == actual[q]:
                    for rest in go(p + 1, q + 1):
                        yield ((p, q), *rest)
    return go(0, 0)


def align(plan, actual):
    if len(plan) * len(actual) > 60:
        raise Skip
    key = lambda a: (-sum(not plan[p]["optional"] for p, _ in a), -sum(plan[p]["optional"] for p, _ in a), a)
    return min(alignments(plan, actual), key=key)


def deviations(plan, actual, pairs, upto):
    """missing, outOfOrder, extra, by touchpoint; steps of the plan from upto on may still come."""
    ps, qs = {p for p, _ in pairs}, {q for _, q in pairs}
    names = list(dict.fromkeys([s["touchpoint"] for s in plan] + list(actual)))
    out = {"missing": [], "outOfOrder": [], "extra": []}
    for t in names:
        open_plan = [s for p, s in enumerate(plan) if p not in ps and s["touchpoint"] == t]
        loose = sum(1 for q, x in enumerate(actual) if q not in qs and x == t)
        swapped = min(len(open_plan), loose)
        required = sum(1 for p, s in enumerate(plan) if p not in ps and s["touchpoint"] == t and not s["optional"] and p < upto)
        all_required = sum(1 for s in open_plan if not s["optional"])
        if all_required and len(open_plan) > all_required and swapped:
            raise Skip
        out["outOfOrder"] += [t] * swapped
        out["missing"] += [t] * max(0, required - swapped)
        out["extra"] += [t] * (loose - swapped)
    return out


def conformance(plan, actual, pairs, upto):
    required = sum(1 for p, s in enumerate(plan) if not s["optional"] and p < upto)
    optional = sum(plan[p]["optional"] for p, _ in pairs)
    base = required + optional + len(actual)
    return F(2 * len(pairs), base) if base else F(1)


def planned(i):
    plan, actual = i["planned"], i["actual"]
    pairs = align(plan, actual)
    return dict(deviations(plan, actual, pairs, len(plan)), matched=len(pairs), conformance=m(conformance(plan, actual, pairs, len(plan))))


def newcombe(a, na, b, nb, z):
    p, q, la, lb = F(a, na), F(b, nb), wilson(mpf(a), mpf(na), z), wilson(mpf(b), mpf(nb), z)
    p, q = m(p), m(q)
    return p - q, p - q - sqrt((p - la["lower"]) ** 2 + (lb["upper"] - q) ** 2), p - q + sqrt((la["upper"] - p) ** 2 + (q - lb["lower"]) ** 2)


def welch(a, b, level):
    """a - b with its limits, as far as they exist."""
    if not a or not b:
        return None, None, None
    d = m(sum(a) / len(a) - sum(b) / len(b))
    if len(a) < 2 or len(b) < 2:
        return d, None, None
    e = [sum((x - sum(v) / len(v)) ** 2 for x in v) / (len(v) - 1) / len(v) for v in (a, b)]
    if not sum(e):
        return d, None, None
    df = sum(e) ** 2 / (e[0] ** 2 / (len(a) - 1) + e[1] ** 2 / (len(b) - 1))
    h = t_of(level, m(df)) * sqrt(m(sum(e)))
    return d, d - h, d + h


def planned_log(i):
    level, plan, now = confidence(i), i["planned"], dec(i["asOfSeconds"])
    z = z_of(level)
    refuse(not plan)
    for s in plan:
        if s.get("expectedSeconds") is not None:
            not_negative(s["expectedSeconds"])
    rows, durations = [], {}
    for s in plan:
        if s.get("expectedSeconds") is not None:
            durations[s["touchpoint"]] = {"within": 0, "late": 0, "pending": 0}
    if len({s["touchpoint"] for s in plan}) < len(plan):
        raise Skip
    for j in i["journeys"]:
        t = [dec(e["atSeconds"]) for e in j["events"]]
        refuse(any(b < a for a, b in zip(t, t[1:])))
        if t and t[-1] > now or j["open"] and j["completed"]:
            raise Skip
        actual = [e["touchpoint"] for e in j["events"]]
        pairs = align(plan, actual)
        upto = (pairs[-1][0] + 1 if pairs else 0) if j["open"] else len(plan)
        d = deviations(plan, actual, pairs, upto)
        late = []
        for p, q in pairs:
            longest = plan[p].get("expectedSeconds")
            if longest is None:
                continue
            what = durations[plan[p]["touchpoint"]]
            if q + 1 < len(t):
                is_late = t[q + 1] - t[q] > dec(longest)
            elif j["open"]:
                is_late = True if now - t[q] > dec(longest) else None
            else:
                continue
            what["pending" if is_late is None else "late" if is_late else "within"] += 1
            if is_late:
                late.append(plan[p]["touchpoint"])
        kinds = {(k, x) for k, xs in dict(d, late=late).items() for x in xs}
        rows.append((j, conformance(plan, actual, pairs, upto), kinds))
    found = sorted({k for r in rows for k in r[2]}, key=lambda k: (-sum(k in r[2] for r in rows), ["missing", "outOfOrder", "extra", "late"].index(k[0]), k[1]))
    out = []
    for k in found:
        with_, without = [r for r in rows if k in r[2]], [r for r in rows if k not in r[2]]
        a, b = ([dec(r[0]["score"]) for r in side if r[0]["score"] is not None] for side in (with_, without))
        d, lo, hi = welch(a, b, level)
        ca, cb = ([not r[0]["completed"] for r in side if not r[0]["open"]] for side in (with_, without))
        drop = newcombe(sum(ca), len(ca), sum(cb), len(cb), z) if ca and cb else (None,) * 3
        out.append({"kind": k[0], "touchpoint": k[1], "journeys": len(with_), "scoreWith": some(sum(a) / len(a) if a else None),
                    "scoreWithout": some(sum(b) / len(b) if b else None), "scoreDifference": d, "scoreLower": lo, "scoreUpper": hi,
                    "dropOffDifference": drop[0], "dropOffLower": drop[1], "dropOffUpper": drop[2], "_scale": mpf("1e-2")})
    closed = [r for r in rows if not r[0]["open"]]
    return {"journeys": len(rows), "open": len(rows) - len(closed), "deviations": out,
            "asPlanned": sum(r[1] == 1 and not any(k[0] == "late" for k in r[2]) for r in closed),
            "meanConformance": some(sum(r[1] for r in rows) / len(rows) if rows else None),
            "durations": exactly({k: dict(v, **{a: b for a, b in rate(v["within"], v["within"] + v["late"], z).items() if a != "n"}) for k, v in durations.items()})}


def joint(i):
    z = z_of(confidence(i))
    points, rows, least = once(i["touchpoints"]), i["rows"], i["minimum"]
    refuse(any(len(r) != len(points) for r in rows) or least < 1)
    if not points:
        raise Skip
    marginals, p = {}, []
    for k, t in enumerate(points):
        v = [r[k] for r in rows if r[k] is not None]
        p.append(F(sum(v), len(v)) if v else None)
        marginals[t] = {"n": len(v), "rate": some(p[-1])}
    complete = [r for r in rows if None not in r]
    all_ = sum(all(r) for r in complete)
    out = {"marginals": exactly(marginals), "complete": len(complete), "frechetLower": None, "frechetUpper": None, "independent": None,
           "observed": None, "lower": None, "upper": None, "cautions": [], "basis": "none"}
    if None not in p:
        prod = F(1)
        for x in p:
            prod *= x
        lo, hi = max(F(0), sum(p) - (len(p) - 1)), min(p)
        out.update(frechetLower=m(lo), frechetUpper=m(hi), independent=m(prod), basis="bounds")
    if complete:
        out.update(dict(wilson(mpf(all_), mpf(len(complete)), z), observed=share(all_, len(complete))))
    if len(complete) >= least:
        out["basis"] = "observed"
    if complete and None not in p and not lo <= F(all_, len(complete)) <= hi:
        out["cautions"] = ["completeDiffer"]
    if complete and len(complete) < least:
        for k in ("observed", "lower", "upper", "cautions"):
            out[k] = {}
    return dict(out, _scale=mpf("1e-3"))


# ---- money
CLASSES = ("detractors", "passives", "promoters")


def score_change(i):
    z = z_of(confidence(i))
    a, b = counts_of(i["before"]), counts_of(i["after"])
    v = {k: m(dec(i["valueByClass"][k]["mean"])) for k in CLASSES}
    for k in CLASSES:
        not_negative(i["valueByClass"][k]["standardError"])
    not_negative(i["customers"])
    na, nb = sum(a.values()), sum(b.values())
    if not na or not nb:
        return None
    per, var, points = mpf(0), mpf(0), net(b)[1] - net(a)[1]
    for k in CLASSES:
        d = mpf(b[k]) / nb - mpf(a[k]) / na
        per += d * v[k]
        var += d * d * m(dec(i["valueByClass"][k]["standardError"])) ** 2
    for c, n in ((a, na), (b, nb)):
        mu = sum(v[k] * c[k] for k in CLASSES) / n
        var += sum(c[k] * (v[k] - mu) ** 2 for k in CLASSES) / n / n
    se, n = sqrt(var), i["customers"]
    return {"points": {"": points, "_scale": mpf(1)}, "perCustomer": per, "standardError": se, "change": n * per, "lower": n * (per - z * se),
            "upper": n * (per + z * se), "_scale": max(abs(x) for x in v.values()) * max(1, n) / 100 + mpf("1e-9")}


def points_range(i):
    s = {k: within(i["shares"][k], 0, 1) for k in CLASSES}
    refuse(sum(s.values()) != 1)
    not_negative(i["customers"])
    v, D = {k: dec(i["valueByClass"][k]) for k in CLASSES}, dec(i["points"]) / 100
    low, top = (s["detractors"], "detractors"), (s["promoters"], "promoters")
    (room, low), up = (low if D >= 0 else top), abs(D)
    high = "promoters" if low == "detractors" else "detractors"
    lo, hi = max(F(0), (up - s["passives"]) / 2), min(room, up)
    refuse(lo > hi)
    value = lambda x: i["customers"] * (x * (v["passives"] - v[low]) + (up - x) * (v[high] - v["passives"]))
    ends = sorted((value(lo), value(hi)))
    return {"low": m(ends[0]), "high": m(ends[1]), "_scale": mpf(max(1, i["customers"])) / 100}


def expectations(i):
    z, s, tol = z_of(confidence(i)), i["scale"], dec(i["tolerance"])
    not_negative(tol)
    refuse(s["min"] >= s["max"])
    full = []
    for p in i["pairs"]:
        refuse(len(p) != 2)
        for x in p:
            if x is not None:
                on_scale(x, s)
        if None not in p:
            full.append(dec(p[1]) - dec(p[0]))
    n = len(full)
    if not n:
        return {"n": 0, "skipped": len(i["pairs"]), "net": None, "meanGap": None}
    less, more = sum(d < -tol for d in full), sum(d > tol for d in full)
    return {"n": n, "skipped": len(i["pairs"]) - n, "notReached": rate(less, n, z), "met": rate(n - less - more, n, z),
            "exceeded": rate(more, n, z), "net": share(100 * (more - less), n), "meanGap": m(sum(full) / n)}


def migration(i):
    z, classes = z_of(confidence(i)), once(i["classes"])
    once(c["customer"] for c in i["customers"])
    matrix, n = {}, dict.fromkeys(("up", "down", "same", "entered", "left"), 0)
    for c in i["customers"]:
        a, b = c["before"], c["after"]
        refuse(any(x is not None and x not in classes for x in (a, b)))
        if a is None and b is None:
            raise Skip
        if a is None:
            n["entered"] += 1
        elif b is None:
            n["left"] += 1
        else:
            matrix.setdefault(a, {})
            matrix[a][b] = matrix[a].get(b, 0) + 1
            n["same" if a == b else "up" if classes.index(b) > classes.index(a) else "down"] += 1
    if not classes:
        raise Skip
    before = [c["before"] for c in i["customers"] if c["before"] is not None]
    return dict(n, matrix={a: {b: k for b, k in row.items()} for a, row in matrix.items()},
                upRate=rate(n["up"], sum(a != classes[-1] for a in before), z), downRate=rate(n["down"], sum(a != classes[0] for a in before), z),
                leftRate=rate(n["left"], len(before), z))


# ---- reputation, horizon, values, voice, friction, employees
def stress(i):
    level, bad, good, target = (dec(i[k]) for k in ("level", "bad", "good", "target"))
    for k in ("rateUp", "rateDown"):
        refuse(not 0 < dec(i[k]) <= 1)
    up, down = dec(i["rateUp"]), dec(i["rateDown"])
    not_negative(i["badPeriods"])
    if i["badPeriods"] > 300:
        raise Skip
    step = lambda r, x: r + (up if x > r else down) * (x - r)
    after = level
    for _ in range(i["badPeriods"]):
        after = step(after, bad)
        after = F(int(after * 10 ** 60), 10 ** 60) if after.denominator > 10 ** 80 else after
    out = {"after": m(after), "lost": m(level - after), "_scale": mpf(1)}
    if after >= target:
        return dict(out, periods=0)
    if good < target or good == target and up < 1 or good <= after:
        return dict(out, periods=None)
    k, r = 0, after
    while r < target and k < 3000:
        r, k = step(r, good), k + 1
        r = F(int(r * 10 ** 60), 10 ** 60) if r.denominator > 10 ** 80 else r
    if r < target:
        raise Skip
    return dict(out, periods=k)


def reputation_fit(i):
    r, x = i["reputation"], i["ratings"]
    refuse(len(r) != len(x) + 1)
    side = {"up": [], "down": []}
    for a, b, rating in zip(r, r[1:], x):
        if None not in (a, b, rating) and dec(rating) != dec(a):
            side["up" if dec(rating) > dec(a) else "down"].append((dec(rating) - dec(a), dec(b) - dec(a)))
    out = {}
    for k, v in side.items():
        out[k] = {"n": len(v), "rate": None, "standardError": None, "inside": None}
        if len(v) > 1:
            sxx = sum(g * g for g, _ in v)
            b = sum(g * s for g, s in v) / sxx
            rss = sum((s - b * g) ** 2 for g, s in v)
            out[k].update(rate=m(b), standardError={"": sqrt(m(rss / (len(v) - 1) / sxx)), "_scale": mpf("1e-6")}, inside=0 < b <= 1, _scale=mpf("1e-3"))
    both = all(out[k]["inside"] for k in out)
    return dict(out, ratio=out["down"]["rate"] / out["up"]["rate"] if both else None)


def period(text):
    g = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", text)
    if not g or text == "P":
        raise Skip
    y, mo, w, d = (int(x or 0) for x in g.groups())
    return lambda a: plus_months(a, 12 * y + mo) + timedelta(days=7 * w + d)


def guard(i):
    z = z_of(confidence(i))
    a, b = date.fromisoformat(i["startedOn"]), date.fromisoformat(i["evaluatedOn"])
    refuse(b < a)
    lo, hi = period(i["horizon"]["from"])(a), period(i["horizon"]["to"])(a)
    refuse(hi < lo)
    verdict = "tooEarly" if b < lo else "overdue" if b > hi else "onTime"
    n, used = {"settling": 0, "later": 0}, dict.fromkeys(CLASSES, 0)
    for x in i["after"]:
        on, c = date.fromisoformat(x["on"]), counts_of(x["counts"])
        refuse(on < a or on > b)
        if on < lo or on > hi:
            n["settling" if on < lo else "later"] += sum(c.values())
        else:
            for k in CLASSES:
                used[k] += c[k]
    out = dict(n, verdict=verdict, **{"from": lo.isoformat(), "to": hi.isoformat()}, used=sum(used.values()), difference=None, lower=None, upper=None,
               pValue=None, _scale=mpf(1))
    (na, sa, va), (nb, sb, vb) = net(used), net(counts_of(i["before"]))
    if verdict != "tooEarly" and na and nb:
        d, e = sa - sb, sqrt(va / na + vb / nb)
        out.update(difference=d, lower=d - z * e, upper=d + z * e, pValue=two_sided(d / e) if e else None)
    return out


def agreement(i):
    z = z_of(confidence(i))
    once(t["touchpoint"] for t in i["touchpoints"])
    rates, p = {}, []
    for t in i["touchpoints"]:
        k, n = sum(x == t["intended"] for x in t["perceived"]), len(t["perceived"])
        rates[t["touchpoint"]] = rate(k, n, z)
        if n:
            p.append((t["touchpoint"], F(k, n)))
    low = min((x for _, x in p), default=None)
    return {"touchpoints": rates if all(t["perceived"] for t in i["touchpoints"]) else {}, "index": some(sum(x for _, x in p) / len(p) if p else None),
            "weakest": next((k for k, x in p if x == low), None), "unmeasured": [t["touchpoint"] for t in i["touchpoints"] if not t["perceived"]]}


def voice(i):
    z = z_of(confidence(i))
    names = once(b["brand"] for b in i["brands"])
    for b in i["brands"]:
        not_negative(b["mentions"], b["positive"], b["negative"])
        refuse(b["positive"] + b["negative"] > b["mentions"])
    market = i.get("marketShare")
    if market is not None:
        within(market, 0, 1)
    refuse(i["own"] not in names)
    own = i["brands"][names.index(i["own"])]
    all_ = {k: sum(b[k] for b in i["brands"]) for k in ("mentions", "positive", "negative")}
    s = F(own["mentions"], all_["mentions"]) if all_["mentions"] else None
    return {"mentions": all_["mentions"], "share": rate(own["mentions"], all_["mentions"], z), "positiveShare": share(own["positive"], all_["positive"]),
            "negativeShare": share(own["negative"], all_["negative"]), "excess": some(None if s is None or market is None else s - dec(market)),
            "_scale": mpf("1e-3")}


def loss_by_outcome(i):
    z = z_of(confidence(i))
    not_negative(i["valuePerJourney"])
    count = lambda f, o: sum(j["friction"] == f and j["outcome"] == o for j in i["journeys"])
    lost, n = [count(f, "lost") for f in (True, False)], [count(f, "lost") + count(f, "completed") for f in (True, False)]
    out = {"affected": n[0], "open": count(True, "open") + count(False, "open"), "dropOffWith": share(lost[0], n[0]),
           "dropOffWithout": share(lost[1], n[1]), "excessDropOff": None, "loss": None, "lower": None, "upper": None, "cautions": [], "_scale": mpf("1e-2")}
    if all(n):
        d, lo, hi = newcombe(lost[0], n[0], lost[1], n[1], z)
        v = n[0] * m(dec(i["valuePerJourney"]))
        out.update(excessDropOff=d, loss=v * d, lower=v * lo, upper=v * hi, cautions=["fewerLostWithFriction"] if F(lost[0], n[0]) < F(lost[1], n[1]) else [])
    return out


def linkage_interval(i):
    z = z_of(confidence(i))
    once(t["team"] for t in i["teams"])
    x, y = [], []
    for t in i["teams"]:
        c = counts_of(t["employees"])
        if sum(c.values()) and t["customerScore"] is not None:
            x.append(F(100 * (c["promoters"] - c["detractors"]), sum(c.values())))
            y.append(dec(t["customerScore"]))
    n = len(x)
    out = {"teams": n, "correlation": None, "lower": None, "upper": None, "pValue": None, "_scale": mpf("1e-3")}
    if n < 3:
        if n == 2:
            out["correlation"] = {}
        return out
    mx, my = sum(x) / n, sum(y) / n
    sxx, syy, sxy = sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y), sum((a - mx) * (b - my) for a, b in zip(x, y))
    if not sxx or not syy:
        return out
    r = m(sxy) / sqrt(m(sxx) * m(syy))
    out["correlation"] = r
    if sxy * sxy != sxx * syy:
        out["pValue"] = t_two_sided(r * sqrt((n - 2) / (1 - r * r)), n - 2)
        if n > 3:
            f, h = log((1 + r) / (1 - r)) / 2, z / sqrt(mpf(n - 3))
            back = lambda v: (exp(2 * v) - 1) / (exp(2 * v) + 1)
            out.update(lower=back(f - h), upper=back(f + h))
    return out


CASES = {name: (None, judge, 0) for name, judge in {
    "promise.kept": promise_kept, "promise.score": promise_score, "promise.drift": promise_drift, "feedback.disagreement": disagreement,
    "feedback.rules": feedback_rules, "themes.rising": rising, "themes.risingFalseAlarms": false_alarms, "sentiment.summary": sentiment_summary,
    "emotion.curve": emotion_curve, "emotion.recovery": emotion_recovery, "journey.planned": planned, "journey.plannedLog": planned_log,
    "journey.jointSuccess": joint, "money.scoreChange": score_change, "money.pointsRange": points_range, "expectations.shares": expectations,
    "customers.migration": migration, "reputation.stress": stress, "reputation.fit": reputation_fit, "horizon.guard": guard,
    "values.agreement": agreement, "voice.share": voice, "friction.lossByOutcome": loss_by_outcome,
    "employees.linkageInterval": linkage_interval}.items()}
