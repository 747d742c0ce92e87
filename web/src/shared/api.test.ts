import { describe, expect, it } from "vitest";
import { answer, withoutNulls } from "./api";

describe("withoutNulls", () => {
  it("drops what is null at any depth and keeps every other value", () => {
    expect(withoutNulls({ a: null, b: 0, c: "", d: false, e: [{ f: null, g: 1 }], h: { i: null } }))
      .toStrictEqual({ b: 0, c: "", d: false, e: [{ g: 1 }], h: {} });
  });

  it("keeps the places of a list, and what is no plain object", () => {
    const file = new Blob(["a"]);
    expect(withoutNulls([null, 1, null])).toStrictEqual([null, 1, null]);
    expect(withoutNulls(file)).toBe(file);
    expect(withoutNulls(undefined)).toBeUndefined();
  });
});

describe("answer", () => {
  it("tells a page the same of a field that is null and of one that is absent", async () => {
    const response = new Response(null, { status: 200 });
    const told = await answer<{ next?: string | null }>(Promise.resolve({ data: { next: null }, response }));
    expect(told.next).toBeUndefined();
    expect("next" in told).toBe(false);
  });
});
