import { describe, expect, it } from "vitest";
import { toFen, yuan } from "./money";

describe("yuan", () => {
  it.each([
    [1234.5, "¥1,234.50"],
    ["0.07", "¥0.07"],
    [0, "¥0.00"],
    [-12.3, "−¥12.30"],
    [1234567.89, "¥1,234,567.89"],
    [null, "–"],
    ["x", "–"],
  ])("%s is written %s", (amount, text) => expect(yuan(amount)).toBe(text));

  it("adds in fen without loss", () => {
    const sum = [0.1, 0.2, 0.7].reduce((total, one) => total + (toFen(one) ?? 0), 0);
    expect(sum).toBe(100);
  });
});
