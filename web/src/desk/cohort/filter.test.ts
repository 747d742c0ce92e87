import { describe, expect, it } from "vitest";
import { addressOf, adherentShare, behind, controlledShare, filterOf, MEASURES, narrowed, share, type Group } from "./filter";

const group = (parts: Partial<Group>): Group => ({
  key: { code: "M03900", name: { zh: "高血压病", en: "Hypertension" }, longitude: 0, latitude: 0 },
  entries: 0, persons: 0, controlled: 0, notControlled: 0, notMeasured: 0, adherent: 0, notAdherent: 0, gaps: 0, polypharmacy: 0, ...parts,
});

describe("filter", () => {
  it("comes back from an address as it went", () => {
    const filter = { township: "371083100", disease: "M03900", control: "NOT_CONTROLLED", gap: true } as const;

    expect(filterOf(addressOf(filter))).toEqual(filter);
    expect(filterOf({ gap: "no", disease: "", other: "x" })).toEqual({});
  });

  it("narrows to a group, a doctor by both parts of his key", () => {
    expect(narrowed({ disease: "M03900" }, "TOWNSHIP", "371083100")).toEqual({ disease: "M03900", township: "371083100" });
    expect(narrowed({}, "DOCTOR", "H1/D2")).toEqual({ institution: "H1", doctor: "D2" });
    expect(narrowed({}, "DOCTOR", "none/")).toEqual({ institution: "none" });
    expect(narrowed({ sex: "1" }, undefined, "")).toEqual({ sex: "1" });
  });

  it("gives each figure another list", () => {
    const lists = MEASURES.map((measure) => JSON.stringify(behind({ disease: "M01600" }, measure)));

    expect(new Set(lists).size).toBe(MEASURES.length);
  });
});

describe("shares", () => {
  it("are of what is known, and nothing of nothing", () => {
    expect(controlledShare(group({ controlled: 2, notControlled: 1, notMeasured: 97 }))).toBe(66);
    expect(controlledShare(group({ notMeasured: 9 }))).toBeUndefined();
    expect(adherentShare(group({ adherent: 4, notAdherent: 1 }))).toBe(80);
    expect(adherentShare(group({}))).toBeUndefined();
    expect([share(66), share(undefined)]).toEqual(["66%", "–"]);
  });
});
