import { describe, expect, it } from "vitest";
import { freshDecision, isAmount, isWhole, monthBefore, sent } from "./clearing";

describe("a decision", () => {
  it("needs amounts to the fen and words in both languages", () => {
    expect(isAmount("10.005")).toBe(false);
    expect(isAmount("-1")).toBe(false);
    expect(isAmount("10.5")).toBe(true);
    const decision = freshDecision();
    expect(isWhole(decision)).toBe(true);
    decision.deductions.push({ setlId: "1", line: 0, amount: "0", reason: "OTHER", chinese: "其他", english: "other" });
    expect(isWhole(decision)).toBe(false);
    expect(isWhole({ ...freshDecision(), english: " " })).toBe(false);
  });

  it("is sent with its amounts as numbers", () => {
    const decision = { ...freshDecision(), offset: "10.10" };
    decision.deductions.push({ setlId: "1", line: 2, amount: "0.05", reason: "DUPLICATE", chinese: " 重复 ", english: "twice" });
    expect(sent(decision)).toEqual({
      offset: 10.1, chinese: "同意拨付", english: "approved",
      deductions: [{ setlId: "1", line: 2, amount: 0.05, reason: "DUPLICATE", chinese: "重复", english: "twice" }],
    });
  });

  it("is about the month before", () => {
    expect(monthBefore("2026-01-15")).toBe("2025-12");
    expect(monthBefore("2026-11-28")).toBe("2026-10");
  });
});
