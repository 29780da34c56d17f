#!/usr/bin/env python3
"""Judges a program's results by the cases, all of them or those of some functions or groups.

A result line is {"id", "actual"}, {"id", "refused"}, {"id", "error"} or {"id", "unsupported": true}; a case without one failed.
Prints what failed and a summary; exit code 1 if a case failed or none passed. Needs Python 3.8 and nothing else.
"""
import argparse
import json
import math
import sys


def is_number(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool)


def undefined(x):
    """Null, or an object whose every leaf is null."""
    return x is None or isinstance(x, dict) and bool(x) and all(undefined(v) for v in x.values())


def difference(path, expected, got, tolerance, top=False):
    """The first difference, or None. Further fields are ignored at the top level only."""
    def wrong():
        return f"{path or 'result'}: expected {json.dumps(expected)} but got {json.dumps(got)}"

    if expected is None or got is None:
        return None if undefined(expected) and undefined(got) else wrong()
    if is_number(expected):
        if not is_number(got) or not abs(got) <= sys.float_info.max:  # nor NaN
            return wrong()
        if isinstance(expected, int):  # written without point or exponent: equal, and no negative zero
            return None if got == expected and not (got == 0 and math.copysign(1, got) < 0) else wrong()
        allowed = tolerance.get("abs", 0) + tolerance.get("rel", 0) * abs(expected)
        return None if abs(float(got) - expected) <= allowed else wrong()
    if type(expected) is not type(got):
        return wrong()
    if isinstance(expected, dict):
        for name, value in expected.items():
            found = difference(f"{path}.{name}".lstrip("."), value, got.get(name), tolerance)
            if found:
                return found
        extra = [] if top else [n for n, v in got.items() if n not in expected and not undefined(v)]
        return f"{path}.{extra[0]}: expected nothing but got {json.dumps(got[extra[0]])}" if extra else None
    if isinstance(expected, list):
        if len(expected) != len(got):
            return wrong()
        each = (difference(f"{path}[{i}]", e, g, tolerance) for i, (e, g) in enumerate(zip(expected, got)))
        return next((d for d in each if d), None)
    return None if expected == got else wrong()


def verdict(case, line, fields, require_all):
    """(outcome, message): passed, failed, unsupported or left-out."""
    expected = case.get("expected")
    refusal = isinstance(expected, dict) and expected.get("refused") is True
    if fields and not refusal and isinstance(expected, dict) and expected:
        expected = {name: value for name, value in expected.items() if name in fields}
        if not expected:
            return "left-out", "expects none of the chosen fields"
    if line.get("unsupported") and not {"actual", "refused", "error"} & line.keys():
        return ("failed" if require_all else "unsupported"), f"unsupported function {case['function']}"
    if "actual" not in line and "refused" not in line:
        return "failed", f"broke: {line.get('error', 'no result for this case')}"
    if "actual" not in line:
        return ("passed", "") if refusal else ("failed", f"refused ({line['refused']})")
    if refusal:
        return "failed", f"must be refused but gave {json.dumps(line['actual'])}"
    found = difference("", expected, line["actual"], case.get("tolerance", {}), top=True)
    return ("failed", found) if found else ("passed", "")


def main():
    words = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0], allow_abbrev=False)
    words.add_argument("cases", metavar="CASES.json")
    words.add_argument("results", metavar="RESULTS.jsonl")
    words.add_argument("--function", type=lambda x: x.split(","), default=[], help="judge these only: nps.score,csat")
    words.add_argument("--fields", type=lambda x: x.split(","), default=[], help="compare these only: score,n")
    words.add_argument("--require-all", action="store_true", help="an unsupported function is a failure")
    words.add_argument("--verbose", action="store_true", help="print what is unsupported or left out too")
    asked = words.parse_args()
    with open(asked.cases, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    with open(asked.results, encoding="utf-8") as file:
        results = [json.loads(line) for line in file if line.strip()]
    by_id = {line["id"]: line for line in results}
    if len(by_id) < len(results):
        words.error("two results have one id")
    for name in sorted(by_id.keys() - {case["id"] for case in cases}):
        words.error(f"a result is of no case: {name}")
    for name in asked.function:
        if not any(is_of(name, case) for case in cases):
            words.error(f"no case calls a function {name}")
    chosen = [case for case in cases if not asked.function or any(is_of(name, case) for name in asked.function)]
    for name in asked.fields:
        if not any(isinstance(case.get("expected"), dict) and name in case["expected"] for case in chosen):
            words.error(f"no result has a field {name}")
    counts = {"passed": 0, "failed": 0, "unsupported": 0, "left-out": 0}
    for case in chosen:
        outcome, message = verdict(case, by_id.get(case["id"], {}), asked.fields, asked.require_all)
        counts[outcome] += 1
        if outcome == "failed" or asked.verbose and outcome != "passed":
            print(f"{outcome}\t{case['id']}\t{message}\t{case.get('note', '')}".rstrip())
    print(f"{len(chosen)} cases: " + ", ".join(f"{n} {outcome}" for outcome, n in counts.items()))
    return 0 if counts["passed"] and not counts["failed"] else 1


def is_of(name, case):
    return case["function"] == name or case["function"].startswith(name + ".")


if __name__ == "__main__":
    sys.exit(main())
