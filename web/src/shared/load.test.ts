import { describe, expect, it } from "vitest";
import { Refused } from "./api";
import { useAct, useLoad } from "./load";

function later<T>() {
  let give!: (value: T) => void;
  const promise = new Promise<T>((done) => (give = done));
  return { promise, give };
}

describe("useLoad", () => {
  it("lets the answer to the newest question win, whichever comes first", async () => {
    const first = later<string>();
    const second = later<string>();
    const waiting = [first.promise, second.promise];
    let asked = 0;
    const { data, reload } = useLoad(() => waiting[asked++] as Promise<string>, { now: false });
    const one = reload();
    const two = reload();
    second.give("new");
    await two;
    first.give("old");
    await one;
    expect(data.value).toBe("new");
  });

  it("keeps what it had when a later read is refused", async () => {
    let fail = false;
    const { data, refused, reload } = useLoad(async () => {
      if (fail) {
        throw new Refused(403, "不允许", "not allowed");
      }
      return 1;
    }, { now: false });
    await reload();
    fail = true;
    await reload();
    expect(data.value).toBe(1);
    expect(refused.value?.zh).toBe("不允许");
  });
});

describe("useAct", () => {
  it("does a thing once however often it is clicked", async () => {
    const wait = later<number>();
    let times = 0;
    const { act } = useAct();
    const work = () => {
      times += 1;
      return wait.promise;
    };
    const clicks = [act(work), act(work), act(work)];
    wait.give(1);
    await Promise.all(clicks);
    expect(times).toBe(1);
  });
});
