"""Neighbours of the reference cases: their inputs moved, cut, repeated, shuffled, tied and emptied, for catalogue.py to judge.

    python3 neighbours.py SEED CASES FILE|FUNCTION ... > cases.jsonl

A file is one of the reference cases (JSON with "cases"); the functions, if any are named, are those wanted. Only what is
optional is left out: a field that some case of the function does without. The answers come from RandomCases, as for catalogue.py.
"""
import json
import math
import random
import sys
from collections import defaultdict


class Mutations(random.Random):

    def __init__(self, seed, inputs):
        super().__init__(seed)
        self.inputs = inputs
        self.texts, self.nulls, self.fields = defaultdict(list), set(), defaultdict(list)
        for i in inputs:
            self.gather("", i)

    def gather(self, path, v):
        """What stands at a place in any case; the names of a map of the data are one place."""
        if v is None:
            self.nulls.add(path)
        elif isinstance(v, str):
            self.texts[path].append(v)
        elif isinstance(v, dict):
            self.fields[path].append(set(v))
            for k, x in v.items():
                self.gather(f"{path}.{k}", x)
        elif isinstance(v, list):
            for x in v:
                self.gather(f"{path}[]", x)

    def next(self):
        often = self.choice([.03, .08, .2, .4])
        return self.changed("", self.choice(self.inputs), often)

    def changed(self, path, v, often):
        r = self.random()
        if path in self.nulls and r < often / 3:
            return None
        if isinstance(v, dict):
            always = set.intersection(*self.fields[path]) if self.fields[path] else set()
            return {k: self.changed(f"{path}.{k}", x, often) for k, x in v.items() if k in always or self.random() > often / 6}
        if isinstance(v, list):
            out = []
            for x in v:
                for _ in range(self.choice([0, 2, 3]) if self.random() < often / 3 else 1):
                    out.append(self.changed(f"{path}[]", x, often))
            if self.random() < often / 2:
                self.shuffle(out)
            if self.random() < often / 2 and len(out) > 1:
                out[self.randrange(len(out))] = out[self.randrange(len(out))]
            if self.random() < often / 8:
                out = out[:self.randint(0, 2)]
            return out
        if r > often:
            return v
        if isinstance(v, bool):
            return not v
        if isinstance(v, int):
            return self.whole(v)
        if isinstance(v, float):
            return self.real(v)
        return self.choice(self.texts[path]) if isinstance(v, str) and self.texts[path] else v

    def whole(self, was):
        return self.choice([0, 0, 1, 2, was + 1, was - 1 if was or self.random() < .1 else 0, self.randint(0, 2 * abs(was) + 2),
                            self.randint(0, 2 * abs(was) + 2), int(math.exp(self.random() * math.log(1e9))) if self.random() < .2 else was])

    def real(self, was):
        return self.choice([0.0, 1.0, float(round(was)), -was if self.random() < .1 else was / 2, round(self.random(), 2),
                            round(was * math.exp(self.gauss(0, .3)), 2), was * math.exp(self.gauss(0, .3)), round(was, 1), round(was + self.choice([-.1, .1]), 10)])


def main(seed, number, *rest):
    inputs = defaultdict(list)
    wanted = [x for x in rest if not x.endswith(".json")]
    for file in rest:
        if file.endswith(".json"):
            for case in json.load(open(file))["cases"]:
                if "dataFile" not in case["input"] and (not wanted or case["function"] in wanted):
                    inputs[case["function"]].append(case["input"])
    for function, known in inputs.items():
        r = Mutations(f"{seed} {function}", known)
        for _ in range(int(number)):
            print(json.dumps({"name": function, "neighbour": True, "function": function, "input": r.next()}))


main(*sys.argv[1:])
