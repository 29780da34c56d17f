"""Service hours, waits and service levels, by membership of wall-clock moments under Python's own time zones."""
from datetime import date, datetime, timedelta
from datetime import timezone as fixed
from fractions import Fraction as F
from functools import lru_cache
from zoneinfo import ZoneInfo

from judging import dec, m, REFUSED, seven, some
from laws import z_of
from scores import rate

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ZONES = ["Europe/Rome", "America/Sao_Paulo", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Europe/Dublin",
         "America/New_York", "Pacific/Kwajalein", "Africa/Casablanca", "Antarctica/Troll", "America/Havana", "Asia/Gaza",
         "Africa/Monrovia", "Asia/Pyongyang", "Asia/Tehran", "America/Caracas", "Pacific/Chatham", "Asia/Beirut", "UTC"]


# ---- the clock
def at(text):
    return int(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def iso(t):
    return datetime.fromtimestamp(t, fixed.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def offset(zone, t):
    return int(datetime.fromtimestamp(t, ZoneInfo(zone)).utcoffset().total_seconds())


def changes(zone, a, b, step=3600):
    """The seconds in (a, b) at which the offset changes, by halving every stretch in which it does."""
    out = []
    for lo in range(a, b, step):
        hi = min(lo + step, b)
        if offset(zone, lo) != offset(zone, hi):
            left = offset(zone, lo)
            while hi - lo > 1:
                mid = (lo + hi) // 2
                lo, hi = (mid, hi) if offset(zone, mid) == left else (lo, mid)
            out.append(hi)
    return out


@lru_cache(maxsize=None)
def history(zone):
    return changes(zone, at("1970-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z"), 43200)


def clock(text):
    h, minute = text.split(":")
    return 3600 * int(h) + 60 * int(minute)


class Desk:
    def __init__(self, hours):
        self.zone = hours["zone"]
        self.week = {d: [(clock(s["from"]), clock(s["to"])) for s in hours["weekly"] if s["day"] == name] for d, name in enumerate(DAYS)}
        self.special = {date.fromisoformat(e["date"]): [(clock(s["from"]), clock(s["to"])) for s in e["spans"]]
                        for e in hours.get("exceptions") or []}
        self.marks = sorted({0} | {x % 86400 for spans in [*self.week.values(), *self.special.values()] for s in spans for x in s})

    def spans(self, d):
        return self.special[d] if d in self.special else self.week[d.weekday()]

    def is_open(self, t):
        """The rule, word for word."""
        local = datetime.fromtimestamp(t, ZoneInfo(self.zone))
        d, s = local.date(), local.hour * 3600 + local.minute * 60 + local.second
        if any(a <= s and (s < b or b <= a) for a, b in self.spans(d)):
            return True
        return d not in self.special and any(b <= a and s < b for a, b in self.spans(d - timedelta(1)))

    def cuts(self, a, b):
        """Every second of [a, b) at which it may turn open or closed."""
        out = {a, *changes(self.zone, a, b)}
        d = datetime.fromtimestamp(a, ZoneInfo(self.zone)).date() - timedelta(1)
        while d <= datetime.fromtimestamp(b, ZoneInfo(self.zone)).date() + timedelta(1):
            for mark in self.marks:
                for fold in (0, 1):
                    t = datetime(d.year, d.month, d.day, mark // 3600, mark // 60 % 60, tzinfo=ZoneInfo(self.zone), fold=fold)
                    out.add(int(t.timestamp()))
            d += timedelta(1)
        return sorted(x for x in out if a <= x < b)

    def stretches(self, a, b, pauses=()):
        """Open seconds of [a, b) outside the pauses."""
        held = [(at(p["from"]), at(p["to"]) if p.get("to") else 1 << 40) for p in pauses or ()]
        edges = sorted({*self.cuts(a, b), *(x for h in held for x in h if a < x < b)} | {b})
        for x, y in zip(edges, edges[1:]):
            if self.is_open(x) and not any(h[0] <= x < h[1] for h in held):
                yield x, y

    def between(self, a, b, pauses=()):
        return sum(y - x for x, y in self.stretches(a, b, pauses))


def hours_between(i):
    a, b = at(i["from"]), at(i["to"])
    desk = Desk(i["hours"])
    seconds = desk.between(a, b, i.get("pauses"))
    if b - a < 4 * 86400:
        held = [(at(p["from"]), at(p["to"]) if p["to"] else 1 << 40) for p in i.get("pauses") or ()]
        if a % 60 == b % 60 == 0 and desk.zone != "Africa/Monrovia" and not any(x % 60 for h in held for x in h):
            counted = sum(60 for t in range(a, b, 60) if desk.is_open(t) and not any(h[0] <= t < h[1] for h in held))
            assert counted == seconds, "minutes and stretches differ"
    return {"": m(F(seconds, 3600))}


def hours_add(i):
    left, t = dec(i["openHours"]) * 3600, at(i["from"])
    if left == 0:
        return i["from"]
    desk = Desk(i["hours"])
    while t < at(i["from"]) + 400 * 86400:
        for x, y in desk.stretches(t, t + 10 * 86400, i.get("pauses")):
            if y - x >= left:
                return iso(x + int(left))
            left -= y - x
        t += 10 * 86400
    return REFUSED


# ---- waits
def median_of(times, events):
    """Where the curve comes to one half: in fractions."""
    left = F(1)
    for t in sorted(set(times)):
        at_risk = sum(x >= t for x in times)
        left *= 1 - F(sum(x == t and e for x, e in zip(times, events)), at_risk)
        if left <= F(1, 2):
            return t
    return None


def waits(i):
    desk = Desk(i["hours"]) if i["hours"] else None
    now = at(i["asOf"])
    lengths, ended = [], []
    for c in i["contacts"]:
        ends = [(at(c["replied"]), 0, "reply")] if c["replied"] else []
        ends += [(at(c["resolved"]), 1, "resolution")] if c["resolved"] else []
        t, _, how = min(ends + [(now, 2, "asOf")])
        a = at(c["opened"])
        if desk:
            lengths.append(desk.between(a, t, c.get("pauses")))
        else:
            held = [(at(p["from"]), at(p["to"]) if p["to"] else 1 << 40) for p in c.get("pauses") or ()]
            edges = sorted({a, t, *(x for h in held for x in h if a < x < t)})
            lengths.append(sum(y - x for x, y in zip(edges, edges[1:]) if not any(h[0] <= x < h[1] for h in held)))
        ended.append(how)
    answered = [F(x) for x, e in zip(lengths, ended) if e == "reply"]
    return {"waitHours": [m(F(x, 3600)) for x in lengths], "ended": ended, "answered": len(answered),
            "resolvedWithoutReply": ended.count("resolution"), "waiting": ended.count("asOf"),
            "medianAnsweredHours": some(seven(answered, F(1, 2)) / 3600 if answered else None),
            "medianWithCensoringHours": some(None if (x := median_of(lengths, [e == "reply" for e in ended])) is None else F(x, 3600))}


def response_times(i):
    now, first, ends, solved = dec(i["asOfHours"]), [], [], []
    for c in i["contacts"]:
        a, z = dec(c["openedHours"]), None if c["resolvedHours"] is None else dec(c["resolvedHours"])
        stop = now if z is None else z
        replies = [dec(r["atHours"]) for r in c["replies"] if i["countAutomatic"] or not r["automatic"]]
        reply = min((x for x in replies if x <= stop), default=None)
        first.append((stop if reply is None else reply) - a)
        ends.append(reply is not None)
        if z is not None:
            solved.append(z - a)
    done = [x for x, e in zip(first, ends) if e]
    return {"answered": len(done), "unanswered": len(first) - len(done), "meanFirstResponseHours": some(sum(done) / len(done) if done else None),
            "medianFirstResponseHours": some(seven(done, F(1, 2)) if done else None),
            "p90FirstResponseHours": some(seven(done, F(9, 10)) if done else None),
            "medianWithCensoringHours": some(median_of(first, ends)), "resolved": len(solved),
            "_scale": 1,
            "medianResolutionHours": some(seven(solved, F(1, 2)) if solved else None)}


def closed_loop(i):
    now, target, eligible, good, waits_ = dec(i["asOfHours"]), dec(i["slaHours"]), 0, 0, []
    for c in i["cases"]:
        a = dec(c["receivedHours"])
        if c["firstResponseHours"] is not None:
            waits_.append(dec(c["firstResponseHours"]) - a)
            eligible += 1
            good += waits_[-1] <= target
        else:
            eligible += now - a > target
    n, closed = len(i["cases"]), sum(c["closedHours"] is not None for c in i["cases"])
    return {"eligible": eligible, "pending": n - eligible, "withinSlaRate": some(F(good, eligible) if eligible else None),
            "closeRate": some(F(closed, n) if n else None), "medianFirstResponseHours": some(seven(waits_, F(1, 2)) if waits_ else None)}


def first_contact(i):
    window, now, issues = dec(i["windowDays"]), dec(i["asOfDays"]), []
    by = {}
    for c in sorted(i["contacts"], key=lambda c: dec(c["atDays"])):
        by.setdefault((c["customer"], c["topic"]), []).append(c)
    for contacts in by.values():
        for k, c in enumerate(contacts):
            if k == 0 or dec(c["atDays"]) - dec(contacts[k - 1]["atDays"]) > window:
                issues.append([])
            issues[-1].append(c)
    decided = [x for x in issues if now - dec(x[-1]["atDays"]) > window]
    once = sum(len(x) == 1 and x[0]["resolved"] for x in decided)
    solved = sum(x[-1]["resolved"] for x in decided)
    n = len(decided)
    return {"issues": len(issues), "decided": n, "fcrOfAll": some(F(once, n) if n else None),
            "fcrOfResolved": some(F(once, solved) if solved else None),
            "contactsPerIssue": some(F(sum(map(len, decided)), n) if n else None)}


def containment(i):
    window, now, decided, contained, good = dec(i["windowHours"]), dec(i["asOfHours"]), 0, 0, 0
    for s in i["sessions"]:
        end, human = dec(s["endedHours"]), s["humanContactHours"]
        inside = human is not None and dec(human) - end <= window
        if inside or now - end > window:
            decided += 1
            contained += not inside
            good += not inside and s["outcome"] == "solved"
    return {"decided": decided, "contained": contained, "containmentRate": some(F(contained, decided) if decided else None),
            "successRate": some(F(good, decided) if decided else None)}


def queue(i):
    limit = dec(i["shortAbandonSeconds"])
    short = sum(not c["answered"] and dec(c["waitSeconds"]) < limit for c in i["calls"])
    lost = sum(not c["answered"] for c in i["calls"]) - short
    n = len(i["calls"])
    return {"offered": n, "shortAbandons": short, "abandoned": lost, "rate": some(F(lost, n - short) if n - short else None)}


def outside(i):
    desk = Desk(i["hours"])
    solved = [x for x in i["matters"] if x["solved"]]
    late = [x for x in solved if not desk.is_open(at(x["solved"]))]
    return {"solved": len(solved), "openCases": len(i["matters"]) - len(solved), "outside": len(late),
            "byMachine": sum(x["by"] != "human" for x in late), "rate": rate(len(late), len(solved), z_of(i["confidence"]))}


# ---- the random calls
def hour(r):
    return f"{r.randint(0, 23):02d}:{r.choice([0, 0, 15, 30, 30, 45, r.randint(0, 59)]):02d}"


def span(r):
    if r.random() < .15:
        return {"from": "00:00", "to": "24:00"}
    a, b = hour(r), r.choice([hour(r), hour(r), "24:00", "00:00"])
    # about the hours that clocks change as often as anywhere
    if r.random() < .4:
        a, b = r.choice(["00:00", "00:30", "01:00", "01:15", "02:00", "02:30"]), r.choice(["00:15", "01:30", "02:45", "03:00", "06:00"])
    return {"from": a, "to": b} if a != b and (a, b) != ("00:00", "24:00") else {"from": "09:00", "to": "17:30"}


def desk(r, t, zone):
    near = datetime.fromtimestamp(t, ZoneInfo(zone)).date()
    days = [d for d in DAYS if r.random() < .8]
    out = {"zone": zone, "weekly": [dict(day=d, **span(r)) for d in days for _ in range(r.choice([1, 1, 1, 2, 3]))]}
    if r.random() < .5:
        dates = {near + timedelta(r.randint(-3, 9)) for _ in range(r.randint(1, 3))}
        out["exceptions"] = [{"date": d.isoformat(), "spans": [span(r) for _ in range(r.choice([0, 0, 1, 2]))]} for d in sorted(dates)]
    return out


def moment(r, zone):
    """Near a change of the clock, mostly."""
    known = history(zone)
    if known and r.random() < .75:
        return r.choice(known) + r.choice([-1, 1]) * r.randint(0, r.choice([7200, 86400, 259200]))
    return r.randint(at("1971-01-01T00:00:00Z"), at("2039-01-01T00:00:00Z"))


def tidy(r, t):
    return t - t % 60 if r.random() < .7 else t


def holds(r, a, b):
    out = []
    for _ in range(r.choice([0, 0, 1, 2, 4])):
        x = r.randint(a - 7200, b + 7200)
        x = tidy(r, x)
        out.append({"from": iso(x), "to": None if r.random() < .1 else iso(x + r.choice([0, 60, 1800, r.randint(0, 90000)]))})
    return out


def a_between(r):
    zone = r.choice(ZONES)
    a = tidy(r, moment(r, zone))
    b = tidy(r, a + r.choice([r.randint(0, 7200), r.randint(0, 259200), r.randint(0, 20 * 86400)]) + 60)
    return {"hours": desk(r, a, zone), "from": iso(a), "to": iso(max(a, b)), "pauses": holds(r, a, b)}


def an_add(r):
    zone = r.choice(ZONES)
    a = tidy(r, moment(r, zone))
    return {"hours": desk(r, a, zone), "from": iso(a), "openHours": r.choice([0, .25, 1, 2, 4, 8, 24, 36.5, 80, r.randint(1, 9000) / 100]),
            "pauses": holds(r, a, a + 259200)}


def a_wait(r):
    zone = r.choice(ZONES)
    start = moment(r, zone)
    now = tidy(r, start + r.randint(0, 10 * 86400) + 60)
    contacts = []
    for _ in range(r.randint(0, 9)):
        a = r.randint(start, now)
        a = min(now, tidy(r, a) if tidy(r, a) >= start else a)
        end = lambda: r.choice([None, iso(now), iso(r.randint(a, now)), iso(a)]) if r.random() < .6 else iso(min(now, a + 3600 * r.randint(0, 9)))
        z = end()
        contacts.append({"opened": iso(a), "replied": r.choice([end(), z]), "resolved": z, "pauses": holds(r, a, now) if r.random() < .3 else []})
    return {"contacts": contacts, "asOf": iso(now), "hours": desk(r, start, zone) if r.random() < .8 else None}


def tenth(r, lo, hi):
    return r.choice([r.randint(int(lo), int(hi)), round(r.uniform(lo, hi), 1), round(r.uniform(lo, hi), 2)]) if hi - lo > 1 else hi


def later(r, a, now, never=.3):
    return None if r.random() < never else round(min(now, max(a, r.choice([a, now, a + r.choice([1, 24, 48]), tenth(r, a, now)]))), 2)


def cases_(r):
    now = r.randint(50, 200)
    out = []
    for _ in range(r.randint(0, 12)):
        a = min(now, max(0, tenth(r, 0, now)))
        out.append({"receivedHours": a, "firstResponseHours": later(r, a, now), "closedHours": later(r, a, now)})
    return {"cases": out, "asOfHours": now, "slaHours": r.choice([24, 48, .1, 12.5])}


def replies(r):
    now = r.randint(50, 200)
    out = []
    for _ in range(r.randint(0, 12)):
        a = min(now, max(0, tenth(r, 0, now)))
        out.append({"openedHours": a, "replies": [{"atHours": later(r, a, now, 0), "automatic": r.random() < .4} for _ in range(r.randint(0, 3))],
                    "resolvedHours": later(r, a, now)})
    return {"contacts": out, "asOfHours": now, "countAutomatic": r.random() < .5}


def visits(r):
    now = r.randint(10, 60)
    return {"contacts": [{"customer": r.choice("ab"), "topic": r.choice("xy"), "atDays": min(now, max(0, tenth(r, 0, now))), "resolved": r.random() < .6}
                         for _ in range(r.randint(0, 20))], "windowDays": r.choice([7, .1, 3.3, 1]), "asOfDays": now}


def bots(r):
    now = r.randint(50, 200)
    out = []
    for _ in range(r.randint(0, 12)):
        a = min(now, max(0, tenth(r, 0, now)))
        out.append({"endedHours": a, "humanContactHours": later(r, a, now), "outcome": r.choice(["solved", "unsolved", "unknown"])})
    return {"sessions": out, "windowHours": r.choice([24, 1, 48, .7]), "asOfHours": now}


def matters(r):
    zone = r.choice(ZONES)
    t = moment(r, zone)
    return {"matters": [{"solved": None if r.random() < .2 else iso(tidy(r, t + r.randint(-86400, 86400))), "by": r.choice(["human", "bot", "self"])}
                        for _ in range(r.randint(0, 15))], "hours": desk(r, t, zone), "confidence": .95}


CASES = {
    "serviceHours.between": (a_between, hours_between, 400),
    "serviceHours.add": (an_add, hours_add, 200),
    "service.waits": (a_wait, waits, 200),
    "service.outsideHours": (matters, outside, 100),
    "service.responseTimes": (replies, response_times, 100),
    "service.closedLoop": (cases_, closed_loop, 100),
    "service.firstContactResolution": (visits, first_contact, 100),
    "service.containment": (bots, containment, 100),
    "service.queueAbandonment": (lambda r: {"calls": [{"waitSeconds": r.choice([0, 5, 10, round(r.expo(4), 2)]), "answered": r.random() < .5}
                                 for _ in range(r.randint(0, 15))], "shortAbandonSeconds": r.choice([0, 5, 10])}, queue, 60),
}
