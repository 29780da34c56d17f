#!/usr/bin/env node
// Judges a program's results by the cases, all of them or those of some functions or groups.
//
// A result line is {"id", "actual"}, {"id", "refused"}, {"id", "error"} or {"id", "unsupported": true}; a case without one failed.
// Prints what failed and a summary; exit code 1 if a case failed or none passed. Needs Node 18 and nothing else.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** A number as it was written: JSON.parse alone does not tell 1 from 1.0, and rounds long whole numbers. */
class Num {
  constructor(text) {
    this.text = text;
    this.value = Number(text);
    this.whole = /^-?\d+$/.test(text);
  }
}
const TOKEN = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const parse = (text) =>
  JSON.parse(text.replace(TOKEN, (t) => (t[0] === '"' ? t : `{"\\u0000":"${t}"}`)), (key, x) =>
    isObject(x) && "\0" in x ? new Num(x["\0"]) : x);
const show = (x) => (x === undefined ? "undefined" : JSON.stringify(x, (key, y) => (y instanceof Num ? y.value : y)));
const isObject = (x) => typeof x === "object" && x !== null && !Array.isArray(x) && !(x instanceof Num);
const has = (x, name) => Object.prototype.hasOwnProperty.call(x, name);
const number = (x) => (x instanceof Num ? x.value : 0);

/** Null, or an object whose every leaf is null. */
function undefinedResult(x) {
  if (x === null || x === undefined) return true;
  return isObject(x) && Object.keys(x).length > 0 && Object.values(x).every(undefinedResult);
}

/** The first difference, or nothing. Further fields are ignored at the top level only. */
function difference(path, expected, got, tolerance, top = false) {
  const wrong = () => `${path || "result"}: expected ${show(expected)} but got ${show(got)}`;
  if (expected === null || got === null || got === undefined) {
    return undefinedResult(expected) && undefinedResult(got) ? null : wrong();
  }
  if (expected instanceof Num) {
    if (!(got instanceof Num) || !Number.isFinite(got.value)) return wrong();
    if (expected.whole) {
      // equal, and no negative zero
      const same = got.whole ? BigInt(got.text) === BigInt(expected.text) : got.value === expected.value;
      return same && (got.whole || !Object.is(got.value, -0)) ? null : wrong();
    }
    const allowed = number(tolerance.abs) + number(tolerance.rel) * Math.abs(expected.value);
    return Math.abs(got.value - expected.value) <= allowed ? null : wrong();
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return wrong();
    return expected.map((e, i) => difference(`${path}[${i}]`, e, got[i], tolerance)).find((d) => d) ?? null;
  }
  if (!isObject(expected)) return expected === got ? null : wrong();
  if (!isObject(got)) return wrong();
  for (const [name, value] of Object.entries(expected)) {
    const found = difference(path ? `${path}.${name}` : name, value, has(got, name) ? got[name] : null, tolerance);
    if (found) return found;
  }
  const extra = top ? undefined : Object.keys(got).find((name) => !has(expected, name) && !undefinedResult(got[name]));
  return extra === undefined ? null : `${path}.${extra}: expected nothing but got ${show(got[extra])}`;
}

/** [outcome, message]: passed, failed, unsupported or left-out. */
function verdict(one, line, fields, requireAll) {
  let expected = one.expected ?? null;
  const refusal = isObject(expected) && expected.refused === true;
  if (fields.length && !refusal && isObject(expected) && Object.keys(expected).length) {
    expected = Object.fromEntries(Object.entries(expected).filter(([name]) => fields.includes(name)));
    if (!Object.keys(expected).length) return ["left-out", "expects none of the chosen fields"];
  }
  if (has(line, "actual")) {
    if (refusal) return ["failed", `must be refused but gave ${show(line.actual)}`];
    const found = difference("", expected, line.actual, one.tolerance ?? {}, true);
    return found ? ["failed", found] : ["passed", ""];
  }
  if (has(line, "refused")) return refusal ? ["passed", ""] : ["failed", `refused (${line.refused})`];
  if (line.unsupported === true && !has(line, "error")) {
    return [requireAll ? "failed" : "unsupported", `unsupported function ${one.function}`];
  }
  return ["failed", `broke: ${line.error ?? "no result for this case"}`];
}

function wrong(message) {
  console.error("judge.mjs CASES.json RESULTS.jsonl [--function nps.score,csat] [--fields score,n] [--require-all] [--verbose]");
  console.error(`judge.mjs: ${message}`);
  process.exit(2);
}

function read() {
  const flag = { type: "boolean", default: false };
  const names = { type: "string", default: "" };
  try {
    const options = { function: names, fields: names, "require-all": flag, verbose: flag };
    return parseArgs({ options, allowPositionals: true });
  } catch (refusal) {
    return wrong(refusal.message);
  }
}

const { positionals: files, values: asked } = read();
if (files.length !== 2) wrong(`two files, but there are ${files.length}`);
const [functions, fields] = [asked.function, asked.fields].map((names) => names.split(",").filter((name) => name));
const isOf = (name, one) => one.function === name || one.function.startsWith(`${name}.`);
const cases = parse(readFileSync(files[0], "utf8")).cases;
const lines = readFileSync(files[1], "utf8").split("\n").filter((line) => line.trim()).map(parse);
const byId = new Map(lines.map((line) => [line.id, line]));
const known = new Set(cases.map((one) => one.id));
if (byId.size < lines.length) wrong("two results have one id");
for (const id of byId.keys()) if (!known.has(id)) wrong(`a result is of no case: ${id}`);
for (const name of functions) if (!cases.some((one) => isOf(name, one))) wrong(`no case calls a function ${name}`);
const chosen = cases.filter((one) => !functions.length || functions.some((name) => isOf(name, one)));
for (const name of fields) {
  if (!chosen.some((one) => isObject(one.expected) && has(one.expected, name))) wrong(`no result has a field ${name}`);
}
const counts = { passed: 0, failed: 0, unsupported: 0, "left-out": 0 };
for (const one of chosen) {
  const [outcome, message] = verdict(one, byId.get(one.id) ?? {}, fields, asked["require-all"]);
  counts[outcome]++;
  if (outcome === "failed" || (asked.verbose && outcome !== "passed")) {
    console.log(`${outcome}\t${one.id}\t${message}\t${one.note ?? ""}`.trimEnd());
  }
}
console.log(`${chosen.length} cases: ` + Object.entries(counts).map(([name, n]) => `${n} ${name}`).join(", "));
process.exitCode = counts.passed && !counts.failed ? 0 : 1;
