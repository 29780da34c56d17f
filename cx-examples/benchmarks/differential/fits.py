"""Random and hard data sets for the maximum likelihood fits, and a judge with likelihoods and an optimiser of its own.

    python3 fits.py cases SEED TIMES [MODEL ...] > data.txt
    java -cp ... io.github.cxkit.examples.benchmarks.FitAnswers < data.txt > fits.jsonl
    python3 fits.py judge data.txt < fits.jsonl

Every data set comes three times: as it is, with its customers in another order and one by one, and in another unit. A fit is
right if the likelihood it tells is that of its parameters, no search from anywhere finds more (1e-6 in all), nothing beyond the
region is higher than what is called an optimum, no optimum inside is called none, and order and unit change nothing.
"""
import json
import sys
from collections import defaultdict

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from fit_data import MODELS, WIDTH, draw, in_unit, shuffled

EDGE = 10.0
BEYOND = 14.0
GAIN = 1e-6


def rising(a, x):
    """ln of Gamma(a + x)/Gamma(a) without the difference of two large gammas: Stirling's series from 30 on, the product below."""
    a = a + np.zeros_like(x, dtype=float)
    b = a + x
    below, up = np.zeros_like(b), np.zeros_like(b)
    z, y = a, b
    for _ in range(30):
        below += np.where(z < 30, np.log(z), 0) - np.where(y < 30, np.log(y), 0)
        up += 1.0 * (y < 30) - (z < 30)
        z, y = z + (z < 30), y + (y < 30)
    series = lambda v: (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / v ** 2) / v ** 2) / v ** 2) / v
    step = x + up
    return below + (z - .5) * np.log1p(step / z) + step * np.log(y) - step + series(y) - series(z)


def shift(a, b, up, on):
    """ln of B(a + up, b + on)/B(a, b)."""
    far = np.where(on > 1e3, rising(b, a + 0 * on) - rising(b + on, a + 0 * on), rising(b, on) - rising(a + b, on))
    return rising(a, up) - rising(a + b + on, up) + far


def sum_log(u, v):
    return np.logaddexp(u, v)


def beta_geometric(already):
    """Fader, Hardie, Lee 2005 (already = 0); Batislam, Denizel, Filiztekin 2007 (already = 1)."""
    def f(p, d):
        r, al, a, b = p
        x, tx, age, w = d.T
        m = x + already
        zero = np.zeros_like(x)
        on = shift(a, b, zero, m) - (r + x) * np.log1p(age / al)
        off = np.where(m > 0, shift(a, b, zero + 1, np.maximum(m - 1, 0)) - (r + x) * np.log1p(tx / al), -np.inf)
        return (w * (rising(r, x) - x * np.log(al) + sum_log(on, off))).sum()
    return f


STEP = 2.0 ** -6
ABSCISSAE = np.arange(-3.6, 3.6 + STEP / 2, STEP)
NODES = 1 / (1 + np.exp(-np.pi * np.sinh(ABSCISSAE)))
WEIGHTS = STEP * np.pi * np.cosh(ABSCISSAE) * NODES * (1 - NODES)


def pareto(p, d):
    """Schmittlein, Morrison, Colombo 1987; the integral over the time of leaving by the double exponential rule."""
    r, al, s, be = p
    x, tx, age, w = d.T
    k = r + x
    all_ = np.log1p((age - tx) / (al + tx))
    v = all_[:, None] * NODES
    passed = (al + tx)[:, None] * np.expm1(v)
    f = np.exp(-k[:, None] * v - s * np.log1p(passed / (be + tx)[:, None])) * ((al + tx)[:, None] + passed) / ((be + tx)[:, None] + passed)
    with np.errstate(divide="ignore"):
        off = np.log(s * all_ * (f * WEIGHTS).sum(1)) - k * np.log1p(tx / al) - s * np.log1p(tx / be)
    on = -k * np.log1p(age / al) - s * np.log1p(age / be)
    return (w * (rising(r, x) - x * np.log(al) + sum_log(on, off))).sum()


def gamma_gamma(p, d):
    """Fader, Hardie 2013, equation 1a, of the mean."""
    p, q, v = p
    x, m, w = d.T
    px, all_ = p * x, x * m
    constant = rising(px, q) - gammaln(q)
    return (w * (constant - q * np.log1p(all_ / v) - px * np.log1p(v / all_) - np.log(m))).sum()


def bg_bb(p, d):
    """Fader, Hardie, Shang 2010, equation 5."""
    a, b, g, e = p
    row = np.repeat(np.arange(len(d)), (d[:, 2] - d[:, 1] + 1).astype(int))  # every moment to leave, and to stay
    k = np.concatenate([np.arange(last, n + 1) for _, last, n, _ in d])
    x, n = d[row, 0], d[row, 2]
    terms = shift(a, b, x, k - x) + shift(g, e, 1.0 * (k < n), k)
    top = np.full(len(d), -np.inf)
    np.maximum.at(top, row, terms)
    return (d[:, 3] * (top + np.log(np.bincount(row, np.exp(terms - top[row]))))).sum()


def contract(p, d):
    """Fader, Hardie 2007; 2018 with c: who left in each period, and who stayed."""
    a, b = p[:2]
    s = d[:, 0]
    t = np.arange(1.0, len(s)) ** (p[2] if len(p) > 2 else 1.0)
    log_s = np.concatenate([[0.0], shift(a, b, np.zeros_like(t), t)])
    left = s[:-1] - s[1:]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(left > 0, left * (log_s[:-1] + np.log(-np.expm1(np.diff(log_s)))), 0)
    return parts.sum() + (s[-1] * log_s[-1] if s[-1] else 0)


LIKELIHOODS = {"bgNbd": beta_geometric(0), "mbgNbd": beta_geometric(1), "paretoNbd": pareto, "gammaGamma": gamma_gamma, "bgBb": bg_bb,
               "sbg": contract, "bdw": contract}
#: which parameters are times or money
SCALED = {"bgNbd": (1,), "mbgNbd": (1,), "paretoNbd": (1, 3), "gammaGamma": (2,), "bgBb": (), "sbg": (), "bdw": ()}


def unit_of(model, d):
    if model == "gammaGamma":
        return (d[:, 1] * d[:, 2]).sum() / d[:, 2].sum()
    return d[:, 2].max() if SCALED[model] else 1.0


def size(model, d):
    return d[0, 0] if WIDTH[model] == 1 else d[:, -1].sum()


def climb(f, start, edge):
    """L-BFGS-B by central differences inside the box, begun again until nothing comes of it."""
    n = len(start)

    def both(u):
        value = f(u)
        slope = np.array([(f(u + h) - f(u - h)) / 2e-5 for h in np.eye(n) * 1e-5])
        return value, slope
    u, best = np.clip(start, -edge, edge), -f(start)
    for _ in range(4):
        got = minimize(both, u, jac=True, method="L-BFGS-B", bounds=[(-edge, edge)] * n,
                       options={"maxiter": 500, "ftol": 1e-16, "gtol": 1e-10, "maxcor": 20})
        gained, u, best = got.fun < -best - 1e-12, got.x, max(best, -got.fun)
        if not gained:
            break
    return u, best


def inside(f, u):
    """Whether u is a maximum that curves down in all directions, not on a face and not on a ridge: Newton's step stays near."""
    if np.abs(u).max() > EDGE - 0.1:
        return False
    n, h = len(u), 1e-3
    e = np.eye(n) * h
    hess = np.array([[(f(u + a + b) - f(u + a - b) - f(u - a + b) + f(u - a - b)) / (4 * h * h) for b in e] for a in e])
    slope = np.array([(f(u + a) - f(u - a)) / (2 * h) for a in e])
    return np.linalg.eigvalsh(hess).min() > 1e-6 and np.abs(np.linalg.solve(hess, slope)).max() < 0.05


def judge(model, d, answers, rng):
    """Faults as texts, and figures by name."""
    first, faults, figures = answers[0], [], {}
    if any(a["outcome"] == "broken" for a in answers):
        return [next(a["error"] for a in answers if "error" in a)], figures
    if first["outcome"] == "failed":
        return [] if WIDTH[model] == 1 and len(d) <= 3 else ["failed"], figures
    ll, n, unit = LIKELIHOODS[model], size(model, d), unit_of(model, d)
    scale = np.ones(len(first["parameters"]))
    scale[list(SCALED[model])] = unit
    scaled = d.copy()
    jacobian = 0.0
    if SCALED[model] and model != "gammaGamma":
        scaled[:, 1:3] /= unit
        jacobian = (d[:, 0] * d[:, 3]).sum() * np.log(unit)
    elif model == "gammaGamma":
        scaled[:, 1] /= unit
        jacobian = n * np.log(unit)

    def f(u):
        v = -ll(np.exp(u), scaled) / n
        return v if np.isfinite(v) else 1e300
    at = np.log(np.array(first["parameters"]) / scale)
    told = first["logLikelihood"] + jacobian
    own = -f(at) * n
    figures["likelihood"] = abs(own - told) / max(n, abs(own), abs(jacobian))
    if figures["likelihood"] > 1e-9:
        faults.append(f"the likelihood of its parameters is {own!r}, not {told!r}")
    converged = first["outcome"] == "converged"
    starts = [at] + [rng.uniform(-3, 3, len(at)) for _ in range(4)] + [rng.uniform(-8, 8, len(at)) for _ in range(2)]
    ends = [climb(f, s, EDGE) for s in starts]
    best = max(b for _, b in ends) * n
    figures["gain"] = best - own
    if best - own > GAIN:
        faults.append(f"{first['outcome']}: more by {best - own:.3g} at {np.round(max(ends, key=lambda x: x[1])[0], 3)}, told {np.round(at, 3)}")
    if converged:
        far = max(climb(f, s, BEYOND)[1] for s in [at, at + rng.uniform(-1, 1, len(at)), max(ends, key=lambda x: x[1])[0] * 1.3]) * n
        if far - own > GAIN:
            faults.append(f"an optimum is told, but beyond the region there is more by {far - own:.3g}")
        if not inside(f, at):
            figures["flat"] = 1
    else:
        for u, b in ends:
            if b * n > own - GAIN and inside(f, u):
                faults.append(f"{first['outcome']} at {np.round(at, 3)}, but there is an optimum at {np.round(u, 3)}, more by {b * n - own:.3g}")
                break
    for what, other, by in (("order", answers[1], 1.0), ("unit", answers[2], 7.0)):
        if other["outcome"] != first["outcome"]:
            faults.append(f"another {what}: {other['outcome']}, not {first['outcome']}")
            continue
        turned = np.array(other["parameters"])
        if SCALED[model]:
            turned[list(SCALED[model])] /= by
        bound = (n if model == "gammaGamma" else (d[:, 0] * d[:, 3]).sum()) if SCALED[model] else 0.0
        figures[what] = abs(other["logLikelihood"] + bound * np.log(by) - first["logLikelihood"])
        if converged:
            figures[what + " parameters"] = np.abs(np.log(turned / first["parameters"])).max()
        if figures[what] > GAIN:
            faults.append(f"another {what} changes the likelihood by {figures[what]:.3g}")
    return faults, figures


def main_cases(seed, times, names):
    for model in MODELS:
        if names and model not in names:
            continue
        for k in range(times):
            rng = np.random.default_rng([int(seed), k, list(MODELS).index(model)])
            d, kind = draw(model, rng)
            for each in (d, shuffled(model, d, rng), in_unit(model, d, 7.0)):
                print(model, *(f"{v:.17g}" for v in each.ravel()))


def main_judge(file, wanted):
    lines = open(file).read().splitlines()
    answers = [json.loads(x) for x in sys.stdin]
    worst, told, wrong = defaultdict(float), defaultdict(int), defaultdict(list)
    for i in range(0, len(answers), 3):
        words = lines[i].split(" ")
        model = words[0]
        d = np.array([float(w) for w in words[1:]]).reshape(-1, WIDTH[model])
        told[model, answers[i]["outcome"]] += 1
        faults, figures = judge(model, d, answers[i:i + 3], np.random.default_rng(i))
        for name, value in figures.items():
            worst[model, name] = max(worst[model, name], value)
        for fault in faults:
            wrong[model].append((i, fault))
    for model in MODELS:
        outcomes = {o: n for (m, o), n in told.items() if m == model}
        if outcomes:
            print(model, outcomes, {name: float(f"{v:.1e}") for (m, name), v in worst.items() if m == model}, len(wrong[model]) or "")
            for line, fault in wrong[model][:wanted]:
                print(f"    line {line + 1}: {fault}   {lines[line][:120]}")


if sys.argv[1] == "cases":
    main_cases(sys.argv[2], int(sys.argv[3]), sys.argv[4:])
else:
    main_judge(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 5)
