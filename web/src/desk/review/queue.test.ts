import { describe, expect, it } from "vitest";
import type { Task } from "./case";
import { levelOf, narrowed, nextOf } from "./queue";

const task = (hiRxno: string, more: Record<string, unknown> = {}) => ({
  hiRxno, findings: [], skills: [], twoPersons: false, holder: "", heldUntil: "2026-01-01T00:00:00+08:00", question: { open: false }, ...more,
}) as unknown as Task;
const numbers = (tasks: readonly Task[]) => tasks.map((one) => one.hiRxno);
const first = { reviewer: { code: "ME", name: "" }, opinion: "", at: "" };

const warned = task("1", { findings: [{ severity: "INFORM" }, { severity: "WARN" }] });
const pieces = task("2", { findings: [{ severity: "INFORM" }], skills: ["PIECES"] });
const second = task("3", { twoPersons: true, first });
const answered = task("4", { question: { open: false, answer: "yes" } });
const tasks = [warned, pieces, second, answered];

describe("the queue", () => {
  it("is narrowed by kind and by the gravest alert", () => {
    expect(numbers(narrowed(tasks, { kind: "", level: "" }))).toEqual(["1", "2", "3", "4"]);
    expect(numbers(narrowed(tasks, { kind: "", level: "WARN" }))).toEqual(["1"]);
    expect(numbers(narrowed(tasks, { kind: "PIECES", level: "INFORM" }))).toEqual(["2"]);
    expect(numbers(narrowed(tasks, { kind: "second", level: "" }))).toEqual(["3"]);
    expect(numbers(narrowed(tasks, { kind: "two", level: "WARN" }))).toEqual([]);
    expect(numbers(narrowed(tasks, { kind: "answered", level: "" }))).toEqual(["4"]);
    expect(levelOf(second)).toBe("");
  });

  it("gives the first that nobody holds and that was not approved by oneself", () => {
    const now = new Date("2026-06-01T00:00:00+08:00");
    const held = task("0", { holder: "OTHER", heldUntil: "2026-06-02T00:00:00+08:00" });
    expect(nextOf([held, second, pieces], "ME", now)?.hiRxno).toBe("2");
    expect(nextOf([held, second], "OTHER", now)?.hiRxno).toBe("0");
    expect(nextOf([second], "ME", now)).toBeUndefined();
  });
});
