import { describe, expect, it } from "vitest";
import { daysOf } from "./days";

describe("days of an address", () => {
  it("are thirty up to the last one, unless said", () => {
    expect(daysOf({ to: "2026-03-01" })).toEqual({ from: "2026-01-31", to: "2026-03-01" });
    expect(daysOf({ from: "2026-02-01", to: "2026-02-03" })).toEqual({ from: "2026-02-01", to: "2026-02-03" });
    expect(daysOf({ from: "x", to: "2026-02-03" }).from).toBe("2026-01-05");
  });
});
