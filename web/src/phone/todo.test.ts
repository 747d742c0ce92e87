import { describe, expect, it } from "vitest";
import { spread } from "./map";
import { canShowCode, choice, drugs, holders, isFinished, named, nearest, standing, standingWords, stockAge, type Quote, type Rx, type Wanted } from "./todo";

interface LineOf {
  state: string;
  issue?: number;
  holder?: string;
  drug?: string;
  withheld?: number;
}

function rx(state: string, lines: LineOf[], more: object = {}): Rx {
  return {
    hiRxno: "1", state: { name: state, zh: "", en: "" }, issue: 1, issues: 1,
    lines: lines.map((line) => ({
      issue: line.issue ?? 1, state: { name: line.state, zh: "", en: "" }, drugName: line.drug ?? "阿莫西林胶囊", withheld: line.withheld ?? 0,
      ...(line.holder ? { holder: { code: "P1", name: line.holder } } : {}),
    })),
    ...more,
  } as unknown as Rx;
}

function quote(code: string, metres: number, own: number, more: object = {}): Quote {
  return {
    pharmacy: { code, name: `药店${code}` }, metres, own, complete: true, longitude: 121.5 + metres / 89_000, latitude: 36.9,
    opening: { open: true }, delivery: { deliverable: false }, lines: [{ stale: false, ageMinutes: 5 }], ...more,
  } as unknown as Quote;
}

describe("how a prescription stands", () => {
  it.each<[string, Rx]>([
    ["CHECKING", rx("UPLOADED", [{ state: "AVAILABLE" }])],
    ["WAITING", rx("EFFECTIVE", [{ state: "DISPENSED" }, { state: "AVAILABLE" }])],
    ["WAITING", rx("EFFECTIVE", [{ state: "RETURNED" }])],
    ["AT_PHARMACY", rx("EFFECTIVE", [{ state: "CLAIMED" }])],
    ["OWING", rx("EFFECTIVE", [{ state: "OWING" }, { state: "DISPENSED" }])],
    ["REST", rx("EFFECTIVE", [{ state: "DISPENSED", withheld: 3 }, { state: "WAITING", issue: 2 }], { nextIssueAt: "2026-12-03" })],
    ["NEXT", rx("EFFECTIVE", [{ state: "DISPENSED" }, { state: "WAITING", issue: 2 }], { nextIssueAt: "2026-12-03" })],
    ["DONE", rx("EFFECTIVE", [{ state: "DISPENSED" }])],
    ["DONE", rx("COMPLETED", [{ state: "DISPENSED" }])],
    ["REJECTED", rx("REJECTED", [{ state: "AVAILABLE" }])],
    ["ENDED", rx("REVOKED", [{ state: "CANCELLED" }])],
    ["ENDED", rx("EXPIRED", [{ state: "CANCELLED" }])],
  ])("is %s", (expected, one) => expect(standing(one)).toBe(expected));

  it("names each pharmacy and each drug of the open issue once", () => {
    const one = rx("EFFECTIVE", [
      { state: "CLAIMED", holder: "甲药店", drug: "甲药" }, { state: "CLAIMED", holder: "甲药店", drug: "乙药" },
      { state: "OWING", holder: "乙药店", drug: "丙药" }, { state: "WAITING", issue: 2, holder: "丁药店", drug: "丁药" },
    ]);
    expect(holders(one)).toEqual(["甲药店", "乙药店"]);
    expect(drugs(one, "zh")).toBe("甲药 等 3 种");
    expect(drugs(one, "en")).toBe("甲药 and 2 more");
  });

  it("says that what was not collected ended with it", () => {
    expect(standingWords(rx("EXPIRED", [{ state: "CANCELLED" }]))[0]).toContain("失效");
    expect(standingWords(rx("EXPIRED", [{ state: "CANCELLED" }, { state: "DISPENSED" }]))[0]).toContain("没取的");
  });

  it("names a prescription by its drugs, or by how its number ends", () => {
    const one = { ...rx("EFFECTIVE", [{ state: "AVAILABLE" }]), hiRxno: "370000123456" };
    expect(named("处方370000123456的下一次", one.hiRxno, [one], "zh")).toBe("处方（阿莫西林胶囊）的下一次");
    expect(named("The prescription 370000123456 was", one.hiRxno, [one], "en")).toBe("The prescription (阿莫西林胶囊) was");
    expect(named("处方370000123456的", one.hiRxno, [], "zh")).toBe("处方…3456的");
    expect(named("没有号码", undefined, [one], "zh")).toBe("没有号码");
  });

  it("shows a code only while one can be minted and something is left to collect", () => {
    expect(canShowCode(rx("EFFECTIVE", [{ state: "AVAILABLE" }]))).toBe(true);
    expect(canShowCode(rx("EFFECTIVE", [{ state: "CLAIMED" }]))).toBe(false);
    expect(canShowCode(rx("UPLOADED", [{ state: "AVAILABLE" }]))).toBe(false);
    expect(isFinished(rx("REJECTED", []))).toBe(true);
    expect(isFinished(rx("EFFECTIVE", [{ state: "AVAILABLE" }]))).toBe(false);
  });
});

describe("the nearest pharmacy", () => {
  it("has everything of all prescriptions, and costs what they cost there together", () => {
    const first = [quote("A", 900, 1.1), quote("B", 650, 10.2), quote("C", 100, 5, { complete: false })];
    const second = [quote("A", 900, 0.1), quote("B", 650, 2.2), quote("C", 100, 5)];
    expect(nearest([first, second])).toEqual({ name: "药店B", metres: 650, own: 12.4, complete: true });
  });

  it("tells no price where no pharmacy has everything", () => {
    expect(nearest([[quote("C", 100, 5, { complete: false })]])).toEqual({ name: "药店C", metres: 100, complete: false });
    expect(nearest([])).toBeUndefined();
    expect(nearest([[]])).toBeUndefined();
  });
});

describe("choosing", () => {
  const all = [
    quote("A", 300, 30), quote("B", 200, 20, { opening: { open: false } }), quote("C", 100, 10, { complete: false }),
    quote("D", 400, 5, { delivery: { deliverable: true }, lines: [{ stale: true, ageMinutes: 600 }] }),
  ];
  const wanted: Wanted = { sort: "cheapest", complete: false, open: false, delivers: false, fresh: false };
  const codes = (more: Partial<Wanted>) => choice(all, { ...wanted, ...more }).map((one) => one.pharmacy.code).join("");

  it("puts who has everything first, then the order asked for", () => {
    expect(codes({})).toBe("DBAC");
    expect(codes({ sort: "nearest" })).toBe("BADC");
    expect(codes({ sort: "open" })).toBe("ADBC");
  });

  it("leaves out what is not wanted", () => {
    expect(codes({ complete: true })).toBe("DBA");
    expect(codes({ open: true })).toBe("DAC");
    expect(codes({ delivers: true })).toBe("D");
    expect(codes({ fresh: true })).toBe("BAC");
  });

  it("tells the oldest report", () => {
    const one = quote("A", 1, 1, { lines: [{ ageMinutes: 5 }, { ageMinutes: 90 }, { ageMinutes: 7 }] });
    expect(stockAge(one)?.ageMinutes).toBe(90);
  });
});

describe("the map", () => {
  const from = { lng: 121.5, lat: 36.9 };

  it("stands to scale, east to the right", () => {
    const { spots, rings } = spread(from, [quote("A", 500, 1), quote("B", 250, 1)]);
    expect(rings.map((ring) => ring.metres)).toEqual([250, 500]);
    expect(spots.map((one) => one.x)).toEqual([180, 90]);
    expect(spots.every((one) => one.y === 0)).toBe(true);
  });

  it("only counts who is far away from all others", () => {
    const near = Array.from({ length: 19 }, (_, at) => quote(`N${at}`, 100 + at * 20, 1));
    const { spots, farther } = spread(from, [...near, quote("F", 40_000, 1)]);
    expect(spots).toHaveLength(19);
    expect(farther).toBe(1);
  });

  it("writes no price over another", () => {
    const { spots } = spread(from, [quote("A", 500, 1), quote("B", 505, 1), quote("C", 100, 1)]);
    expect(spots.map((one) => one.label)).toEqual([true, false, true]);
  });
});
