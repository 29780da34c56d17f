"""Random calls of the functions of the catalogue, and a judge of the library's results by 40-digit arithmetic and fractions.

    python3 catalogue.py cases SEED TIMES|=CASES [FUNCTION ...] > cases.jsonl
    java -cp ... io.github.cxkit.testkit.conformance.RandomCases answer < cases.jsonl > answered.jsonl
    java -cp ... io.github.cxkit.examples.benchmarks.MoreCases SEED CASES >> answered.jsonl
    java -cp ... io.github.cxkit.examples.benchmarks.LifetimeCases SEED CASES >> answered.jsonl
    python3 catalogue.py judge [CHARACTERS_SHOWN [SECONDS_OF_A_FUNCTION]] < answered.jsonl

The error of a number v is |library - v| / max(|v|, s): s is 0, or the size beside which a difference of like numbers is judged
(the standard error of a difference, say); every judge names its own. A map with "_all" holds nothing
else. Null, whole numbers, texts and lengths must be equal.
"""
import json
import math
import random
import signal
import sys
import time
from collections import defaultdict

from mpmath import isfinite, mpf

import behaviour
import clocks
import contacts
import experiments
import gains
import journeys
import lifetimes
import missions
import orders
import ratings
import scores
import segments
import signals
from judging import REFUSED, Refused, Skip

CASES = {}
for module in (scores, experiments, segments, lifetimes, behaviour, clocks, orders, journeys, gains, ratings, contacts, missions):
    CASES.update(module.CASES)
#: what judges any call of a function, also those that the random calls do not make
NEIGHBOURS = dict(signals.CASES, **{"rfm.scores": CASES["rfm.scores cuts"], "retention.revenueBridge": CASES["retention.revenueBridge trailing"]})
for name in NEIGHBOURS:
    CASES.setdefault(name, NEIGHBOURS[name])


class Draws(random.Random):
    """What the random calls are made of."""

    def count(self, most=10 ** 9):
        """Even in its logarithm, 0 now and then."""
        return 0 if self.random() < .08 else int(math.exp(self.random() * math.log(most)))

    def of(self, n):
        """A part of n, near its ends as often as in the middle."""
        small = min(n, int(math.exp(self.random() * math.log(n + 1))) - 1 + self.randint(0, 1))
        return self.choice([small, n - small, self.randint(0, n)])

    def expo(self, spread):
        """Positive, even in its logarithm about 1."""
        return math.exp(spread * self.uniform(-1, 1))

    def weight(self):
        return self.choice([1.0, 1.0, 0.0, math.exp(2 * self.gauss(0, 1))])

    def values(self, n):
        """Ties, an offset that may dwarf the spread, and a unit."""
        offset = self.choice([0.0, 0.0, 100.0, math.exp(16 * self.random())])
        unit = self.choice([1.0, 0.1, 1e-3, 7.3])
        return [offset + unit * self.randint(0, 6) if self.random() < .7 else offset + unit * self.gauss(3, 2) for _ in range(n)]


def cases(seed, times, names):
    for name, (make, _, number) in CASES.items():
        if make is None or names and name not in names:
            continue
        r = Draws(f"{seed} {name}")
        for _ in range(int(times[1:]) if times[0] == "=" else max(1, int(number * float(times)))):
            print(json.dumps({"name": name, "function": name.split()[0], "input": make(r)}))


def differences(path, right, actual, scale, out):
    """Pairs (error or text, path) of what is not the same."""
    if isinstance(right, dict):
        scale = right.get("_scale", scale)
        if "_index" in right and isinstance(actual, list):
            actual = {x[right["_index"]]: x for x in actual}
        if set(right) <= {"", "_scale"}:
            return differences(path, right.get(""), actual, scale, out) if "" in right else None
        if not isinstance(actual, dict):
            return out.append((f"an object is expected, not {actual}", path))
        if right.get("_all") and set(actual) - set(right):
            out.append((f"nothing else is expected, not {sorted(set(actual) - set(right))}", path))
        for key, value in right.items():
            if key[:1] != "_":
                differences(f"{path}.{key}", value, actual.get(key), scale, out)
    elif isinstance(right, (list, tuple)):
        if not isinstance(actual, list) or len(actual) != len(right):
            return out.append((f"{len(right)} entries are expected, not {actual}", path))
        for k, value in enumerate(right):
            differences(f"{path}[{k}]", value, actual[k], scale, out)
    elif right is None or isinstance(right, (str, bool)) or actual is None or isinstance(actual, (str, bool)):
        if right != actual and not (isinstance(right, bool) and right is actual):
            out.append((f"{right} is expected, not {actual}", path))
    else:
        w, v = mpf(right), mpf(actual)
        if not isfinite(w):
            return out.append((f"the judge has {w}, the library {actual}", path))
        if abs(w) > mpf("1e-290") or abs(v) > mpf("1e-290"):
            out.append((abs(v - w) / max(abs(w), scale, mpf("1e-300")), path))
        else:
            out.append((mpf(0), path))


def judge_of(case):
    name = case.get("name", case["function"])
    if case.get("neighbour") and name in NEIGHBOURS:
        return NEIGHBOURS[name][1]
    if case["input"].get("method") == "dunnett" and name == "experiment.manyArms":
        name = "experiment.manyArms dunnett"
    return CASES[name][1]


def too_slow(*_):
    raise TimeoutError


def judge(lines, verbose, seconds):
    spent = defaultdict(float)
    worst, seen, wrong = defaultdict(lambda: (mpf(-1), None)), defaultdict(int), defaultdict(list)
    slow = defaultdict(int)
    signal.signal(signal.SIGALRM, too_slow)
    for line in lines:
        case = json.loads(line)
        name = case.get("name", case["function"])
        if name not in CASES or spent[name] > seconds:
            continue
        begin = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, min(seconds, 20))
        try:
            right = judge_of(case)(case["input"])
        except Refused:
            right = REFUSED
        except Skip:
            continue
        except TimeoutError:
            slow[name] += 1
            continue
        except Exception as e:
            wrong[name].append((f"the judge fails: {e!r}; the library: {str(case.get('actual', case.get('refused')))[:80]}", "", case))
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            spent[name] += time.monotonic() - begin
        seen[name] += 1
        if right == REFUSED:
            if "refused" not in case:
                wrong[name].append((f"a refusal is expected, not {case.get('actual')}", "", case))
            continue
        if "actual" not in case:
            wrong[name].append((f"refused: {case.get('refused')} {case.get('broken', '')}; expected {str(right)[:80]}", "", case))
            continue
        if right is None and isinstance(case["actual"], dict) and all(
                v is None or isinstance(v, (int, str, list)) for v in case["actual"].values()):
            continue
        out = []
        differences("", right, case["actual"], mpf(0), out)
        for what, path in out:
            if isinstance(what, str):
                wrong[name].append((what, path, case))
            elif what > worst[name][0]:
                worst[name] = (what, (path, case))
    for name in sorted(seen):
        error, where = worst[name]
        print(f"{name:46s} {seen[name]:5d} cases  {float(max(error, 0)):.1e}  {len(wrong[name]) or ''}{f'  {slow[name]} not judged' if slow[name] else ''}"
              + (f"   {where[0]} {json.dumps(where[1]['input'])[:verbose]}" if where and error > 1e-12 and verbose else ""))
        for what, path, case in wrong[name][:3]:
            print(f"    {path} {str(what)[:160]} {json.dumps(case['input'])[:400]}")
    for name in sorted(set(wrong) - set(seen)):
        print(name, wrong[name][0][0], json.dumps(wrong[name][0][2]["input"])[:300])


if __name__ == "__main__" and sys.argv[1] == "cases":
    cases(sys.argv[2], sys.argv[3], sys.argv[4:])
elif __name__ == "__main__":
    judge(sys.stdin, int(sys.argv[2]) if len(sys.argv) > 2 else 0, float(sys.argv[3]) if len(sys.argv) > 3 else math.inf)
