"""Customers and their worth: models, survival, retention, value, RFM."""
from fractions import Fraction as F

from mpmath import exp, hyp2f1, inf, log, loggamma, mp, mpf, quad, sqrt

from laws import beta_ln, bisect, chi_square_above, z_of
from scores import wilson


def m(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, F) else mpf(x)


def params(i, *names):
    return [mpf(i["params"][n]) for n in names]


def seen(i, *names):
    return [mpf(i[n]) for n in names]


# ---- BG/NBD and MBG/NBD
def bg_terms(i):
    r, al, a, b = params(i, "r", "alpha", "a", "b")
    x, tx, age = seen(i, "frequency", "recencyWeeks", "ageWeeks")
    stay = beta_ln(a, b + x) - beta_ln(a, b) - (r + x) * log(al + age)
    gone = beta_ln(a + 1, b + x - 1) - beta_ln(a, b) - (r + x) * log(al + tx) if x > 0 else -inf
    return stay, gone


def mbg_terms(i):
    r, al, a, b = params(i, "r", "alpha", "a", "b")
    x, tx, age = seen(i, "frequency", "recencyWeeks", "ageWeeks")
    return (beta_ln(a, b + x + 1) - beta_ln(a, b) - (r + x) * log(al + age),
            beta_ln(a + 1, b + x) - beta_ln(a, b) - (r + x) * log(al + tx))


def likelihood(terms):
    def f(i):
        r, al = params(i, "r", "alpha")
        x = mpf(i["frequency"])
        return {"": loggamma(r + x) - loggamma(r) + r * log(al) + log(sum(exp(t) for t in terms(i))), "_scale": mpf(1)}
    return f


def alive(terms):
    def f(i):
        s, g = terms(i)
        return {"": 1 / (1 + exp(g - s)) if g != -inf else mpf(1)}
    return f


def expected(kind):
    """With dropout share p and rate l fixed it is (1 - exp(-l p t))/p; over the Gamma of l, then over the Beta of p in u = p^a."""
    def f(i):
        r, al, a, b = params(i, "r", "alpha", "a", "b")
        return {"": over_beta(lambda p: -mp.expm1(-r * mp.log1p(p * mpf(i["horizonWeeks"]) / al)) / p if p else r * mpf(i["horizonWeeks"]) / al, a, b + (kind == "mbg"))
                * (b / (a + b) if kind == "mbg" else 1)}
    return f


def over_beta(g, a, b):
    """The mean of g over a Beta(a, b): p^a and (1 - p)^b as the variables of the two halves, so that no end is singular."""
    half = mpf(1) / 2
    dots = lambda c: [0] + [c * mpf(2) ** -k for k in range(24, -1, -3)]
    left = quad(lambda u: g(u ** (1 / a)) * (1 - u ** (1 / a)) ** (b - 1), dots(half ** a)) / a
    right = quad(lambda u: g(1 - u ** (1 / b)) * (1 - u ** (1 / b)) ** (a - 1), dots(half ** b)) / b
    return (left + right) / exp(beta_ln(a, b))


def conditional(kind):
    """P(alive) times the expectation of a customer whose share and rate are updated."""
    def f(i):
        r, al, a, b = params(i, "r", "alpha", "a", "b")
        x, tx, age = seen(i, "frequency", "recencyWeeks", "ageWeeks")
        t = mpf(i["horizonWeeks"])
        bb = b + x + (1 if kind == "mbg" else 0)
        # alive: p ~ Beta(a, bb), rate ~ Gamma(r + x, alpha + age)
        t_ = t / (al + age)
        g = lambda p: -mp.expm1(-(r + x) * mp.log1p(p * t_)) / p if p else (r + x) * t_
        return {"": alive(mbg_terms if kind == "mbg" else bg_terms)(i)[""] * over_beta(g, a, bb)}
    return f


# ---- Pareto/NBD
def pareto_inner(r, al, s, be, x, tx, age):
    """Times (alpha + tx)^k (beta + tx)^s: quad stops at an absolute error, so the integrand must begin near 1."""
    k = r + x
    cuts = [tx] + [tx + (age - tx) * mpf(2) ** -i for i in range(14, 0, -1)] + [age]
    f = lambda u: ((al + tx) / (al + u)) ** k * ((be + tx) / (be + u)) ** s * (be + tx) / (be + u)
    return s / (be + tx) * quad(f, cuts) if age > tx else mpf(0)


def pareto_parts(i):
    r, al, s, be = params(i, "r", "alpha", "s", "beta")
    x, tx, age = seen(i, "frequency", "recencyWeeks", "ageWeeks")
    on = ((al + tx) / (al + age)) ** (r + x) * ((be + tx) / (be + age)) ** s
    return r, al, s, be, x, tx, age, on, pareto_inner(r, al, s, be, x, tx, age)


def pareto_ll(i):
    r, al, s, be, x, tx, age, on, off = pareto_parts(i)
    return {"": loggamma(r + x) - loggamma(r) + r * log(al) - (r + x) * log(al + tx)
            + s * log(be / (be + tx)) + log(on + off), "_scale": mpf(1)}


def pareto_alive(i):
    *_, on, off = pareto_parts(i)
    return {"": on / (on + off)}


def pareto_conditional(i):
    r, al, s, be, x, tx, age, on, off = pareto_parts(i)
    t = mpf(i["horizonWeeks"])
    if t == 0:
        return {"": mpf(0)}
    # alive: rate Gamma(r+x, al+age), death Gamma(s, be+age): mean life within t
    life = quad(lambda u: ((be + age) / (be + age + u)) ** s, [0, t / 64, t / 8, t / 2, t])
    return {"": on / (on + off) * (r + x) / (al + age) * life}


def pareto_expected(i):
    r, al, s, be = params(i, "r", "alpha", "s", "beta")
    t = mpf(i["horizonWeeks"])
    return {"": r / al * quad(lambda u: (be / (be + u)) ** s, [0, t / 64, t / 8, t / 2, t])}


def pareto_dert(i):
    r, al, s, be, x, tx, age, on, off = pareto_parts(i)
    d = mpf(i["continuousDiscountRatePerWeek"])
    life = quad(lambda u: exp(-d * u) * ((be + age) / (be + age + u)) ** s, [0, 1 / d / 64, 1 / d / 8, 1 / d, 8 / d, 80 / d, inf])
    return {"": on / (on + off) * (r + x) / (al + age) * life}


# ---- BG/BB
def bgbb_terms(i):
    a, b, g, d = params(i, "alpha", "beta", "gamma", "delta")
    x, tx, n = (int(i[k]) for k in ("frequency", "recencyPeriods", "observedPeriods"))
    on = exp(beta_ln(a + x, b + n - x) - beta_ln(a, b) + beta_ln(g, d + n) - beta_ln(g, d))
    off = sum(exp(beta_ln(a + x, b + tx - x + k) - beta_ln(a, b) + beta_ln(g + 1, d + tx + k) - beta_ln(g, d))
              for k in range(n - tx))
    return a, b, g, d, x, tx, n, on, off


def bgbb_ll(i):
    *_, on, off = bgbb_terms(i)
    return {"": log(on + off), "_scale": mpf(1)}


def bgbb_alive(i):
    a, b, g, d, x, tx, n, on, off = bgbb_terms(i)
    k = i["periodsAhead"]
    ahead = exp(beta_ln(a + x, b + n - x) - beta_ln(a, b) + beta_ln(g, d + n + k) - beta_ln(g, d))
    return {"": ahead / (on + off)}


def bgbb_conditional(i):
    a, b, g, d, x, tx, n, on, off = bgbb_terms(i)
    # alive after period n; buys in period n + k with p if still alive there
    e = sum(exp(beta_ln(a + x + 1, b + n - x) - beta_ln(a, b) + beta_ln(g, d + n + k) - beta_ln(g, d))
            for k in range(1, i["periodsAhead"] + 1))
    return {"": e / (on + off)}


# ---- contracts and spend
def sbg(i):
    a, b = params(i, "alpha", "beta")
    return exp(loggamma(b + i["period"]) + loggamma(a + b) - loggamma(b) - loggamma(a + b + i["period"]))


def sbg_residual(i):
    """Sum over the whole numbers by its hypergeometric form."""
    a, b = params(i, "alpha", "beta")
    n, d = mpf(i["activePeriods"]), mpf(i["discountRatePerPeriod"])
    return {"": (b + n - 1) / (a + b + n - 1) * hyp2f1(1, b + n, a + b + n, 1 / (1 + d))}


def bdw(i):
    a, b, c = params(i, "alpha", "beta", "c")
    return {"": exp(beta_ln(a, b + mpf(i["period"]) ** c) - beta_ln(a, b))}


def sbg_fit(i):
    """Maximum likelihood by Newton on the logs, at 40 digits."""
    s = i["survivors"]
    n = len(s) - 1

    def ll(u):
        a, b = exp(u[0]), exp(u[1])
        total, log_s = mpf(0), mpf(0)
        for t in range(1, n + 1):
            p = log(a) - log(a + b) if t == 1 else None
            died = log(a) - log(a + b + t - 1)
            total += (s[t - 1] - s[t]) * (log_s + died)
            log_s += log(b + t - 1) - log(a + b + t - 1)
        return total + s[n] * log_s
    h = mpf(10) ** -12
    u = [mpf(0), mpf(1)]
    step = [mpf(1), mpf(1)]
    for _ in range(200):  # coordinate walk to the neighbourhood
        best = ll(u)
        for k in (0, 1):
            for sign in (1, -1):
                v = list(u)
                v[k] += sign * step[k]
                if ll(v) > best:
                    u, best = v, ll(v)
                    break
            else:
                step[k] /= 2
        if max(step) < mpf("1e-4"):
            break
    for _ in range(12):
        g = [(ll([u[0] + h * (k == 0), u[1] + h * (k == 1)]) - ll([u[0] - h * (k == 0), u[1] - h * (k == 1)])) / (2 * h) for k in (0, 1)]
        H = [[(ll([u[0] + h * ((k == 0) + (l == 0)), u[1] + h * ((k == 1) + (l == 1))])
               - ll([u[0] + h * ((k == 0) - (l == 0)), u[1] + h * ((k == 1) - (l == 1))])
               - ll([u[0] - h * ((k == 0) - (l == 0)), u[1] - h * ((k == 1) - (l == 1))])
               + ll([u[0] - h * ((k == 0) + (l == 0)), u[1] - h * ((k == 1) + (l == 1))])) / (4 * h * h) for l in (0, 1)] for k in (0, 1)]
        det = H[0][0] * H[1][1] - H[0][1] * H[1][0]
        if det <= 0:
            return {}
        u = [u[0] - (H[1][1] * g[0] - H[0][1] * g[1]) / det, u[1] - (H[0][0] * g[1] - H[1][0] * g[0]) / det]
    if max(map(abs, u)) > 12:
        return {}
    return {"logLikelihood": ll(u), "alpha": exp(u[0]), "beta": exp(u[1])}


def gg_mean(i):
    p, q, v = params(i, "p", "q", "v")
    return {"": p * v / (q - 1)} if q > 1 else None


def gg_conditional(i):
    p, q, v = params(i, "p", "q", "v")
    x, z = mpf(i["frequency"]), mpf(i["monetaryValue"])
    return {"": p * (v + x * z) / (p * x + q - 1)} if p * x + q > 1 else None


def gg_ll(i):
    p, q, v = params(i, "p", "q", "v")
    x, z = mpf(i["frequency"]), mpf(i["monetaryValue"])
    return {"": loggamma(p * x + q) - loggamma(p * x) - loggamma(q) + q * log(v) + (p * x - 1) * log(z) + p * x * log(x)
            - (p * x + q) * log(x * z + v), "_scale": mpf(1)}


# ---- survival
def curve(entry, exit, observed):
    """Product limit in fractions: time, at risk, events, survival and Greenwood's sum."""
    times = sorted({x for x, o in zip(exit, observed) if o})
    s, g, out = F(1), F(0), []
    for t in times:
        n = sum(1 for a, b in zip(entry, exit) if a < t <= b)
        d = sum(1 for b, o in zip(exit, observed) if o and b == t)
        s *= F(n - d, n)
        g = g + F(d, n * (n - d)) if n > d and g is not None else None
        out.append((t, n, d, s, g))
    return out


def km(i):
    zero = [-1] * len(i["durationsDays"])
    return [{"timeDays": mpf(t), "atRisk": n, "events": d, "survival": m(s), "standardError": m(s) * sqrt(m(g)) if g is not None else mpf(0)}
            for t, n, d, s, g in curve(zero, i["durationsDays"], i["observed"])]


def log_log(s, g, z):
    if s == 0 or g is None:
        return {"lower": None, "upper": None}
    if s == 1:
        return {"lower": mpf(1), "upper": mpf(1)}
    h = z * sqrt(m(g)) / abs(log(m(s)))
    return {"lower": m(s) ** exp(h), "upper": m(s) ** exp(-h)}


def km_limits(i):
    z = z_of(i["confidence"])
    c = curve([-1] * len(i["durationsDays"]), i["durationsDays"], i["observed"])
    return {"limits": [dict(log_log(s, g, z), timeDays=mpf(t), survival=m(s)) for t, _, _, s, g in c],
            "medianDays": next((mpf(t) for t, _, _, s, _ in c if s <= F(1, 2)), None)}


def km_entry(i):
    if not i["exitDays"]:
        return None
    z = z_of(i["confidence"])
    c = curve([x if x > 0 else -1 for x in i["entryDays"]], i["exitDays"], i["observed"])
    return {"curve": [dict(log_log(s, g, z), timeDays=mpf(t), atRisk=n, events=d, survival=m(s)) for t, n, d, s, g in c]}


def log_rank(i):
    gs = i["groups"]
    times = sorted({t for g in gs for t, o in zip(g["durationsDays"], g["observed"]) if o})
    k = len(gs)
    exp_, var = [F(0)] * k, [[F(0)] * k for _ in range(k)]
    for t in times:
        n = [sum(1 for x in g["durationsDays"] if x >= t) for g in gs]
        d = sum(1 for g in gs for x, o in zip(g["durationsDays"], g["observed"]) if o and x == t)
        N = sum(n)
        for a in range(k):
            exp_[a] += F(d * n[a], N)
            for b in range(k):
                if N > 1:
                    var[a][b] += F(d * (N - d) * n[a], N * (N - 1)) * ((a == b) - F(n[b], N))
    obs = [sum(1 for o in g["observed"] if o) for g in gs]
    live = [a for a in range(k) if exp_[a] > 0]
    out = {"groups": [{"group": g["group"], "n": len(g["observed"]), "events": o, "expected": m(e)} for g, o, e in zip(gs, obs, exp_)]}
    if len(live) < 2:
        return out
    from laws import solve
    use = live[:-1]
    x = solve([[var[a][b] for b in use] for a in use], [obs[a] - exp_[a] for a in use])
    if x is None:
        return out
    chi = sum((obs[a] - exp_[a]) * v for a, v in zip(use, x))
    return dict(out, chiSquare=m(chi), degreesOfFreedom=len(use), pValue=chi_square_above(m(chi), len(use)))


# ---- money
def retention_formula(i):
    v, r, d = (mpf(i[k]) for k in ("margin", "retentionRate", "discountRatePerPeriod"))
    if 1 + d <= r:
        return None
    return {"": v * {"firstPaymentIncludedStartOfPeriod": (1 + d) / (1 + d - r), "firstPaymentIncludedEndOfPeriod": 1 / (1 + d - r),
                     "firstPaymentExcludedEndOfPeriod": r / (1 + d - r)}[i["timing"]]}


def truncated(i):
    v, r, d = (mpf(i[k]) for k in ("margin", "retentionRate", "discountRatePerPeriod"))
    return v, r, d


def cash_flow(i):
    q = 1 + mpf(i["discountRatePerPeriod"])
    return {"": sum(mpf(x) / q ** (k + i["firstAtPeriod"]) for k, x in enumerate(i["margins"])),
            "_scale": max([abs(mpf(x)) for x in i["margins"]] + [mpf(1)])}


def revenue(i):
    s = sum(F(c["startRevenue"]) for c in i["customers"])
    churn = sum(F(c["startRevenue"]) for c in i["customers"] if c["endRevenue"] == 0)
    con = sum(max(F(0), F(c["startRevenue"]) - F(c["endRevenue"])) for c in i["customers"] if c["endRevenue"] != 0)
    up = sum(max(F(0), F(c["endRevenue"]) - F(c["startRevenue"])) for c in i["customers"] if c["startRevenue"] != 0)
    return {"startRevenue": m(s), "churned": m(churn), "contraction": m(con), "expansion": m(up),
            "gross": m((s - churn - con) / s) if s else None, "net": m((s - churn - con + up) / s) if s else None}


def quintiles(i):
    n = len(i["frequency"])

    def score(v, turned):
        out = []
        for x in v:
            below, same = sum(y < x for y in v), sum(y == x for y in v)
            if turned:
                below = n - below - same
            # mid-rank share (below + (same + 1)/2 - 1/2)/n in whole numbers
            out.append(min(5, 1 + 5 * (2 * below + same) // (2 * n)))
        return out
    return {"R": score(i["recencyDays"], True), "F": score(i["frequency"], False), "M": score(i["monetary"], False)}


def quantile_scores(i):
    b = i["bins"]
    out, cuts = {}, {}
    for key, field in (("R", "recencyDays"), ("F", "frequency"), ("M", "monetary")):
        v = sorted(F(x) for x in i[field])
        if not v:
            return None
        n, c = len(v), []
        for k in range(1, b):
            h = F((n - 1) * k, b)
            j = int(h)
            c.append(v[j] + (h - j) * (v[min(j + 1, n - 1)] - v[j]))
        cuts[key] = [m(x) for x in c]
        below = (lambda x, y: y < x) if i["closed"] == "right" else (lambda x, y: y <= x)
        s = [1 + sum(below(F(x), y) for y in c) for x in i[field]]
        out[key] = [b + 1 - x for x in s] if key == "R" else s
    return dict(out, cuts=cuts)


def history(r, names=("frequency", "recencyWeeks", "ageWeeks"), most=60):
    x = r.randint(0, most)
    age = round(r.uniform(1, 200), 3)
    return dict(zip(names, (x, 0 if x == 0 else age * r.random(), age)))


def bg(r):
    return {"params": {k: r.expo(2) for k in ("r", "alpha", "a", "b")}}


def pareto(r):
    return {"params": {"r": r.expo(1), "alpha": r.expo(3), "s": r.expo(1), "beta": r.expo(3)}}


def bgbb(r):
    n = r.randint(1, 40)
    x = r.randint(0, n)
    return {"params": {k: r.expo(1.5) for k in ("alpha", "beta", "gamma", "delta")}, "frequency": x, "recencyPeriods":
            0 if x == 0 else r.randint(x, n), "observedPeriods": n, "periodsAhead": r.randint(1, 12)}


def times(r, n, late=False):
    exits = [r.randint(1, 20) for _ in range(n)]
    call = {"observed": [r.random() < .6 for _ in range(n)]}
    if late:
        return dict(call, entryDays=[r.choice([0, 0, r.randint(0, x - 1)]) for x in exits], exitDays=exits)
    return dict(call, durationsDays=exits)


def survivors(r):
    a, b, n = r.uniform(.3, 2), r.uniform(.5, 6), r.choice([200, 10 ** 4, 10 ** 6])
    out, s = [n], 1.0
    for t in range(1, r.randint(4, 10)):
        s *= (b + t - 1) / (a + b + t - 1)
        out.append(min(out[-1], int(n * s * (1 + .02 * r.gauss(0, 1)))))
    return {"survivors": out}


def money(r):
    return r.choice([0.0, round(r.uniform(.01, 999), 2), float(r.randint(1, 10 ** 7))])


def people(r):
    n = r.randint(1, 25)
    return {"recencyDays": [r.randint(0, 9) * 10 for _ in range(n)], "frequency": [r.randint(1, 6) for _ in range(n)],
            "monetary": [r.choice([r.randint(1, 5) * 10.0, r.uniform(1, 99)]) for _ in range(n)]}


CASES = {
    "bgNbd.logLikelihood": (lambda r: dict(bg(r), **history(r, most=2000)), likelihood(bg_terms), 60),
    "bgNbd.probabilityAlive": (lambda r: dict(bg(r), **history(r, most=2000)), alive(bg_terms), 60),
    "bgNbd.expectedPurchases": (lambda r: dict(bg(r), horizonWeeks=r.expo(2) * 20), expected("bg"), 12),
    "bgNbd.conditionalExpectedPurchases": (lambda r: dict(bg(r), horizonWeeks=r.expo(1) * 20, **history(r)), conditional("bg"), 12),
    "mbgNbd.logLikelihood": (lambda r: dict(bg(r), **history(r, most=2000)), likelihood(mbg_terms), 60),
    "mbgNbd.probabilityAlive": (lambda r: dict(bg(r), **history(r, most=2000)), alive(mbg_terms), 60),
    "mbgNbd.expectedPurchases": (lambda r: dict(bg(r), horizonWeeks=r.expo(2) * 20), expected("mbg"), 12),
    "mbgNbd.conditionalExpectedPurchases": (lambda r: dict(bg(r), horizonWeeks=r.expo(1) * 20, **history(r)), conditional("mbg"), 12),
    "paretoNbd.logLikelihood": (lambda r: dict(pareto(r), **history(r)), pareto_ll, 24),
    "paretoNbd.probabilityAlive": (lambda r: dict(pareto(r), **history(r)), pareto_alive, 24),
    "paretoNbd.conditionalExpectedPurchases": (lambda r: dict(pareto(r), horizonWeeks=r.expo(1) * 20, **history(r)), pareto_conditional, 24),
    "paretoNbd.expectedPurchases": (lambda r: dict(pareto(r), horizonWeeks=r.expo(2) * 20), pareto_expected, 40),
    "paretoNbd.discountedExpectedResidualTransactions": (lambda r: dict(pareto(r), continuousDiscountRatePerWeek=.003 * r.expo(1),
                                                         **history(r)), pareto_dert, 16),
    "bgBb.logLikelihood": (bgbb, bgbb_ll, 60),
    "bgBb.probabilityAlive": (bgbb, bgbb_alive, 60),
    "bgBb.conditionalExpectedPurchases": (bgbb, bgbb_conditional, 60),
    "sbg.survival": (lambda r: {"params": {"alpha": r.expo(3), "beta": r.expo(6)}, "period": r.randint(0, 400)}, lambda i: {"": sbg(i)}, 80),
    "sbg.retentionRate": (lambda r: {"params": {"alpha": r.expo(3), "beta": r.expo(6)}, "period": r.randint(1, 400)}, lambda i: {
        "": (mpf(i["params"]["beta"]) + i["period"] - 1) / (mpf(i["params"]["alpha"]) + mpf(i["params"]["beta"]) + i["period"] - 1)}, 80),
    "sbg.discountedExpectedResidualLifetime": (lambda r: {"params": {"alpha": r.expo(1), "beta": r.expo(2)}, "activePeriods":
                                               r.randint(1, 20), "discountRatePerPeriod": r.uniform(.01, .5)}, sbg_residual, 60),
    "sbg.fit": (survivors, sbg_fit, 10),
    "bdw.survival": (lambda r: {"params": {"alpha": r.expo(2), "beta": r.expo(2), "c": r.expo(.5)}, "period": r.randint(0, 60)}, bdw, 80),
    "gammaGamma.populationMean": (lambda r: {"params": {"p": r.expo(2), "q": r.expo(1) + .5, "v": r.expo(3)}}, gg_mean, 60),
    "gammaGamma.conditionalExpectedValue": (lambda r: {"params": {"p": r.expo(2), "q": r.expo(1) + .5, "v": r.expo(3)}, "frequency":
                                            r.randint(1, 99), "monetaryValue": r.uniform(.1, 999)}, gg_conditional, 60),
    "gammaGamma.logLikelihood": (lambda r: {"params": {"p": r.expo(2), "q": r.expo(1), "v": r.expo(3)}, "frequency":
                                 r.randint(1, 99), "monetaryValue": r.uniform(.1, 999)}, gg_ll, 60),
    "survival.kaplanMeier": (lambda r: times(r, r.randint(1, 40)), km, 80),
    "survival.kaplanMeierLimits": (lambda r: dict(times(r, r.randint(1, 40)), confidence=r.choice([.8, .95, .99])), km_limits, 80),
    "survival.kaplanMeierEntry": (lambda r: dict(times(r, r.randint(1, 40), True), confidence=r.choice([.8, .95, .99])), km_entry, 80),
    "survival.logRank": (lambda r: {"groups": [dict(times(r, r.randint(2, 30)), group=f"g{k}") for k in range(r.randint(2, 4))]}, log_rank, 60),
    "clv.retentionFormula": (lambda r: {"margin": r.uniform(1, 999), "retentionRate": r.uniform(0, 1), "discountRatePerPeriod":
                             r.uniform(.001, .5), "timing": r.choice(["firstPaymentIncludedStartOfPeriod",
                             "firstPaymentIncludedEndOfPeriod", "firstPaymentExcludedEndOfPeriod"])}, retention_formula, 60),
    "clv.discountedCashFlow": (lambda r: {"margins": [r.uniform(-99, 999) for _ in range(r.randint(1, 40))], "discountRatePerPeriod":
                               r.uniform(0, .5), "firstAtPeriod": r.randint(0, 2)}, cash_flow, 60),
    "clv.fromChurn": (lambda r: {"averageOrderValue": r.uniform(1, 99), "ordersPerPeriod": r.uniform(.1, 9), "marginRate":
                      r.uniform(.01, 1), "churnRatePerPeriod": r.uniform(1e-6, 1)}, lambda i: {"": mpf(i["averageOrderValue"])
                      * mpf(i["ordersPerPeriod"]) * mpf(i["marginRate"]) / mpf(i["churnRatePerPeriod"])}, 60),
    "churn.convertPeriod": (lambda r: {"rate": r.choice([r.random(), r.random() * 1e-9]), "fromPeriods": r.randint(1, 400),
                            "toPeriods": r.randint(1, 400)}, lambda i: {"": -mp.expm1(mp.log1p(-mpf(i["rate"])) * i["toPeriods"]
                            / i["fromPeriods"])}, 80),
    "churn.rate": (lambda r: (lambda n: {"startCustomers": n, "lostCustomers": r.of(n)})(max(1, r.count())),
                   lambda i: {"": mpf(i["lostCustomers"]) / i["startCustomers"]}, 40),
    "retention.rate": (lambda r: (lambda n, k: {"startCustomers": n, "endCustomers": r.of(n) + k, "newCustomers": k})(
                       max(1, r.count()), r.count()), lambda i: {"": mpf(i["endCustomers"] - i["newCustomers"]) / i["startCustomers"]}, 40),
    "retention.revenue": (lambda r: {"customers": [{"customer": f"c{k}", "startRevenue": money(r), "endRevenue": money(r)} for k in
                          range(r.randint(1, 12))]}, revenue, 60),
    "rfm.quintiles": (people, quintiles, 80),
    "rfm.scores": (lambda r: dict(people(r), rule="quantileType7", bins=r.choice([3, 4, 5, 10]), closed=r.choice(["left", "right"])),
                   quantile_scores, 80),
}
