import { describe, expect, it } from "vitest";
import { rangeWords, unitWords } from "@/shared/units";
import { drawn, levelTone, type Range, type Series } from "./readings";

const point = (day: number, value: number, level = "FINE") =>
  ({ at: `2026-11-${String(day).padStart(2, "0")}T08:00:00+08:00`, value, level, source: "PATIENT", device: "", said: "" }) as Series["points"][number];
const range = (low?: number, high?: number) => ({ low, high }) as Range;

describe("readings in a picture", () => {
  it("draws old to new from left to right and the higher above", () => {
    const picture = drawn({ points: [point(1, 120), point(11, 150), point(21, 130)], range: range(90, 139) }, 300, 120);
    expect(picture.points.map(({ x }) => x)).toEqual([6, 150, 294]);
    const [early, high] = picture.points.map(({ y }) => y);
    const band = picture.band ?? { y: -1, height: 999 };
    expect(high).toBeLessThan(early ?? 0);
    expect(band.y).toBeGreaterThan(high ?? 0);
    expect(band.y + band.height).toBeLessThanOrEqual(120);
  });

  it("stands in the middle alone, and has no band where nothing is fine or not", () => {
    const picture = drawn({ points: [point(1, 70)], range: range() }, 300, 120);
    expect(picture.points.map(({ x }) => x)).toEqual([150]);
    expect(picture.band).toBeUndefined();
    expect(picture.line).toMatch(/^150,/);
  });

  it("says ranges and units as people write them", () => {
    expect(rangeWords(range(90, 139))).toBe("90–139");
    expect(rangeWords(range(94))).toBe("≥ 94");
    expect(rangeWords(range(undefined, 6.9))).toBe("≤ 6.9");
    expect(rangeWords(range())).toBe("");
    expect(unitWords("mm[Hg]")).toBe("mmHg");
    expect(levelTone("URGENT")).toBe("harm");
  });
});
