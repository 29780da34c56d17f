"""Data sets for fits: drawn from the model, and of the kinds on which a likelihood has no optimum or hardly one."""
import numpy as np

#: numbers of a customer, the last how many are like this; 1 of survivors
WIDTH = {"bgNbd": 4, "mbgNbd": 4, "paretoNbd": 4, "gammaGamma": 3, "bgBb": 4, "sbg": 1, "bdw": 1}


def log_even(rng, low, high):
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def table(rows):
    """Like customers together, in order."""
    rows, counts = np.unique(np.array(rows, dtype=float), axis=0, return_counts=True)
    return np.column_stack([rows, counts])


def bought(rng, rate, age, lives, leaves):
    """Purchases of one customer: the number and the time of the last; leaves() after each, lives at most."""
    x, t, last = 0, 0.0, 0.0
    while x < 3000:
        t += rng.exponential(1 / max(rate, 1e-12))
        if t > min(age, lives):
            break
        x, last = x + 1, t
        if leaves():
            break
    return x, last


def drawn(model, rng, n, ages, rounded):
    r, a = log_even(rng, .2, 8), log_even(rng, .2, 5)
    alpha, b = log_even(rng, .02, 2), log_even(rng, .3, 10)
    rows = []
    for age in ages(n):
        rate = rng.gamma(r) / alpha
        p = rng.beta(a, b)
        if model == "paretoNbd":
            x, tx = bought(rng, rate, age, rng.exponential(b / max(rng.gamma(a), 1e-9)), lambda: False)
        else:
            gone = model == "mbgNbd" and rng.random() < p
            x, tx = (0, 0.0) if gone else bought(rng, rate, age, np.inf, lambda: rng.random() < p)
        if rounded:
            # a whole grid, so that many are alike; a last purchase is never at 0
            tx, age = np.ceil(tx * rounded), np.ceil(age * rounded)
        rows.append((x, tx, max(age, tx)))
    return table(rows)


def repeat_buyers(model, rng):
    n = int(log_even(rng, 3, 400))
    kind = rng.choice(["drawn", "drawn", "tied", "tied", "one age", "ages apart", "alike", "none", "alive", "few", "long", "heavy", "zero age", "two kinds", "last day"])
    even = lambda k: rng.uniform(.2, 1, k)
    one = lambda k: np.ones(k)
    if kind == "tied":
        return drawn(model, rng, n, even, int(rng.choice([4, 13, 52]))), kind
    if kind == "one age":
        return drawn(model, rng, n, one, 0), kind
    if kind == "ages apart":
        return drawn(model, rng, n, lambda k: 10 ** rng.uniform(-4, 2, k), 0), kind
    if kind == "alike":
        x = int(rng.integers(1, 20))
        return np.array([[x, rng.choice([.3, .9, 1.0]), 1.0, n]]), kind
    if kind == "none":
        return table([(0, 0, t) for t in (even(n) if rng.random() < .5 else np.round(even(n), 1))]), kind
    if kind == "alive":
        rate = rng.gamma(log_even(rng, .5, 20), 3, n)
        return table([(x, 1 - 1e-3 * rng.random() if x else 0, 1) for x in rng.poisson(rate)]), kind
    if kind == "few":
        return drawn(model, rng, int(rng.integers(1, 6)), even, 0), kind
    if kind == "long":
        return drawn(model, rng, min(n, 60), lambda k: 100 * even(k), 0), kind
    if kind == "heavy":
        d = drawn(model, rng, int(rng.integers(3, 12)), even, 4)
        d[:, 3] *= 10.0 ** rng.integers(2, 7)
        return d, kind
    if kind == "zero age":
        d = drawn(model, rng, n, even, 0)
        return np.vstack([[0, 0, 0, int(rng.integers(1, 9))], d]), kind
    if kind == "two kinds":
        return np.array([[0, 0, 1, n], [int(rng.integers(1, 9)), rng.choice([.5, 1.0]), 1, int(rng.integers(1, 99))]]), kind
    if kind == "last day":
        return table([(x, 1 if x else 0, 1) for x in rng.poisson(rng.gamma(1, 2, n))]), kind
    return drawn(model, rng, n, even, 0), kind


def spenders(rng):
    n = int(log_even(rng, 2, 400))
    kind = rng.choice(["drawn", "drawn", "round", "alike", "apart", "few", "one order", "same each", "heavy tail", "many orders"])
    p, q, v = log_even(rng, .5, 20), log_even(rng, 1, 15), log_even(rng, 1, 1000)
    if kind == "few":
        n = int(rng.integers(1, 5))
    x = 1 + rng.poisson(rng.gamma(1, log_even(rng, .5, 8), n))
    if kind == "one order":
        x[:] = 1
    if kind == "many orders":
        x *= 5000
    if kind == "alike":
        m = np.full(n, 20.0)
    elif kind == "apart":
        m = 10 ** rng.uniform(-3, 5, n)
    elif kind == "same each":
        m = v / rng.gamma(q, size=n)
    elif kind == "heavy tail":
        m = rng.pareto(.6, n) + 1e-3
    else:
        m = rng.gamma(p * x) / x * v / rng.gamma(q, size=n)
    if kind == "round":
        m = np.maximum(np.round(m, -1 if m.mean() > 50 else 0), 1)
    return table(list(zip(x, np.maximum(m, 1e-9)))), kind


def opportunists(rng):
    n = int(log_even(rng, 3, 400))
    kind = rng.choice(["drawn", "drawn", "drawn", "none", "always", "few", "apart", "one", "alike", "heavy"])
    a, b, g, e = (log_even(rng, .3, 4) for _ in range(4))
    rows = []
    for _ in range(int(rng.integers(1, 5)) if kind == "few" else n):
        most = 1 if kind == "one" else int(rng.integers(0, 30)) if kind == "apart" else 6
        p, th, x, last = rng.beta(a, b), rng.beta(g, e * 3), 0, 0
        for t in range(1, most + 1):
            if kind != "always" and rng.random() < th:
                break
            if kind == "always" or (kind != "none" and rng.random() < p):
                x, last = x + 1, t
        rows.append((x, last, most))
    d = table(rows[:1] * n if kind == "alike" else rows)
    if kind == "heavy":
        d[:, 3] *= 10.0 ** rng.integers(2, 8)
    return d, kind


def cohort(rng):
    a, b, c, n = log_even(rng, .2, 5), log_even(rng, .3, 20), log_even(rng, .5, 2), int(log_even(rng, 3, 1e7))
    kind = rng.choice(["drawn", "drawn", "constant", "none left", "nobody leaves", "late", "two"])
    s, out = n, [n]
    p = rng.beta(a, b, min(n, 2000))
    before = np.ones_like(p)
    for t in range(1, int(rng.integers(3, 12))):
        now = (1 - p) ** (t ** c)
        share = 1 - (.8 if kind == "constant" else 1.0 if kind == "nobody leaves" else now.mean() / max(before.mean(), 1e-300))
        if kind == "late":
            share = 0 if t < 3 else .4
        if kind == "two" and t > 1:
            share = 0
        s -= rng.binomial(s, min(1, max(0, share)))
        before = now
        out.append(s)
    if kind == "none left":
        out[-1] = 0
    return np.array(out, dtype=float)[:, None], kind


MODELS = {"bgNbd": repeat_buyers, "mbgNbd": repeat_buyers, "paretoNbd": repeat_buyers, "gammaGamma": lambda _, rng: spenders(rng),
          "bgBb": lambda _, rng: opportunists(rng), "sbg": lambda _, rng: cohort(rng), "bdw": lambda _, rng: cohort(rng)}


def draw(model, rng):
    return MODELS[model](model, rng)


def shuffled(model, d, rng):
    """The customers one by one (if they are not too many) in another order."""
    if WIDTH[model] == 1:
        return d
    if d[:, -1].sum() < 2000:
        d = np.repeat(d, d[:, -1].astype(int), axis=0)
        d[:, -1] = 1
    return d[rng.permutation(len(d))]


def in_unit(model, d, by):
    d = d.copy()
    if model in ("bgNbd", "mbgNbd", "paretoNbd"):
        d[:, 1:3] *= by
    elif model == "gammaGamma":
        d[:, 1] *= by
    return d
