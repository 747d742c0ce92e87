import { beforeEach, describe, expect, it } from "vitest";
import { intent, tab } from "./intent";

describe("intent", () => {
  beforeEach(() => sessionStorage.clear());

  it("keeps its key for the same content, also for another instance after a reload", () => {
    const key = intent("sale").key({ pack: 1 });
    expect(intent("sale").key({ pack: 1 })).toBe(key);
  });

  it("takes another key for other content, and after it was settled", () => {
    const one = intent("sale");
    const key = one.key({ pack: 1 });
    const other = one.key({ pack: 2 });
    expect(other).not.toBe(key);
    one.settled();
    expect(one.key({ pack: 2 })).not.toBe(other);
  });

  it("never mixes two intentions", () => {
    expect(intent("settle").key(1)).not.toBe(intent("undo").key(1));
  });
});

describe("tab", () => {
  it("reads what it kept and nothing else", () => {
    tab.keep("a", { b: [1] });
    expect(tab.read("a")).toEqual({ b: [1] });
    tab.drop("a");
    expect(tab.read("a")).toBeUndefined();
  });

  it("takes what somebody else spoilt as nothing", () => {
    sessionStorage.setItem("a", "{");
    expect(tab.read("a")).toBeUndefined();
  });
});
