import { describe, expect, it } from "vitest";
import { byWeight, warns, type Finding } from "./case";

const finding = (severity: Finding["severity"], line: number) => ({ severity, line, rule: "R1" }) as Finding;

describe("a case", () => {
  it("shows what may do harm first, then line by line", () => {
    const shown = byWeight([finding("INFORM", 1), finding("WARN", 2), finding("WARN", 1), finding("REFUSE", 3)]);
    expect(shown.map((one) => `${one.severity}${one.line}`)).toEqual(["REFUSE3", "WARN1", "WARN2", "INFORM1"]);
  });

  it("asks for a reason when a warning is let pass, not when a rule only informs", () => {
    expect(warns({ findings: [finding("INFORM", 1)] })).toBe(false);
    expect(warns({ findings: [finding("INFORM", 1), finding("WARN", 1)] })).toBe(true);
  });
});
