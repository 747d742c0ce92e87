import { describe, expect, it } from "vitest";
import { cost, less, percent, sum, toFen, yuan } from "./money";

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

describe("amounts", () => {
  it("are summed and lessened exactly", () => {
    expect(sum([0.1, 0.2, "0.7", null])).toBe(1);
    expect(less(0.3, 0.1)).toBe(0.2);
    expect(less(1, undefined)).toBe(1);
  });

  it("of a quantity at a price are rounded half up to the fen, exactly", () => {
    expect(cost(3, 0.335)).toBe(1.01);
    expect(cost(1, 1.005)).toBe(1.01);
    expect(cost(2, 12.345)).toBe(24.69);
    expect(cost(0.5, 0.01)).toBe(0.01);
  });

  it("show a share of one in hundredths, with the digits it has", () => {
    expect(percent(0.125)).toBe("12.5");
    expect(percent("0.07")).toBe("7");
  });
});
