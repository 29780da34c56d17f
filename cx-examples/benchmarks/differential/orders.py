"""Order logs: refunds and the account of money, holdouts, cohorts by calendar and by event, RFM."""
from datetime import date, datetime, timedelta
from fractions import Fraction as F
from zoneinfo import ZoneInfo

from clocks import at, history, iso, moment, ZONES
from judging import dec, exactly, m, part, REFUSED
from lifetimes import quantile_scores


def day(row):
    return date.fromisoformat(row["at"][:10])


# ---- the account of money
def ledger(rows, end, refunds, free="count"):
    """What is left of every order, and what was left out: (orders as [customer, day, left, counts as purchase, amount], reasons)."""
    out, admitted = {}, []

    def leave(reason, amount, n=1):
        r = out.setdefault(reason, [0, F(0)])
        r[0] += n
        r[1] += amount

    for k, o in enumerate(rows):
        a = dec(o["amount"])
        if o["customer"] is None:
            leave("noCustomer", a)
        elif day(o) > end:
            leave("afterObservationEnd", a)
        elif a < 0 and refunds == "reject" or a == 0 and free == "reject":
            return REFUSED, None
        elif a == 0 and free == "ignore":
            leave("freeOrders", a)
        elif a < 0 and refunds == "ignore":
            leave("refundsIgnored", a)
        else:
            admitted.append((datetime.fromisoformat(o["at"]), a < 0, k, o, a))
    orders = []
    if refunds != "matchOrders":
        units = {}
        for _, _, _, o, a in admitted:
            units.setdefault((o["customer"], day(o)), []).append(a)
        for (c, d), amounts in units.items():
            if any(a < 0 for a in amounts) and sum(amounts) <= 0:
                for a in amounts:
                    leave("unitNotPositive", a)
            else:
                orders.append([c, d, sum(amounts), True, None, None])
        return orders, out
    for _, refund, _, o, a in sorted(admitted, key=lambda x: x[:3]):
        if not refund:
            orders.append([o["customer"], day(o), a, a == 0, o.get("orderId"), a])
            continue
        want, own = -a, [x for x in reversed(orders) if x[0] == o["customer"]]
        named = [x for x in own if x[4] == o["refundOf"]] if o.get("refundOf") else []
        if o.get("refundOf") and not named:
            leave("orderUnknown", a)
            continue
        for x in named + own:
            take = min(want, x[2])
            x[2] -= take
            want -= take
            if take and len(x) > 5:
                x.append((day(o), take, id(o)))
        if want:
            leave("noOrderLeft", -want, int(want == -a))
    for x in orders:
        x[3] = x[3] or x[2] > 0
    return orders, out


def profiles(orders, end):
    days = {}
    for c, d, left, counts, *_ in orders:
        if counts:
            own = days.setdefault(c, {})
            own[d] = own.get(d, F(0)) + left
    out = {}
    for c, own in days.items():
        first, last = min(own), max(own)
        repeat = [v for d, v in own.items() if d != first]
        out[c] = {"frequency": len(repeat), "recencyDays": m(F((last - first).days)), "ageDays": m(F((end - first).days)),
                  "monetaryValue": m(sum(repeat) / len(repeat)) if repeat else m(F(0)), "money": m(sum(own.values()))}
    return out


def part(x):
    return {"rows": x[0], "sum": m(x[1])}


def purchases(i):
    end = date.fromisoformat(i["observationEnd"])
    orders, out = ledger(i["orders"], end, i["refunds"], i.get("freeOrders", "count"))
    if orders == REFUSED:
        return REFUSED
    total = sum(dec(o["amount"]) for o in i["orders"])
    kept = total - sum(v[1] for v in out.values())
    assert kept == sum(x[2] for x in orders), "money is not conserved"
    right = {"customers": exactly(profiles(orders, end)), "rows": len(i["orders"]), "sum": m(total), "keptRows":
             len(i["orders"]) - sum(v[0] for v in out.values()), "keptSum": m(kept), "excluded": exactly({k: part(v) for k, v in out.items()})}
    if i["refunds"] == "matchOrders":
        right["cancelledOrders"] = sum(not x[3] for x in orders)
    return right


def split(i):
    cut, end = date.fromisoformat(i["calibrationEnd"]), date.fromisoformat(i["holdoutEnd"])
    if end <= cut:
        return REFUSED
    before, _ = ledger(i["orders"], cut, "matchOrders")
    whole, out = ledger(i["orders"], end, "matchOrders")
    known = profiles(before, cut)
    held, days, rows, sums = {}, {}, set(), F(0)
    for c, d, left, counts, _, _, *taken in whole:
        if d > cut and counts:
            held[c] = held.get(c, F(0)) + left
            days.setdefault(c, set()).add(d)
        if d <= cut:
            late = [t for t in taken if t[0] > cut]
            rows |= {t[2] for t in late}
            sums -= sum(t[1] for t in late)
    new = {c: v for c, v in held.items() if c not in known}
    none = [0, F(0)]
    lost = [out.get("noOrderLeft", none)[k] + out.get("orderUnknown", none)[k] for k in (0, 1)]
    nobody = out.get("noCustomer", none)
    after = out.get("afterObservationEnd", none)
    calibration = sum(x[2] for x in before)
    assert sum(dec(o["amount"]) for o in i["orders"]) == (calibration + sums + sum(held.values()) + lost[1] + after[1] + nobody[1])
    return {"customers": exactly({c: {"frequency": p["frequency"], "monetaryValue": p["monetaryValue"], "money": p["money"], "holdoutPurchases":
            len(days.get(c, ())), "holdoutMoney": m(held.get(c, F(0)))} for c, p in known.items()}), "refundsOfCalibration":
            part([len(rows), sums]), "newCustomers": len(new), "newMoney": m(sum(new.values(), F(0))), "unmatched": part(lost), "after": part(after)}


def summary(i):
    end = date.fromisoformat(i["observationEnd"])
    orders, _ = ledger(i["orders"], end, i.get("refunds", "reject"))
    return REFUSED if orders == REFUSED else {"customers": exactly({c: {k: v for k, v in p.items() if k != "money"}
                                                                    for c, p in profiles(orders, end).items()})}


# ---- periods
def start_of(length, d, monday=0):
    if length == "week":
        return d - timedelta((d.weekday() - monday) % 7)
    return {"day": d, "month": d.replace(day=1), "quarter": date(d.year, (d.month - 1) // 3 * 3 + 1, 1), "year": date(d.year, 1, 1)}[length]


def after(length, d):
    """The start of the next period, found from inside it."""
    return start_of(length, d + timedelta({"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[length]), d.weekday())


WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def calendar(i):
    end, length = date.fromisoformat(i["observationEnd"]), i["length"]
    begin = date.fromisoformat(i["observationStart"]) if i["observationStart"] else None
    monday = WEEK.index(i.get("weekStart", "monday"))
    own = {}
    for o in i["orders"]:
        d = date.fromisoformat(o["day"])
        if d > end or begin and d < begin:
            return REFUSED
        own.setdefault(o["customer"], []).append(start_of(length, d, monday))
    periods, p = [], min((min(v) for v in own.values()), default=end + timedelta(1))
    while p <= end:
        periods.append(p)
        p = after(length, p)
    whole = {p: after(length, p) - timedelta(1) <= end and not (begin and p < begin) for p in periods}
    shown = periods if i["partial"] == "mark" else [p for p in periods if whole[p]]
    cohorts, left, num, den = {}, 0, {}, {}
    for v in own.values():
        first = min(v)
        if first not in shown:
            left += 1
            continue
        cells = cohorts.setdefault(first, [0] * len([p for p in shown if p >= first]))
        for k, p in enumerate(p for p in shown if p >= first):
            active = p in v if i["reading"] == "returned" else max(v) >= p
            cells[k] += active
    for first, cells in cohorts.items():
        for k, p in enumerate(p for p in shown if p >= first):
            if whole[first] and whole[p]:
                num[k], den[k] = num.get(k, 0) + cells[k], den.get(k, 0) + cells[0]
    return {"periods": [p.isoformat() for p in shown], "complete": [whole[p] for p in shown], "cohorts": exactly({c.isoformat(): {"size": v[0],
            "active": v} for c, v in cohorts.items()}), "meanRow": [m(F(num[k], den[k])) for k in sorted(num)], "leftOut": left}


def events(i):
    """Every cell by its definition: a moment belongs to the period of its local date."""
    zone, length = ZoneInfo(i["zone"]), i["length"]
    monday = WEEK.index(i.get("weekStart", "monday"))
    ends = {c: at(t) for c, t in (i.get("observedUntilOf") or {}).items()}
    common = at(i["observedUntil"])
    if any(at(e["at"]) >= ends.get(e["customer"], common) for e in i["events"]):
        return REFUSED
    if i["clock"] == "own" and (i["entry"] == "recurring" or length not in ("day", "week")):
        return REFUSED
    period = lambda t: start_of(length, datetime.fromtimestamp(t, zone).date(), monday)
    cohorts = {}
    for c in dict.fromkeys(e["customer"] for e in i["events"]):
        entries = sorted(at(e["at"]) for e in i["events"] if e["customer"] == c and e["event"] == i["entryEvent"])
        back = [at(e["at"]) for e in i["events"] if e["customer"] == c and e["event"] == i["returnEvent"]]
        end = ends.get(c, common)
        if not entries:
            continue
        first = {}
        for t in entries:
            first.setdefault("all" if i["clock"] == "own" else period(t), t)
        if i["entry"] == "firstTime":
            first = dict([min(first.items(), key=lambda x: x[1])])
        for key, t in first.items():
            size = cohorts.setdefault(str(key), [0, {}, {}])
            size[0] += 1
            seen = [x for x in back if x >= t]
            k = 0
            if i["clock"] == "own":
                long = 86400 * (1 if length == "day" else 7)
                while t + (k + 1) * long <= end:
                    size[1][k] = size[1].get(k, 0) + 1
                    size[2][k] = size[2].get(k, 0) + any((x - t) // long == k or i["reading"] == "stillActive" and (x - t) // long > k for x in seen)
                    k += 1
                continue
            p = key
            while True:
                nxt = after(length, p)
                # the last moment whose local date lies in the period: its midnight may come twice
                over = max(int(datetime(nxt.year, nxt.month, nxt.day, 0, 0, tzinfo=zone, fold=f).timestamp()) for f in (0, 1))
                late = [x for x in range(over - 7200, over + 7200, 60) if period(x) <= p] if near_change(i["zone"], over) else []
                over = max([over] + [x + 60 for x in late])
                if over > end:
                    break
                size[1][k] = size[1].get(k, 0) + 1
                size[2][k] = size[2].get(k, 0) + any(period(x) == p or i["reading"] == "stillActive" and period(x) > p for x in seen)
                p, k = nxt, k + 1
    width = max([len(v[1]) for v in cohorts.values()], default=0)
    row = [(sum(v[1].get(k, 0) for v in cohorts.values()), sum(v[2].get(k, 0) for v in cohorts.values())) for k in range(width)]
    return {"cohorts": exactly({c: {"size": v[0], "eligible": [v[1][k] for k in sorted(v[1])], "active": [v[2][k] for k in sorted(v[2])]}
                                for c, v in cohorts.items()}),
            "meanRow": [{"eligible": n, "active": x, "rate": m(F(x, n))} for n, x in row]}


def near_change(zone, t):
    return any(abs(x - t) <= 7200 for x in history(zone))


def retention(i):
    last, own = i["lastObservedPeriod"], {}
    for o in i["orders"]:
        if o["period"] > last:
            return REFUSED
        own.setdefault(o["customer"], set()).add(o["period"])
    sizes, active = {}, {}
    for v in own.values():
        f = min(v)
        sizes[f] = sizes.get(f, 0) + 1
        row = active.setdefault(f, [0] * (last - f + 1))
        for k in range(last - f + 1):
            row[k] += f + k in v if i["reading"] == "returned" else max(v) >= f + k
    ages = range(max((len(v) for v in active.values()), default=0))
    mean = [F(sum(v[k] for v in active.values() if k < len(v)), sum(sizes[f] for f, v in active.items() if k < len(v))) for k in ages]
    return {"sizes": exactly({str(f): n for f, n in sizes.items()}), "rates": exactly({str(f): [m(F(x, sizes[f])) for x in v]
            for f, v in active.items()}), "weightedAverage": [m(x) for x in mean]}


# ---- money from period to period
def bridge(i):
    """Each customer's steps by the word of the rule, and the rates over a span in both readings."""
    rows = [([dec(x) for x in c["revenue"]], c.get("paidBefore", False)) for c in i["customers"]]
    n, span, steps = len(rows[0][0]), i["trailingPeriods"], []
    for k in range(1, n):
        s = dict.fromkeys(("start", "new", "reactivated", "expanded", "contracted", "churned", "end"), F(0))
        for v, before in rows:
            a, b = v[k - 1], v[k]
            kind = "churned" if a > 0 == b else ("reactivated" if before or any(v[:k]) else "new") if a == 0 else "expanded" if b > a else "contracted"
            s["start"], s["end"] = s["start"] + a, s["end"] + b
            s[kind] += abs(b - a)
        g = (s["start"] - s["contracted"] - s["churned"]) / s["start"] if s["start"] else None
        steps.append((s, g, g + s["expanded"] / s["start"] if s["start"] else None))
        assert s["start"] + s["new"] + s["reactivated"] + s["expanded"] - s["contracted"] - s["churned"] == s["end"]
    some = lambda x: None if x is None else m(x)
    out = {"steps": [dict({k: m(x) for k, x in s.items()}, gross=some(g), net=some(t)) for s, g, t in steps]}
    then = [v[n - 1 - span] for v, _ in rows] if span < n else []
    kept = [(a, v[-1]) for a, (v, _) in zip(then, rows) if a]
    base = sum(a for a, _ in kept)
    out["trailingGross"] = some(sum(min(a, b) for a, b in kept) / base if base else None)
    out["trailingNet"] = some(sum(b for _, b in kept) / base if base else None)
    for name, at_ in (("compoundedGross", 1), ("compoundedNet", 2)):
        rates = [s[at_] for s in steps[-span:]] if span < n else [None]
        product = F(1)
        for x in rates:
            product = None if product is None or x is None else product * x
        out[name] = some(product)
    return out


# ---- scores
def rfm(i):
    b, out = i["bins"], {}
    if i["rule"] != "cuts":
        return quantile_scores(i)
    if not i["frequency"]:
        return None
    for key, field in (("R", "recencyDays"), ("F", "frequency"), ("M", "monetary")):
        below = (lambda x, c: c < x) if i["closed"] == "right" else (lambda x, c: c <= x)
        s = [1 + sum(below(F(x), F(c)) for c in i["cuts"][key]) for x in i[field]]
        out[key] = [b + 1 - x for x in s] if key == "R" else s
    return dict(out, cuts={k: [m(F(x)) for x in v] for k, v in i["cuts"].items()})


# ---- the random calls
def money(r):
    return r.choice([10, 20, 20, 50, .1, .2, 12.3, round(r.uniform(0.01, 200), 2)])


def orders(r, refunds=True, free=True, nobody=True, span=40):
    first, out = datetime(r.choice([2023, 2024]), r.choice([1, 2, 12]), r.randint(1, 28), r.randint(0, 23)), []
    for k in range(r.randint(0, 25)):
        o = {"customer": None if nobody and r.random() < .05 else r.choice("abcd"),
             "at": (first + timedelta(days=r.randint(0, span), hours=r.choice([0, 0, 1, r.randint(0, 23)]))).isoformat(), "amount": money(r)}
        x = r.random()
        if refunds and x < .3:
            # often exactly what an order was, or a cent beside it
            o["amount"] = -r.choice([p["amount"] for p in out if p["amount"] > 0] or [money(r)])
            if r.random() < .2:
                o["amount"] = round(o["amount"] * r.choice([.5, 2, 3]) - r.choice([0, .01]), 2) or -1
            if r.random() < .5:
                o["refundOf"] = r.choice(["o1", "o2", "o3", "o9"])
        else:
            if free and x > .9:
                o["amount"] = 0
            if r.random() < .6:
                o["orderId"] = r.choice(["o1", "o2", "o3"])
        out.append(o)
    return out, first.date()


def a_log(r):
    policy = r.choice(["matchOrders"] * 4 + ["netWithinUnit", "netWithinUnit", "ignore", "reject"])
    rows, first = orders(r, policy != "reject" or r.random() < .2)
    return {"orders": rows, "observationEnd": (first + timedelta(r.randint(5, 50))).isoformat(), "unit": "day", "refunds": policy, "freeOrders":
            r.choice(["count", "count", "ignore"] + ["reject"] * (r.random() < .1))}


def a_split(r):
    rows, first = orders(r, nobody=False)
    cut = first + timedelta(r.randint(1, 40))
    return {"orders": rows, "calibrationEnd": cut.isoformat(), "holdoutEnd": (cut + timedelta(r.choice([0, 5, 15, 60]) if r.random() < .5 else 20)).isoformat()}


def a_summary(r):
    policy = r.choice(["reject", "ignore", "netWithinUnit"])
    rows, first = orders(r, policy != "reject", nobody=False)
    for o in rows:
        o.pop("refundOf", None), o.pop("orderId", None)
    return {"orders": rows, "observationEnd": (first + timedelta(r.randint(5, 50))).isoformat(), "unit": "day", "refunds": policy}


def a_calendar(r):
    length = r.choice(["day", "week", "month", "quarter", "year"])
    long = {"day": 12, "week": 60, "month": 300, "quarter": 800, "year": 2500}[length]
    begin = date(r.randint(2018, 2026), r.randint(1, 12), r.randint(1, 28))
    end = begin + timedelta(r.randint(1, long))
    rows = [{"customer": f"c{r.randint(0, 9)}", "day": (begin + timedelta(r.randint(0, (end - begin).days))).isoformat()} for _ in range(r.randint(0, 40))]
    if rows and r.random() < .3:
        rows[0]["day"] = (end + timedelta(r.choice([0, 0, 1]))).isoformat()
    return {"orders": rows, "observationStart": None if r.random() < .5 else (begin if r.random() < .9 else min(end, begin + timedelta(2))).isoformat(),
            "observationEnd": end.isoformat(), "length": length,
            "weekStart": r.choice(WEEK), "reading": r.choice(["returned", "stillActive"]), "partial": r.choice(["leaveOut", "mark"])}


def an_event_log(r):
    # at St. John's an hour came back one minute after midnight
    zone = r.choice([z for z in ZONES if z not in ("Africa/Monrovia", "Pacific/Kwajalein")] + ["America/St_Johns"] * 3)
    start = moment(r, zone)
    length = r.choice(["day", "week", "month"])
    clock_ = r.choice(["calendar", "calendar", "own"])
    long = {"day": 12, "week": 50, "month": 200}[length] * 86400
    until = start + r.randint(long // 10, long)
    ends = {c: r.choice([until, r.randint(start, until + 86400)]) for c in "abc" if r.random() < .4}
    rows = []
    for _ in range(r.randint(0, 25)):
        c = r.choice("abcde")
        end = ends.get(c, until)
        # whole days after an entry fall on the edges of the own clock; the changes of the clock on those of the calendar
        t = r.randint(start, end) if r.random() < .5 or not rows else at(r.choice(rows)["at"]) + 86400 * r.randint(0, 9)
        near = [x for x in history(zone) if start <= x <= end]
        if near and r.random() < .4:
            t = r.choice(near) + r.randint(-7200, 7200)
        if start <= t < end or r.random() < .002:
            rows.append({"customer": c, "event": r.choice(["visit", "buy", "buy", "else"]), "at": iso(t)})
    out = {"events": rows, "entryEvent": r.choice(["visit", "buy"]), "returnEvent": "buy", "entry": r.choice(["firstTime", "recurring"]) if clock_ ==
           "calendar" or r.random() < .05 else "firstTime", "clock": clock_, "length": length if clock_ == "calendar" or length != "month" else "day",
           "weekStart": r.choice(WEEK), "zone": zone, "observedUntil": iso(until), "reading": r.choice(["returned", "stillActive"])}
    if ends:
        out["observedUntilOf"] = {c: iso(t) for c, t in ends.items()}
    return out


def a_bridge(r):
    n = r.randint(2, 7)
    value = lambda: r.choice([0, 0, r.randint(1, 99), .1, .2, .3, round(r.uniform(1, 99), 2)])
    return {"customers": [dict({"customer": f"c{k}", "revenue": [value() for _ in range(n)]}, **({"paidBefore": True} if r.random() < .3 else {}))
                          for k in range(r.randint(1, 9))], "trailingPeriods": r.randint(1, n)}


def measures(r):
    n = r.choice([0, 1, 2, r.randint(3, 60)])
    out = {"recencyDays": [r.choice([r.randint(0, 9), r.uniform(0, 400)]) for _ in range(n)], "frequency": [r.randint(0, 6) for _ in range(n)],
           "monetary": [r.choice([0, 10, 20, 12.3, -5, r.uniform(0, 900)]) for _ in range(n)], "rule": r.choice(["cuts", "quantileType7"]),
           "bins": r.choice([2, 3, 4, 5, 7, 10]), "closed": r.choice(["right", "left"])}
    if out["rule"] == "cuts":
        out["cuts"] = {k: sorted(r.choice(out[f] or [1]) if r.random() < .6 else r.randint(0, 99) for _ in range(out["bins"] - 1))
                       for k, f in (("R", "recencyDays"), ("F", "frequency"), ("M", "monetary"))}
    return out


def cohort_rows(r):
    last = r.randint(0, 9)
    return {"orders": [{"customer": r.choice("abcdefgh"), "period": r.randint(0, last) + (r.random() < .002)} for _ in range(r.randint(0, 30))],
            "lastObservedPeriod": last, "reading": r.choice(["returned", "stillActive"])}


CASES = {
    "orders.purchases": (a_log, purchases, 300),
    "orders.split": (a_split, split, 200),
    "rfm.summary": (a_summary, summary, 100),
    "cohort.calendar": (a_calendar, calendar, 300),
    "cohort.events": (an_event_log, events, 300),
    "cohort.retention": (cohort_rows, retention, 100),
    "retention.revenueBridge trailing": (a_bridge, bridge, 150),
    "rfm.scores cuts": (measures, rfm, 200),
}
