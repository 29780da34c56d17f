"""Customers and their worth: models, survival, retention, value, RFM."""
from fractions import Fraction as F

from mpmath import exp, hyp2f1, inf, log, loggamma, mp, mpf, quad, sqrt

from judging import m
from laws import beta_ln, chi_square_above, z_of


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


# ---- what the models say beyond the catalogue, by sums over a whole line
def line_sum(f, at, step, left=None, right=None):
    """Trapezoidal sum of f(y) over all y; an end is over when nothing comes of it, or, with (reached, slope), from where f is e^(slope y)."""
    total = mpf(0)
    for sign, end in ((-1, left), (1, right)):
        k = 0 if sign < 0 else 1
        while True:
            y = at + sign * k * step
            term = f(y)
            if end and end[0](y):
                total += term / -mp.expm1(-end[1] * step)
                break
            total += term
            if term <= total * mpf(10) ** -38 and not end or term == 0 and k > 40 or k > 40 and term <= total * mpf(10) ** -44:
                break
            k += 1
    return total * step


def mean_over_beta(f, a, b, scale):
    """E f(p) for p of a Beta(a, b), with p = 1/(1 + e^-y); f is flat for p far below 1/scale and near 1."""
    step = min(mpf(1) / 5, sqrt(1 / a + 1 / b) * mpf("0.35"))
    far, near = log(mpf(10) ** 40 * max(scale, b, 1)), log(mpf(10) ** 40 * max(scale, a, 1))
    weight = lambda y: exp(-a * mp.log1p(exp(-y)) - b * mp.log1p(exp(y)) - beta_ln(a, b))
    return line_sum(lambda y: weight(y) * f(1 / (1 + exp(-y))), log(a / b), step, (lambda y: y < -far, a), (lambda y: y > near, b))


def rates(k, be):
    """Nodes and weights for l E g(l) with l of a Gamma(k, rate be), l = e^y/be."""
    step = min(mpf("0.08"), mpf("0.35") / sqrt(k))
    out, at = [], log(k + 1)
    for sign in (-1, 1):
        j = 0 if sign < 0 else 1
        while True:
            y = at + sign * j * step
            w = exp((k + 1) * y - exp(y) - loggamma(k)) / be * step
            out.append((exp(y) / be, w))
            if w < mpf(10) ** -38 * k / be and j > 20:
                break
            j += 1
    return out


def known(i, kind):
    """P(alive), and the parameters of who is: k, rate, a, b."""
    r, al, a, b = params(i, "r", "alpha", "a", "b")
    x, tx, age = seen(i, "frequency", "recencyWeeks", "ageWeeks")
    return alive(TERMS[kind])(i)[""], r + x, al + age, a, b + x + (kind == "mbgNbd")


TERMS = {"bgNbd": bg_terms, "mbgNbd": mbg_terms}


def ways(i, kind):
    """The parts of the likelihood of being alive and of having dropped out, of a customer and of the same one who stays away till later."""
    later = dict(i, ageWeeks=mpf(i["ageWeeks"]) + mpf(i["horizonWeeks"]))
    if kind != "paretoNbd":
        (on, off), (on_later, _) = TERMS[kind](i), TERMS[kind](later)
        return exp(on), exp(off), exp(on_later), exp(off)
    *_, on, off = pareto_exact(i)
    *_, on_later, off_later = pareto_exact(later)
    return on, off, on_later, off_later


def pareto_exact(i):
    """As pareto_parts, the integral over the time of leaving by panels that double from the last purchase on."""
    r, al, s, be = params(i, "r", "alpha", "s", "beta")
    x, tx, age = seen(i, "frequency", "recencyWeeks", "ageWeeks")
    k = r + x
    power = lambda u: exp(-k * mp.log1p((u - tx) / (al + tx)) - s * mp.log1p((u - tx) / (be + tx)))
    f = lambda u: power(u) / (be + u)
    small = min((al + tx) / (k + 1), (be + tx) / (s + 1), age - tx)
    cuts, c = [tx], small / 4
    while tx + c < age:
        cuts.append(tx + c)
        c *= 2
        if f(tx + c) * c < mpf(10) ** -42 * small * f(tx):
            break
    else:
        cuts.append(age)
    off = s * sum(quad(lambda v, u=u, w=w: f(u + (w - u) * v) * (w - u), [0, 1]) for u, w in zip(cuts, cuts[1:])) if age > tx else mpf(0)
    return r, al, s, be, x, tx, age, power(age), off


def no_purchase(kind):
    def f(i):
        on, off, on_later, off_later = ways(i, kind)
        return {"": (on_later + off_later) / (on + off)}
    return f


def next_purchase(kind):
    """The chance to have bought by the time told; if none is told, that it is not reached in a million ages."""
    def f(i):
        told = i["toldWeeks"] if i["toldWeeks"] is not None else (mpf(10) ** 6 * mpf(i["ageWeeks"]) if i["ageWeeks"] else mpf(10) ** 6)
        on, off, on_later, off_later = ways(dict(i, horizonWeeks=told), kind)
        bought = ((on - on_later) + (off - off_later)) / (on + off)
        return None if i["toldWeeks"] is None and bought < mpf(i["probability"]) * (1 + mpf(10) ** -12) else {"": bought}
    return f


def dropped_by(kind):
    def f(i):
        t = mpf(i["horizonWeeks"])
        if kind == "paretoNbd":
            r, al, s, be, x, tx, age, on, off = pareto_exact(i)
            return {"": 1 - on / (on + off) * exp(-s * mp.log1p(t / (be + age))), "_scale": mpf(1)}
        p_alive, k, be, a, b = known(i, kind)
        return {"": 1 - p_alive * mean_over_beta(lambda p: exp(-k * mp.log1p(p * t / be)), a, b, (k + 1) * t / be), "_scale": mpf(1)}
    return f


def counts(k, be, t, n):
    """P(N = n) of a negative binomial, by its logarithm."""
    return exp(loggamma(k + n) - loggamma(k) - loggamma(mpf(n) + 1) - k * mp.log1p(t / be) - n * mp.log1p(be / t))


def at_least(k, be, t, n):
    """P(N >= n): what the terms below n leave, with the digits that costs."""
    digits = 60 + max(0, -int(mp.log10(counts(k, be, t, n) or mpf(10) ** -999)))
    with mp.workdps(min(digits, 900)):
        term, total = exp(-k * mp.log1p(t / be)), mpf(0)
        for j in range(n):
            total += term
            term *= (k + j) / (j + 1) * t / (be + t)
        return 1 - total


def count_chance(kind):
    def f(i):
        n, t = i["purchases"], mpf(i["horizonWeeks"])
        if kind == "paretoNbd":
            r, al, s, be = params(i, "r", "alpha", "s", "beta")
            left = lambda v: s * (t * exp(-v) / (be + t * exp(-v))) * exp(-s * mp.log1p(t * exp(-v) / be)) * counts(r, al, t * exp(-v), n)
            total, v = counts(r, al, t, n) * exp(-s * mp.log1p(t / be)), mpf(0)
            best = mpf(0)
            while True:
                # quad stops at an absolute error
                unit = left(v)
                panel = unit * quad(lambda w: left(w) / unit, [v, v + mpf(1) / 4], method="gauss-legendre")
                total, best, v = total + panel, max(best, panel), v + mpf(1) / 4
                u = t * exp(-v)
                if panel < best and panel < total * mpf(10) ** -30 and (n + 1) * al > 2 * r * u and be > 2 * s * u:
                    return {"": total}
        r, al, a, b = params(i, "r", "alpha", "a", "b")
        m = n + (kind == "mbgNbd")
        out = exp(beta_ln(a, b + m) - beta_ln(a, b)) * counts(r, al, t, n)
        if m:
            out += exp(beta_ln(a + 1, b + m - 1) - beta_ln(a, b)) * at_least(r, al, t, n)
        return {"": out}
    return f


def residual_orders(i, kind, d):
    """With l and p fixed a customer buys at the rate l e^(-l p t), which is worth l/(d + l p)."""
    if kind == "paretoNbd":
        r, al, s, be, x, tx, age, on, off = pareto_exact(i)
        # with l and mu fixed l/(d + mu), over the Gamma of mu = e^y/c
        c = be + age
        life = line_sum(lambda y: exp(s * y - exp(y) - loggamma(s)) / (d + exp(y) / c), log(s), min(mpf("0.08"), mpf("0.35") / sqrt(s)),
                        (lambda y: y < -95 + min(0, log(d * c)), s))
        return on / (on + off) * (r + x) / (al + age) * life
    p_alive, k, be, a, b = known(i, kind)
    nodes = rates(k, be)
    scale = max(u for u, _ in nodes) / d
    return p_alive * mean_over_beta(lambda p: mp.fsum(w / (d + u * p) for u, w in nodes), a, b, scale)


def future_orders(i, kind, t):
    if kind == "paretoNbd":
        r, al, s, be, x, tx, age, on, off = pareto_exact(i)
        c, far = be + age, mp.log1p(t / (be + age))
        life = c * quad(lambda w: exp(w * (1 - s)), [far * k / 16 for k in range(17)])
        return on / (on + off) * (r + x) / (al + age) * life
    p_alive, k, be, a, b = known(i, kind)
    return p_alive * mean_over_beta(lambda p: -mp.expm1(-k * mp.log1p(p * t / be)) / p, a, b, (k + 1) * t / be)


def p_alive(i, kind):
    if kind == "paretoNbd":
        *_, on, off = pareto_exact(i)
        return on / (on + off)
    return known(i, kind)[0]


def order_value(spend, x, money):
    """The mean of p/nu over the Gamma of nu after x orders; None without one."""
    p, q, v = (mpf(spend[n]) for n in "pqv")
    k, rate = p * x + q, v + x * money
    if k <= 1:
        return None
    step = min(mpf("0.08"), mpf("0.35") / sqrt(k))
    return p * rate * line_sum(lambda y: exp((k - 1) * y - exp(y) - loggamma(k)), log(k), step, (lambda y: y < -95, k - 1))


def own_share(spend, x):
    """By how much of it the expected value follows the own mean."""
    if mpf(spend["q"]) <= 1:
        return None
    return order_value(spend, x, mpf(2)) - order_value(spend, x, mpf(1)) if x else mpf(0)


def of_value(i):
    return i["frequency"] if i["monetaryValue"] else 0, mpf(i["monetaryValue"])


def customer_residual(i):
    weekly = mp.log1p(mpf(i["discountRatePerYear"])) * 7 / mpf("365.2425")
    worth = order_value(i["spend"], *of_value(i))
    return None if worth is None else {"": worth * residual_orders(i, i["model"], weekly)}


def customer_explain(i):
    x, money = of_value(i)
    t = mpf(i["horizonWeeks"])
    worth, own, orders = order_value(i["spend"], x, money), own_share(i["spend"], x), future_orders(i, i["model"], t)
    r, al = params(i, "r", "alpha")
    return {"ordersPerWeek": (r + i["frequency"]) / (al + mpf(i["ageWeeks"])), "probabilityAlive": p_alive(i, i["model"]), "expectedOrders": orders,
            "expectedOrderValue": worth, "shrinkage": None if own is None else 1 - own, "value": None if worth is None else worth * orders,
            "_all": True}


def customer_score(i):
    if mpf(i["spend"]["q"]) <= 1:
        return None
    out = []
    for c in i["customers"]:
        x = c["frequency"] if c["repeatCents"] > 0 else 0
        money = mpf(c["repeatCents"]) / 100 / x if x else mpf(0)
        out.append(order_value(i["spend"], x, money) * future_orders(dict(c, params=i["params"]), i["model"], mpf(i["horizonDays"]) / 7))
    return out


def bgbb_new(i):
    a, b, g, d = params(i, "alpha", "beta", "gamma", "delta")
    total, stays = mpf(0), mpf(1)
    for k in range(i["opportunities"]):
        stays *= (d + k) / (g + d + k)
        total += stays
    return {"": a / (a + b) * total}


def bdw_retention(i):
    a, b, c = params(i, "alpha", "beta", "c")
    with mp.workdps(120):
        s = lambda t: beta_ln(a, b + mpf(t) ** c)
        return {"": exp(s(i["period"]) - s(i["period"] - 1))}


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
    if not i["durationsDays"]:
        return None
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
    "bgBb.expectedPurchases": (None, bgbb_new, 0),
    "bdw.retentionRate": (None, bdw_retention, 0),
    "gammaGamma.expectedOrderValue": (None, lambda i: {"": order_value(i["params"], i["frequency"], mpf(i["monetaryValue"]))}, 0),
    "gammaGamma.ownShare": (None, lambda i: {"": own_share(i["params"], i["frequency"])}, 0),
    "customerValue.residual": (None, customer_residual, 0),
    "customerValue.explain": (None, customer_explain, 0),
    "customerValue.score": (None, customer_score, 0),
}
for kind in ("bgNbd", "mbgNbd", "paretoNbd"):
    CASES.update({
        f"{kind}.probabilityNoPurchase": (None, no_purchase(kind), 0),
        f"{kind}.probabilityDroppedBy": (None, dropped_by(kind), 0),
        f"{kind}.probabilityOfPurchases": (None, count_chance(kind), 0),
        f"{kind}.nextPurchaseQuantile": (None, next_purchase(kind), 0),
        f"{kind}.discountedResidualPurchases": (None, lambda i, kind=kind: {
            "": residual_orders(i, kind, mpf(i["continuousDiscountRatePerWeek"]))}, 0),
    })
