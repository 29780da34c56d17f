"""Friction, channels, service, consent, the 360-degree view and simple customer value: the catalogue's rules word for word."""
from datetime import date
from fractions import Fraction as F
from itertools import combinations
from statistics import median

from mpmath import mpf, sqrt

from judging import confidence, dec, exactly, m, mean, not_negative, on_scale, once, part, refuse, share, Skip, some, within
from laws import t_of, z_of


# ---- friction
def friction_score(i):
    s = within(i["severity"], 0, 1)
    part(i["affected"], i["exposed"])
    if not i["exposed"]:
        return None
    f = F(i["affected"], i["exposed"])
    return {"frequency": m(f), "score": m(s * f)}


def friction_loss(i):
    a, b = i["withFriction"], i["withoutFriction"]
    for x in (a, b):
        part(x["dropOffs"], x["journeys"])
    rate = lambda x: F(x["dropOffs"], x["journeys"]) if x["journeys"] else None
    p, q = rate(a), rate(b)
    excess = None if p is None or q is None else p - q
    if i["valuePerJourney"] < 0:
        raise Skip
    return {"dropOffWith": some(p), "dropOffWithout": some(q), "excessDropOff": some(excess),
            "loss": some(None if excess is None else a["journeys"] * excess * dec(i["valuePerJourney"])), "_scale": mpf("1e-3")}


def risk(i):
    out = 1
    for k in ("severity", "occurrence", "detection"):
        out *= int(within(i[k], 1, 10))
    return out


def frustration(i):
    clicks, c, t, d = i["clicks"], i["rageClicks"], dec(i["rageWindowMillis"]), dec(i["rageRadiusPixels"])
    if c < 1 or t < 0 or d < 0:
        raise Skip
    named = {k["session"] for k in clicks}
    refuse(i["sessions"] < len(named))
    if c < 2:
        raise Skip
    near = lambda a, b: (a["session"], a["target"]) == (b["session"], b["target"]) and 0 <= dec(a["atMillis"]) - dec(b["atMillis"]) <= t \
        and (dec(a["x"]) - dec(b["x"])) ** 2 + (dec(a["y"]) - dec(b["y"])) ** 2 <= d * d
    rage = [sum(near(a, b) for b in clicks) >= c for a in clicks]
    dead, error = [a["effect"] == "none" for a in clicks], [a["effect"] == "error" for a in clicks]
    hit = {a["session"] for a, *what in zip(clicks, rage, dead, error) if any(what)}
    all_ = sum(rage) + sum(dead) + sum(error)
    return {"rageClicks": sum(rage), "deadClicks": sum(dead), "errorClicks": sum(error), "affectedSessions": len(hit),
            "perHundredSessions": share(100 * all_, i["sessions"])}


# ---- channels
def consistency(i):
    s = i["scale"]
    refuse(s["min"] >= s["max"])
    x = [within(c["score"], s["min"], s["max"]) for c in i["channels"]]
    not_negative(*(c["weight"] for c in i["channels"]))
    w = [dec(c["weight"]) for c in i["channels"]]
    if not sum(w):
        raise Skip
    mu = sum(a * b for a, b in zip(w, x)) / sum(w)
    var = sum(a * (b - mu) ** 2 for a, b in zip(w, x)) / sum(w)
    two = sum(a > 0 for a in w) > 1
    return {"mean": m(mu), "consistency": 100 * (1 - sqrt(m(var)) / (m(F(s["max"] - s["min"], 2)))) if two else None,
            "spread": m(max(x) - min(x)) if two and 0 not in w else {}, "weakest": i["channels"][x.index(min(x))]["channel"] if 0 not in w else {},
            "_scale": mpf(1)}


def content(i):
    sizes = {len(v) for v in i["attributes"].values()}
    if len(sizes) > 1:
        raise Skip
    if not sizes or min(sizes) < 2:
        return None
    out = {k: F(sum(a == b for a, b in combinations(v, 2)), len(v) * (len(v) - 1) // 2) for k, v in i["attributes"].items()}
    return {"agreement": exactly({k: m(x) for k, x in out.items()}), "index": m(sum(out.values()) / len(out))}


def context_carry(i):
    pairs = [(a, b) for j in i["journeys"] for a, b in zip(j, j[1:]) if a["channel"] != b["channel"]]
    carried = sum(not b["askedAgain"] for _, b in pairs)
    return {"switches": len(pairs), "carried": carried, "contextCarryRate": share(carried, len(pairs)),
            "switchesPerJourney": share(len(pairs), len(i["journeys"]))}


# ---- service
def recovery_groups(i):
    groups = {}
    for r in i["responses"]:
        groups.setdefault(r["group"], []).append(dec(r["satisfaction"]))
    return groups


def service_recovery(i):
    g = recovery_groups(i)
    mu = {k: sum(v) / len(v) for k, v in g.items()}
    gap = lambda a, b: m(mu[a] - mu[b]) if a in mu and b in mu else None
    r, f = len(g.get("recovered", [])), len(g.get("failed", []))
    return {"means": exactly({k: m(x) for k, x in mu.items()}), "paradoxGap": gap("recovered", "noFailure"),
            "recoveryLift": gap("recovered", "failed"), "recoveryRate": share(r, r + f), "_scale": mpf(1)}


def paradox(i):
    level = confidence(i)
    g = recovery_groups(i)
    mu = {k: sum(v) / len(v) for k, v in g.items()}
    a, b = g.get("recovered", []), g.get("noFailure", [])
    all_ = sum(len(g.get(k, [])) for k in ("recovered", "failed", "failedAgain"))
    out = {"means": exactly({k: m(x) for k, x in mu.items()}), "paradoxGap": None, "lower": None, "upper": None, "supported": None,
           "recoveryRate": share(len(a), all_), "_scale": mpf(1)}
    if a and b:
        out["paradoxGap"] = d = m(mu["recovered"] - mu["noFailure"])
        if len(a) > 1 and len(b) > 1:
            ea, eb = (sum((x - mu[k]) ** 2 for x in v) / (len(v) - 1) / len(v) for k, v in (("recovered", a), ("noFailure", b)))
            if ea + eb:
                df = (ea + eb) ** 2 / (ea ** 2 / (len(a) - 1) + eb ** 2 / (len(b) - 1))
                h = t_of(level, m(df)) * sqrt(m(ea + eb))
                out.update(lower=d - h, upper=d + h, supported=bool(d - h > 0), _scale=h)
    return out


def loop(i):
    b = i["breaks"]
    if not b["min"] <= b["detractorMax"] < b["passiveMax"] < b["max"]:
        raise Skip
    cls = lambda x: (on_scale(x, b) > b["detractorMax"]) + (x > b["passiveMax"])
    once(c["customer"] for c in i["customers"])
    before = [cls(c["earlier"]) for c in i["customers"]]
    rows = [(p, cls(c["later"])) for p, c in zip(before, i["customers"]) if c["later"] is not None]
    eligible = [r for r in rows if r[0] < 2]
    up = sum(q > p for p, q in eligible)
    return {"matched": len(rows), "eligible": len(eligible), "converted": up, "conversionRate": share(up, len(eligible)),
            "worsened": sum(q < p for p, q in rows)}


def self_service(i):
    h, t = len(set(i["helpUsers"])), len(set(i["ticketCreators"]))
    return {"helpUsers": h, "ticketCreators": t, "share": share(h, h + t), "ratio": share(h, t)}


def automation(i):
    c = i["conversations"]
    for s in i["covered"]:
        refuse(not 0 <= s["fromHour"] <= s["toHour"] <= 168)
        if s["fromHour"] == s["toHour"]:
            raise Skip
    n = {k: sum(x["handledBy"] == k for x in c) for k in ("bot", "botThenHuman", "human")}
    if any(x["wrong"] and x["handledBy"] == "human" for x in c):
        raise Skip
    touched = n["bot"] + n["botThenHuman"]
    mu = lambda k: mean([x["satisfaction"] for x in c if x["handledBy"] == k and x["satisfaction"] is not None])
    human, bot = mu("human"), mu("bot")
    edges = sorted({dec(x) for s in i["covered"] for x in (s["fromHour"], s["toHour"])})
    hours = sum(b - a for a, b in zip(edges, edges[1:]) if any(dec(s["fromHour"]) <= a and b <= dec(s["toHour"]) for s in i["covered"]))
    return {"automationRate": share(n["bot"], len(c)), "escalationRate": share(n["botThenHuman"], touched),
            "wrongRate": share(sum(x["wrong"] for x in c), touched),
            "satisfactionGap": some(None if human is None or bot is None else human - bot), "coverage": m(F(hours) / 168), "_scale": mpf(1)}


def community(i):
    refuse(i["boards"] <= 0 or i["weeks"] <= 0)
    threads, answered, waits, posts, people = i["threads"], 0, [], 0, 0
    for t in threads:
        refuse(any(dec(r["atMinutes"]) < dec(t["openedMinutes"]) for r in t["replies"]))
        others = [dec(r["atMinutes"]) - dec(t["openedMinutes"]) for r in t["replies"] if r["author"] != t["author"]]
        if others:
            answered += 1
            waits.append(min(others))
        posts += 1 + len(t["replies"])
        people += len({t["author"], *(r["author"] for r in t["replies"])})
    n = len(threads)
    return {"answeredRate": share(answered, n), "acceptedRate": share(sum(t["accepted"] for t in threads), n),
            "medianFirstReplyMinutes": m(median(waits)) if waits else None,
            "postsPerBoardWeek": m(F(posts) / i["boards"] / dec(i["weeks"])), "participantsPerThread": share(people, n)}


def autonomy(i):
    from scores import rate
    z = z_of(confidence(i))
    ms = i["matters"]
    refuse(any(x["level"] < 1 for x in ms))
    solved = [x for x in ms if x["solved"]]
    auto = [x for x in solved if x["level"] == 1 and not x["approval"] and not x["handedOver"]]
    return {"matters": len(ms), "solved": len(solved), "autonomous": len(auto), "ofSolved": rate(len(auto), len(solved), z),
            "ofAll": share(len(auto), len(ms)) if solved else {}, "reasons": {
                "level": sum(x["level"] > 1 for x in solved), "approval": sum(x["approval"] for x in solved),
                "handedOver": sum(x["handedOver"] for x in solved)}}


# ---- personalisation, recommendation, consent
def coverage(i):
    e = [c for c in i["contacts"] if c["eligible"]]
    p = sum(c["personalised"] == "beyondName" for c in e)
    return {"eligible": len(e), "personalised": p, "rate": share(p, len(e))}


def lift(i):
    a, b = i["treated"], i["control"]
    for x in (a, b):
        part(x["successes"], x["n"])
    p, q = (F(x["successes"], x["n"]) if x["n"] else None for x in (a, b))
    d = None if p is None or q is None else p - q
    return {"rateTreated": some(p), "rateControl": some(q), "lift": some(d), "relativeLift": some(d / q if d is not None and q else None),
            "_scale": mpf("1e-3")}


def recommendation(i):
    k = i["k"]
    refuse(k < 1)
    top = [set(x["recommended"][:k]) for x in i["lists"]]
    shown = set().union(*top)
    everything = set().union(*[set(x["recommended"]) for x in i["lists"]])
    refuse(len(shown) > i["catalogueSize"])
    if len(everything) > i["catalogueSize"] or i["catalogueSize"] < 1:
        raise Skip
    told = [(t, set(x["relevant"])) for t, x in zip(top, i["lists"]) if x["relevant"]]
    return {"evaluated": len(told), "hitRate": share(sum(bool(t & r) for t, r in told), len(told)),
            "catalogueCoverage": share(len(shown), i["catalogueSize"])}


def anticipation(i):
    matters = {}
    for c in i["contacts"]:
        matters.setdefault((c["customer"], c["topic"]), []).append(c)
    first = lambda cs, kind: min((dec(c["atHours"]) for c in cs if c["kind"] == kind), default=None)
    told = [cs for cs in matters.values() if first(cs, "proactive") is not None
            and (first(cs, "inbound") is None or first(cs, "proactive") < first(cs, "inbound"))]
    return {"matters": len(matters), "anticipated": len(told), "withoutInbound": sum(first(cs, "inbound") is None for cs in told),
            "rate": share(len(told), len(matters))}


def avoided(i):
    a, b = i["treated"], i["control"]
    not_negative(a["inbound"], a["customers"], b["inbound"], b["customers"])
    if not a["customers"] or not b["customers"]:
        return None
    per = F(b["inbound"], b["customers"]) - F(a["inbound"], a["customers"])
    return {"perCustomer": m(per), "avoided": m(per * a["customers"]), "_scale": mpf("1e-3")}


def valid(records, customer, purpose, t):
    own = [(dec(r["grantedDays"]), k, r) for k, r in enumerate(records)
           if r["customer"] == customer and r["purpose"] == purpose and dec(r["grantedDays"]) <= t]
    if not own:
        return False
    last = max(own, key=lambda x: x[:2])[2]
    return all(last[k] is None or dec(last[k]) > t for k in ("withdrawnDays", "expiresDays"))


def check_consent(records):
    for r in records:
        if any(r[k] is not None and dec(r[k]) < dec(r["grantedDays"]) for k in ("withdrawnDays", "expiresDays")):
            raise Skip


def consent_coverage(i):
    check_consent(i["records"])
    if len(set(i["customers"])) < len(i["customers"]):
        raise Skip
    ok = sum(valid(i["records"], c, i["purpose"], dec(i["atDays"])) for c in i["customers"])
    return {"valid": ok, "rate": share(ok, len(i["customers"]))}


def intrusion(i):
    check_consent(i["records"])
    p = [c for c in i["contacts"] if c["personalised"]]
    bad = sum(not valid(i["records"], c["customer"], c["purpose"], dec(c["atDays"])) for c in p)
    return {"personalised": len(p), "withoutConsent": bad, "rate": share(bad, len(p))}


def frequency_cap(i):
    c, period = i["contacts"], dec(i["periodDays"])
    if i["cap"] < 0 or period <= 0:
        raise Skip
    over = []
    for k, x in enumerate(c):
        n = sum(1 for j, y in enumerate(c) if y["customer"] == x["customer"] and (dec(y["atDays"]), j) <= (dec(x["atDays"]), k)
                and dec(x["atDays"]) - dec(y["atDays"]) < period)
        if n > i["cap"]:
            over.append(x["customer"])
    return {"overCap": len(over), "customersOverCap": len(set(over)), "rate": share(len(over), len(c))}


def completeness(i):
    required = i["required"]
    required = set(required)
    for x in i["ages"].values():
        refuse(x is not None and x < 0)
    for x in i["halfLifeDays"].values():
        refuse(x <= 0)
    if not required:
        return None
    have = [k for k in required if i["ages"].get(k) is not None]
    fresh = sum((mpf(2) ** (-m(dec(i["ages"][k])) / m(dec(i["halfLifeDays"][k]))) if k in i["halfLifeDays"] else mpf(1)) for k in have)
    return {"filled": len(have), "filledRate": share(len(have), len(required)), "freshness": {"": fresh / len(required), "_scale": mpf("1e-100")}}


def identity(i):
    once(p["profile"] for p in i["profiles"])
    people = []
    for p in i["profiles"]:
        keys, rest = set(p["keys"]), []
        for q in people:
            if q & keys:
                keys |= q
            else:
                rest.append(q)
        people = rest + [keys]
        if not p["keys"]:
            people[-1] = {object()}
    n, known = len(i["profiles"]), {k for p in i["profiles"] for k in p["keys"]}
    r = i["recordKeys"]
    return {"people": len(people), "duplicateRate": share(n - len(people), n), "matchRate": share(sum(k in known for k in r if k is not None), len(r))}


def plus_months(d, k):
    y, mo = divmod(d.month - 1 + k, 12)
    y += d.year
    for last in range(d.day, 27, -1):
        try:
            return date(y, mo + 1, last)
        except ValueError:
            pass
    return date(y, mo + 1, d.day)


def horizon(i):
    a, b = date.fromisoformat(i["startedOn"]), date.fromisoformat(i["evaluatedOn"])
    refuse(b < a)
    lo, hi = (a, date.fromordinal(a.toordinal() + 30)) if i["horizon"] == "quick" else (plus_months(a, 6), plus_months(a, 18))
    return {"verdict": "tooEarly" if b < lo else "overdue" if b > hi else "onTime", "from": lo.isoformat(), "to": hi.isoformat()}


# ---- customer value
def rfm_merge(i):
    a, b = i["a"], i["b"]
    for s in (a, b):
        days = (date.fromisoformat(s["lastDay"]) - date.fromisoformat(s["firstDay"])).days + 1
        refuse(days < 1 or not 1 <= s["units"] <= days or (s["units"] == 1) != (days == 1))
        if s["firstUnitMoney"] > s["money"] or s["money"] < 0 or s["units"] == 1 and s["firstUnitMoney"] != s["money"] or s["firstUnitMoney"] < 0:
            raise Skip
    if (b["firstDay"], b["lastDay"]) < (a["firstDay"], a["lastDay"]):
        a, b = b, a
    refuse(b["firstDay"] < a["lastDay"])
    same = a["lastDay"] == b["firstDay"]
    first = dec(a["firstUnitMoney"]) + (dec(b["firstUnitMoney"]) if same and a["firstDay"] == b["firstDay"] else 0)
    return {"firstDay": a["firstDay"], "lastDay": b["lastDay"], "units": a["units"] + b["units"] - same,
            "money": m(dec(a["money"]) + dec(b["money"])), "firstUnitMoney": m(first)}


def truncated(i):
    r, d, n = within(i["retentionRate"], 0, 1), dec(i["discountRatePerPeriod"]), i["periods"]
    refuse(d <= -1 or n < 0)
    if d < 0 or n > 5000:
        raise Skip
    q = m(r / (1 + d))
    return m(dec(i["margin"])) * (sum(q ** t for t in range(n)) if n else mpf(0))


def at_stake(i):
    once(c["customer"] for c in i["customers"])
    not_negative(i["top"])
    rows = []
    for c in i["customers"]:
        p = within(c["leaveProbability"], 0, 1)
        rows.append((c["customer"], max(F(0), dec(c["value"])) * p, dec(c["value"]), c["rating"]))
    hot = sorted((r for r in rows if r[3] is not None and dec(r[3]) <= dec(i["unhappyTo"]) and r[1] > 0), key=lambda r: (-r[1], -r[2], r[0]))
    return {"total": m(sum((r[1] for r in rows), F(0))), "atStake": exactly({r[0]: m(r[1]) for r in rows}), "priority": [r[0] for r in hot[:i["top"]]]}


def scenario(i):
    b, g, lo, hi = dec(i["base"]), dec(i["marketGrowth"]), dec(i["uplift"]["low"]), dec(i["uplift"]["high"])
    refuse(lo > hi)
    if b < 0 or 1 + g + lo < 0:
        raise Skip
    return {"revenueLow": m(b * (1 + g + lo)), "revenueHigh": m(b * (1 + g + hi)), "incrementalLow": m(b * lo), "incrementalHigh": m(b * hi),
            "_scale": m(abs(b)) + mpf("1e-9")}


def roi(i):
    not_negative(i["cost"])
    return m((dec(i["gain"]) - dec(i["cost"])) / dec(i["cost"])) if i["cost"] else None


def referral(i):
    seen = set()
    for r in i["referrals"]:
        if r["customer"] and r["referrer"] != r["referred"]:
            seen.add(r["referred"])
    if i["valuePerCustomer"] < 0 or i["acquisitionCostSaved"] < 0:
        raise Skip
    return {"customers": len(seen), "value": m(len(seen) * (dec(i["valuePerCustomer"]) + dec(i["acquisitionCostSaved"])))}


def product_of(*names):
    def judge(i):
        out = F(1)
        for k in names:
            if i[k] < 0 or k == "marginRate" and i[k] > 1:
                raise Skip
            out *= dec(i[k])
        return m(out)
    return judge


def repeat_rate(i):
    o = i["ordersPerCustomer"]
    not_negative(*o)
    return share(sum(x > 1 for x in o), sum(x > 0 for x in o))


def normalize(i):
    s, a = m(dec(i["score"])), m(dec(i["alpha"]))
    refuse(a < 0)
    if a == 0:
        raise Skip
    return s / sqrt(s * s + a)


CASES = {name: (None, judge, 0) for name, judge in {
    "friction.score": friction_score, "friction.loss": friction_loss, "friction.riskPriority": risk, "frustration.signals": frustration,
    "omnichannel.consistency": consistency, "omnichannel.contentAgreement": content, "omnichannel.contextCarry": context_carry,
    "service.recovery": service_recovery, "service.recoveryParadox": paradox, "service.loopConversion": loop,
    "service.selfServiceShare": self_service, "service.automation": automation, "community.health": community, "service.autonomy": autonomy,
    "personalisation.coverage": coverage, "personalisation.lift": lift, "recommendation.quality": recommendation,
    "anticipation.rate": anticipation, "anticipation.avoidedInbound": avoided, "consent.coverage": consent_coverage,
    "consent.intrusion": intrusion, "consent.frequencyCap": frequency_cap, "customer360.completeness": completeness,
    "customer360.identity": identity, "horizon.assess": horizon, "rfm.merge": rfm_merge, "clv.truncated": truncated,
    "clv.simple": product_of("averageOrderValue", "ordersPerPeriod", "marginRate", "lifespanPeriods"),
    "clv.historical": lambda i: {"": m(sum((dec(o["revenue"]) - dec(o["cost"]) for o in i["orders"]), F(0))), "_scale": mpf("1e-3")},
    "value.atStake": at_stake, "money.revenueScenario": scenario, "money.returnOnInvestment": roi, "money.referralValue": referral,
    "retention.repeatPurchaseRate": repeat_rate, "sentiment.normalize": normalize}.items()}
