import { beforeEach, describe, expect, it } from "vitest";
import { Refused } from "./api";
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

describe("once", () => {
  beforeEach(() => sessionStorage.clear());

  async function keyAfter(fault?: Refused): Promise<string[]> {
    const keys: string[] = [];
    const send = async (key: string) => {
      keys.push(key);
      if (fault) {
        throw fault;
      }
    };
    for (let time = 0; time < 2; time++) {
      await intent("hold").once({ line: 1 }, send).catch(() => {});
    }
    return keys;
  }

  it("tries again under the same key what may have been done", async () => {
    for (const fault of [Refused.unreachable(), new Refused(503, "忙", "busy")]) {
      const [first, second] = await keyAfter(fault);
      expect(second).toBe(first);
    }
  });

  it("takes a new key once the platform has said yes or no", async () => {
    for (const fault of [undefined, new Refused(409, "不行", "no")]) {
      sessionStorage.clear();
      const [first, second] = await keyAfter(fault);
      expect(second).not.toBe(first);
    }
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
