"""Levels behind scores, ranks from answers, words of a remark and their tone: the catalogue's rules word for word."""
import re
import unicodedata
from fractions import Fraction as F

import numpy as np
from mpmath import matrix, mp, mpf, sqrt
from scipy.optimize import minimize_scalar

from judging import confidence, dec, m, not_negative, once, refuse, Skip
from laws import phi, t_two_sided, z_of
from ratings import counts_of
from scores import net


# ---- a level behind scores
def likelihood(y, s, W):
    """Log-likelihood, and filtered (mean, variance) before each update and after, from the first value on."""
    mean = var = None
    ll, before, after, residuals = 0 * W, [], [], []
    for v, e in zip(y, s):
        if mean is None:
            before.append(None)
            residuals.append(None)
            if v is not None:
                mean, var = v, e * e
            after.append(None if mean is None else (mean, var))
            continue
        var = var + W
        before.append((mean, var))
        if v is None:
            residuals.append(None)
        else:
            f, d = var + e * e, v - mean
            ll = ll - (mp.log(2 * mp.pi * f) + d * d / f) / 2 if isinstance(W, mpf) else ll - (np.log(2 * np.pi * f) + d * d / f) / 2
            residuals.append((d, f))
            mean, var = mean + d * var / f, var * e * e / f
        after.append((mean, var))
    return ll, after, residuals, mean, var


def best_variance(y, s):
    """W of the largest likelihood over [0, inf): a scan of many scales, then each peak."""
    fy, fs = [None if v is None else float(v) for v in y], [None if e is None else float(e) for e in s]
    known = [v for v in fy if v is not None]
    unit = (max(known) - min(known)) ** 2 + max(e for e in fs if e is not None) ** 2
    f = lambda u: -likelihood(fy, fs, np.float64(np.exp(u)))[0]
    grid = np.linspace(np.log(unit) - 30, np.log(unit) + 4, 700)
    values = [f(u) for u in grid]
    ends = [(-likelihood(fy, fs, np.float64(0.0))[0], 0.0)]
    for k in range(1, len(grid) - 1):
        if values[k] <= values[k - 1] and values[k] <= values[k + 1]:
            got = minimize_scalar(f, bounds=(grid[k - 1], grid[k + 1]), method="bounded", options={"xatol": 1e-12})
            ends.append((got.fun, float(np.exp(got.x))))
    ends.sort()
    if len(ends) > 1 and ends[1][0] - ends[0][0] < 1e-10 and abs(ends[1][1] - ends[0][1]) > 1e-4 * unit:
        raise Skip
    if ends[0][1] == 0:
        return mpf(0)
    w, g = mpf(ends[0][1]), lambda w: likelihood(y, s, w)[0]
    mp.dps, keep = 60, mp.dps
    try:
        for _ in range(6):  # Newton on ln W
            h = mpf("1e-15")
            a, b, c = (g(w * mp.exp(k * h)) for k in (-1, 0, 1))
            d1, d2 = (c - a) / (2 * h), (c - 2 * b + a) / h ** 2
            if d2 >= 0:
                break
            w *= mp.exp(-d1 / d2)
    finally:
        mp.dps = keep
    return w


def smoothed(y, s, W):
    n, at = len(y), [k for k, v in enumerate(y) if v is not None]
    if W == 0:
        p = sum(1 / s[k] ** 2 for k in at)
        return [(sum(y[k] / s[k] ** 2 for k in at) / p, 1 / p)] * n
    A, b = matrix(n, n), matrix(n, 1)
    for k in range(n):
        if y[k] is not None:
            A[k, k] += 1 / s[k] ** 2
            b[k] = y[k] / s[k] ** 2
        if k:
            A[k, k] += 1 / W
            A[k - 1, k - 1] += 1 / W
            A[k, k - 1] -= 1 / W
            A[k - 1, k] -= 1 / W
    inverse = A ** -1
    x = inverse * b
    return [(x[k], inverse[k, k]) for k in range(n)]


def level_of(y, s, given, level):
    z = z_of(level)
    known = [v for v in y if v is not None]
    if not known or given is None and len(known) < 2:
        return None
    W = given if given is not None else best_variance(y, s)
    ll, after, residuals, mean, var = likelihood(y, s, W)
    lim = lambda c, v: {"level": c, "lower": c - z * sqrt(v), "upper": c + z * sqrt(v)}
    r = [None if x is None else x[0] / sqrt(x[1]) for x in residuals]
    if any(x is not None and abs(abs(x) - z) < mpf("1e-8") for x in r):
        raise Skip
    scale = max(e for e in s if e is not None)
    return {"levelVariance": {"": W, "_scale": scale ** 2}, "logLikelihood": {"": ll, "_scale": mpf(1)},
            "filtered": [{"level": None, "lower": None, "upper": None} if x is None else lim(*x) for x in after],
            "smoothed": [lim(*x) for x in smoothed(y, s, W)],
            "forecast": dict(lim(mean, var + W), standardError=sqrt(var + W)), "residuals": [None if x is None else {"": x, "_scale": mpf(1)} for x in r],
            "alarms": [k for k, x in enumerate(r) if x is not None and abs(x) > z], "_scale": scale}


def series_level(i):
    level = confidence(i)
    y, s, given = i["values"], i["standardErrors"], i.get("levelVariance")
    refuse(len(y) != len(s))
    for v, e in zip(y, s):
        refuse(v is not None and (e is None or e <= 0))
        if e is not None and e < 0:
            raise Skip
    if given is not None:
        not_negative(given)
    s = [None if v is None else m(dec(e)) for v, e in zip(y, s)]
    return level_of([None if v is None else m(dec(v)) for v in y], s, None if given is None else m(dec(given)), level)


def nps_level(i):
    level = confidence(i)
    rows = [counts_of(c) for c in i["counts"]]
    n, _, v = net({k: sum(c[k] for c in rows) for k in ("detractors", "passives", "promoters")}) if rows else (0, None, None)
    if not n or not v:
        return None
    each = [net(c) for c in rows]
    return level_of([s for _, s, _ in each], [sqrt(v / k) if k else None for k, _, _ in each], None, level)


# ---- ranks
def ranks(k, tests, scores, names, level, kind, best, up):
    a = 1 - level

    def rejected(family):
        out, top = set(), mpf(0)
        for r, (p, x, y) in enumerate(sorted(family)):
            top = max(top, p * (len(family) - r))
            if abs(top - a) < mpf("1e-9"):
                raise Skip
            if top > a:
                break
            out.add((x, y))
        return out
    both, out = rejected(tests), []
    for x in range(k):
        r = both if kind == "simultaneous" else rejected([t for t in tests if x in t[1:]])
        out.append({"segment": names[x], "rank": 1 + sum(up * s > up * scores[x] for s in scores),
                    "lower": 1 + sum((y, x) in r for y in range(k)), "upper": k - sum((x, y) in r for y in range(k))})
    tops = [names[x] for x in range(k) if 1 + sum((y, x) in both for y in range(k)) <= best] if best is not None else None
    return out, tops


def told(i, ranked, out, tops):
    none = {"rank": None, "lower": None, "upper": None}
    by = {x["segment"]: x for x in out}
    result = {"ranked": ranked, "segments": [by.get(s["segment"], dict(none, segment=s["segment"])) for s in i["segments"]]}
    return dict(result, best=tops) if tops is not None else result


def rank(i):
    level = confidence(i)
    once(s["segment"] for s in i["segments"])
    for s in i["segments"]:
        refuse(s["standardError"] is not None and s["standardError"] < 0)
    refuse(i.get("tau") is not None and i["tau"] < 1)
    rows = [(s["segment"], m(dec(s["score"])), m(dec(s["standardError"]))) for s in i["segments"] if s["score"] is not None and s["standardError"] is not None]
    if not rows:
        return None
    if i.get("tau") is not None and i["tau"] > len(rows):
        raise Skip
    up, tests = 1 if i["order"] == "highestFirst" else -1, []
    for x in range(len(rows)):
        for y in range(len(rows)):
            e = sqrt(rows[x][2] ** 2 + rows[y][2] ** 2)
            if x != y and e > 0:
                tests.append((1 - phi(up * (rows[x][1] - rows[y][1]) / e), x, y))
    out, tops = ranks(len(rows), tests, [r[1] for r in rows], [r[0] for r in rows], level, i["kind"], i.get("tau"), up)
    return told(i, len(rows), out, tops)


def rank_counts(i):
    level, v = confidence(i), [dec(x) for x in i["values"]]
    once(s["segment"] for s in i["segments"])
    for s in i["segments"]:
        refuse(len(s["counts"]) != len(v))
        not_negative(*s["counts"])
    refuse(i.get("tau") is not None and i["tau"] < 1)
    if len(v) < 2 or len(set(v)) < 2:
        raise Skip
    rows = []
    for s in i["segments"]:
        n = sum(s["counts"])
        if n:
            mu = sum(x * c for x, c in zip(v, s["counts"])) / n
            rows.append((s["segment"], n, mu, sum(c * (x - mu) ** 2 for x, c in zip(v, s["counts"])), s["counts"]))
    if not rows:
        return None
    if i.get("tau") is not None and i["tau"] > len(rows):
        raise Skip
    up, tests = 1 if i["order"] == "highestFirst" else -1, []
    for x, a in enumerate(rows):
        for y, b in enumerate(rows):
            if x == y:
                continue
            d = m(up * (a[2] - b[2]))
            if i["test"] == "pooledZ":
                n = a[1] + b[1]
                mu = (a[1] * a[2] + b[1] * b[2]) / n
                var = (a[3] + b[3] + a[1] * (a[2] - mu) ** 2 + b[1] * (b[2] - mu) ** 2) / n
                if var:
                    tests.append((1 - phi(d / sqrt(m(var * (F(1, a[1]) + F(1, b[1]))))), x, y))
            elif a[1] > 1 and b[1] > 1 and a[3] + b[3]:
                ea, eb = a[3] / (a[1] - 1) / a[1], b[3] / (b[1] - 1) / b[1]
                df = (ea + eb) ** 2 / (ea ** 2 / (a[1] - 1) + eb ** 2 / (b[1] - 1))
                t = d / sqrt(m(ea + eb))
                p = t_two_sided(t, m(df)) / 2
                tests.append((p if t > 0 else 1 - p, x, y))
    out, tops = ranks(len(rows), tests, [r[2] for r in rows], [r[0] for r in rows], level, i["kind"], i.get("tau"), up)
    return told(i, len(rows), out, tops)


# ---- words
def terms(i):
    refuse(i["maxWords"] not in (1, 2) or i["minLetters"] < 1)
    text = unicodedata.normalize("NFC", i["text"])
    if i["locale"][:2] in ("tr", "az", "lt"):
        text = text.replace("I", "\u0131").replace("\u0130", "i") if i["locale"][:2] != "lt" else text
        if i["locale"][:2] == "lt":
            raise Skip
    text = unicodedata.normalize("NFC", text.lower())
    kind = lambda c: unicodedata.category(c)[0]
    found, start = [], None
    for k, c in enumerate(text + " "):
        if kind(c) in "LM":
            start = k if start is None else start
        elif start is not None:
            found.append((start, k))
            start = None
    stop = {unicodedata.normalize("NFC", s) for s in i["stopWords"]}
    out, before = [], None
    for a, b in found:
        w = text[a:b]
        kept = w not in stop and sum(kind(c) == "L" for c in w) >= i["minLetters"]
        if kept:
            out.append(w)
            if i["maxWords"] == 2 and before is not None:
                gap = text[before[1]:a]
                if all(c.isspace() or c in "-\u2010\u2011'\u2019" for c in gap):
                    out.append(text[before[0]:before[1]] + " " + w)
        before = (a, b) if kept else None
    return out


# ---- the tone of a remark
FACES = [(":'(", "\u2639"), (":-(", "\u2639"), (":(", "\u2639"), (":-)", "\u263a"), (":)", "\u263a"), (";-)", "\u263a"), (";)", "\u263a"),
         (":-D", "\u263a"), (":D", "\u263a"), ("<3", "\u263a")]
BREAK, PAUSE = "\n", ","


def folded(text):
    """Tokens: words, emoji, and the marks BREAK and PAUSE."""
    for face, sign in FACES:
        text = text.replace(face, f" {sign} ")
    text = text.lower().replace("\u2019", "'").replace("\u02bc", "'")
    text = re.sub(r"\bcan't\b", "can not", text)
    text = re.sub(r"n't\b", " not", text)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c)[0] != "M" and c not in "\u200d\u200c\ufe0e\ufe0f"
                   and not "\U0001f3fb" <= c <= "\U0001f3ff")
    text = re.sub(r"(?<=\s)-(?=\s)", "\u2014", text)
    out = []
    for t in re.finditer(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[^\W_])*|[.!?\u2026\n]|[,;:()\u2013\u2014]|\S", text):
        w = t.group()
        if w in ".!?\u2026\n":
            out.append(BREAK)
        elif w in ",;:()\u2013\u2014":
            out.append(PAUSE)
        elif w[0].isalnum() or unicodedata.category(w) in ("So", "Sk"):
            out.append(w)
    return out


def entries(words):
    out = []
    for key, v in words.items():
        star = key.endswith("*")
        out.append((folded(key.rstrip("*")), star, v))
    return [e for e in out if e[0]]


def longest(lists, tokens, k):
    """(kind, value, length) of the longest entry that begins at k; the earlier list wins among equals."""
    best = None
    for kind, known in lists:
        for words, star, v in known:
            part = tokens[k:k + len(words)]
            if len(part) == len(words) and part[:-1] == words[:-1] and (part[-1].startswith(words[-1]) if star else part[-1] == words[-1]):
                if best is None or len(words) > best[2]:
                    best = (kind, v, len(words), star, words)
                elif len(words) == best[2] and kind == best[0] and v != best[1]:
                    # two entries of one list: the whole word before the star, the longer beginning before the shorter
                    if (not star, len(words[-1])) > (not best[3], len(best[4][-1])):
                        best = (kind, v, len(words), star, words)
    return best


def tone(i):
    x = i["lexicon"]
    for v in x["valences"].values():
        refuse(not -4 <= v <= 4)
    refuse(any(v <= 0 for v in x["intensities"].values()))
    one = lambda names: {tuple(folded(n)) for n in names}
    refuse(bool(one(x["negations"]) & one(x["valences"])))
    lists = [("valence", entries(x["valences"])), ("negation", entries(dict.fromkeys(x["negations"], 0))),
             ("contrast", entries(dict.fromkeys(x["contrasts"], 0))), ("intensity", entries(x["intensities"]))]
    tokens, marks, k = folded(i["text"]), [], 0
    while k < len(tokens):
        hit = None if tokens[k] in (BREAK, PAUSE) else longest(lists, tokens, k)
        if tokens[k] == BREAK or tokens[k] == PAUSE:
            marks.append(("end" if tokens[k] == BREAK else "pause", None, k, 1))
        elif hit:
            marks.append((hit[0], hit[1], k, hit[2]))
        else:
            marks.append(("word", None, k, 1))
        k += marks[-1][3]
    sentences, found = [[]], []
    for j, (kind, v, at, length) in enumerate(marks):
        if kind == "end":
            sentences.append([])
            continue
        if kind == "contrast":
            sentences[-1].append(("contrast", None))
        if kind != "valence" or v == 0:
            continue
        # is it turned? going back to a negation within reach, with nothing between that ends it
        negated, b = False, j - 1
        while b >= 0 and marks[b][0] not in ("end", "pause", "contrast") and not (marks[b][0] == "valence" and marks[b][1]):
            if marks[b][0] == "negation":
                last = marks[b][2] + marks[b][3]
                if at - last < x["reach"]:
                    negated = True
                break
            b -= 1
        factor, b, used = mpf(1), j - 1, 0
        while b >= 0 and used < 2 and marks[b][0] == "intensity":
            used += 1
            if not negated or marks[b][1] < 1:
                factor *= m(dec(marks[b][1]))
            b -= 1
        value = m(dec(v)) * factor * (-m(dec(x["turned"])) if negated else 1)
        sentences[-1].append(("value", value))
    total, opposed = [], False
    for s in sentences:
        cut = max((k for k, e in enumerate(s) if e[0] == "contrast"), default=None)
        before = [v for e, v in s[:cut] if e == "value"] if cut is not None else []
        after = [v for e, v in s[cut:] if e == "value"] if cut is not None else []
        if before and after:
            total += [v * m(dec(x["before"])) for v in before] + [v * m(dec(x["after"])) for v in after]
            opposed = opposed or sum(before) * sum(after) < 0
        else:
            total += [v for e, v in s if e == "value"]
    positive, negative, t = sum(v for v in total if v > 0), -sum(v for v in total if v < 0), sum(total)
    score = t / sqrt(t * t + m(dec(x["alpha"]))) if total else mpf(0)
    low, high = sorted((positive, negative))
    label = ("none" if not total else "mixed" if opposed or high > 0 and low >= m(dec(x["mixedFrom"])) * high and low > 0 else
             "positive" if score >= m(dec(x["decidedFrom"])) else "negative" if score <= -m(dec(x["decidedFrom"])) else "neutral")
    return {"words": sum(w not in (BREAK, PAUSE) for w in tokens), "valued": len(total), "positive": mpf(positive), "negative": mpf(negative),
            "sentiment": score if total else {}, "label": label, "_scale": mpf(1)}


LEXICON = {"valences": {"good": 2, "bad": -2, "ottim*": 3, "problem*": -1, "in ritardo": -2, "non solo": 0, "without doubt": 0, "niente da dire": 2,
                        "\u263a": 2, "\u2639": -2, "well done": 3, "slow": -1, "great": 3}, "negations": ["not", "non", "mai", "never", "without", "niente"],
           "intensities": {"very": 1.5, "molto": 1.5, "a bit": 0.5, "poco": 0.6}, "contrasts": ["but", "ma", "per\u00f2"],
           "reach": 5, "turned": 0.74, "before": 0.5, "after": 1.5, "alpha": 15, "decidedFrom": 0.05, "mixedFrom": 0.5}


def remark(r):
    pool = ["good", "bad", "ottimo", "Ottima", "problemi", "in ritardo", "non solo", "without doubt", "niente da dire", ":)", ":-(", "well done", "slow",
            "great", "not", "non", "mai", "never", "without", "very", "molto", "a bit", "poco", "but", "ma", "per\u00f2", "Pero", "it", "the shop", "l'assistenza",
            "isn't", "can't", "3.5", "\u2639", "niente", "well"]
    text = ""
    for _ in range(r.randint(0, 16)):
        text += r.choice(pool) + r.choice([" ", " ", " ", " ", ", ", ". ", "! ", " - ", "\n", "; "])
    return {"text": text, "lexicon": LEXICON}


CASES = {"sentiment.remark": (remark, tone, 60), "series.localLevel": (None, series_level, 0), "nps.localLevel": (None, nps_level, 0), "segments.rank": (None, rank, 0),
         "segments.rankFromCounts": (None, rank_counts, 0), "words.terms": (None, terms, 0)}
