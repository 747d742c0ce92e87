import { describe, expect, it } from "vitest";
import { offset, toGcj02 } from "./gcj02";

describe("toGcj02", () => {
  it.each([
    // what the public converters (coordtransform, gcoord) give for Beijing
    [{ lng: 116.404, lat: 39.915 }, { lng: 116.41024449916938, lat: 39.91640428150164 }],
  ])("moves %o as the public converters do", (from, to) => {
    const got = toGcj02(from);
    expect(got.lng).toBeCloseTo(to.lng, 6);
    expect(got.lat).toBeCloseTo(to.lat, 6);
  });

  it("moves a point in Weihai by some hundred metres", () => {
    const from = { lng: 121.54, lat: 36.92 };
    const { east, north } = offset(from, toGcj02(from));
    const moved = Math.hypot(east, north);
    expect(moved).toBeGreaterThan(200);
    expect(moved).toBeLessThan(900);
  });

  it("leaves a point outside of China", () => {
    expect(toGcj02({ lng: 2.35, lat: 48.85 })).toEqual({ lng: 2.35, lat: 48.85 });
  });
});

describe("offset", () => {
  it("counts metres east and north", () => {
    const { east, north } = offset({ lng: 121.5, lat: 36.9 }, { lng: 121.51, lat: 36.91 });
    expect(Math.round(north)).toBe(1112);
    expect(Math.round(east)).toBe(889);
  });
});
