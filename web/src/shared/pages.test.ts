import { describe, expect, it } from "vitest";
import { Refused } from "./api";
import { everyPage, usePages } from "./pages";

const list: Record<string, { items: number[]; next?: string | null }> = {
  first: { items: [9, 8], next: "b" },
  b: { items: [7], next: null },
};
const read = async (next?: string) => list[next ?? "first"] ?? { items: [] };

describe("usePages", () => {
  it("adds page after page, and begins anew when it is read again", async () => {
    const { items, hasMore, more, reload } = usePages(read, { now: false });
    await reload();
    expect([items.value, hasMore.value]).toEqual([[9, 8], true]);
    await more();
    expect([items.value, hasMore.value]).toEqual([[9, 8, 7], false]);
    await more();
    expect(items.value).toEqual([9, 8, 7]);
    await reload();
    expect(items.value).toEqual([9, 8]);
  });

  it("reads a page once however often it is asked for", async () => {
    const asked: (string | undefined)[] = [];
    const { items, more, reload } = usePages((next?: string) => {
      asked.push(next);
      return read(next);
    }, { now: false });
    await reload();
    await Promise.all([more(), more()]);
    expect(asked).toEqual([undefined, "b"]);
    expect(items.value).toEqual([9, 8, 7]);
  });

  it("keeps what it has when a page is refused, and can ask for it again", async () => {
    let fail = false;
    const { items, refused, more, reload } = usePages(async (next?: string) => {
      if (fail) {
        throw new Refused(503, "忙", "busy");
      }
      return read(next);
    }, { now: false });
    await reload();
    fail = true;
    await more();
    expect([items.value, refused.value?.status]).toEqual([[9, 8], 503]);
    fail = false;
    await more();
    expect([items.value, refused.value]).toEqual([[9, 8, 7], undefined]);
  });
});

describe("everyPage", () => {
  it("reads to the last page", async () => {
    expect(await everyPage(read)).toEqual([9, 8, 7]);
    expect(await everyPage(read, 1)).toEqual([9, 8]);
  });
});
