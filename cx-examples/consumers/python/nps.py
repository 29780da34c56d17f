"""A Net Promoter Score in Python. `python3 nps.py CASES.json RESULTS.jsonl` answers conformance cases with it."""
import json
import sys


def nps(promoters, passives, detractors):
    """Promoters less detractors per hundred answers; no answers give no score, and a count is 0 or more."""
    if min(promoters, passives, detractors) < 0:
        raise ValueError("a count is 0 or more")
    n = promoters + passives + detractors
    return {"n": n, "score": 100 * (promoters - detractors) / n if n else None}


def answer(case):
    if case["function"] != "nps.score":
        return {"unsupported": True}
    try:
        return {"actual": nps(**case["input"]["counts"])}
    except ValueError as refusal:
        return {"refused": str(refusal)}
    except Exception as defect:  # one case that breaks does not end the run
        return {"error": repr(defect)}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for each in cases:
            out.write(json.dumps({"id": each["id"], **answer(each)}) + "\n")
