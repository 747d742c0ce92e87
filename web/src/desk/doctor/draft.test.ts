import { describe, expect, it } from "vitest";
import { attempt, body, emptyDraft, figure, lacking, newLine, packs, reasonKey, strength, usualRoute, type Drug } from "./draft";

const capsule = {
  code: "X1", genericName: "阿莫西林", doseUnit: "粒", minimumUnit: "粒", packUnit: "盒", unitsPerPack: 24,
  dosageForm: "胶囊剂", spec: "24粒", restriction: "",
} as Drug;

describe("a draft", () => {
  it("counts packs where it is known what a pack holds", () => {
    expect(packs(newLine(capsule, { dose: "2", days: "7" }), 3)).toBe(2);
    const dosed = { ...capsule, doseUnit: "mg", spec: "0.25g*24粒" };
    expect(newLine(dosed).dose).toBe("250");
    expect(packs(newLine(dosed, { dose: "500", days: "7" }), 3)).toBe(2);
    expect(packs(newLine({ ...dosed, spec: "大盒" }, { dose: "500", days: "7" }), 3)).toBeUndefined();
  });

  it("reads what one unit holds out of the specification", () => {
    expect(strength({ spec: "2ml:0.25g*10支", doseUnit: "g", minimumUnit: "支" })).toBe(0.25);
    expect(strength({ spec: "5ml*10支", doseUnit: "ml", minimumUnit: "支" })).toBe(5);
    expect(strength({ spec: "20mg", doseUnit: "IU", minimumUnit: "支" })).toBeUndefined();
  });

  it("takes no figure that is none", () => {
    expect(figure("1.5")).toBe(1.5);
    for (const text of ["", "0", "-1", "1e3", "两"]) {
      expect(figure(text)).toBeUndefined();
    }
  });

  it("says what is missing in the order of the form", () => {
    const draft = emptyDraft("HY1");
    expect(lacking(draft)?.what).toBe("patient");
    draft.patient = { psnNo: "1" } as never;
    expect(lacking(draft)?.what).toBe("diagnosis");
    draft.diagnoses.push({ code: "J06.900", name: "感冒" });
    const line = newLine({ ...capsule, restriction: "限重症" }, { dose: "1" });
    draft.lines.push(line);
    expect(lacking(draft)?.what).toBe("frequency");
    line.frequency = "12";
    expect(lacking(draft)?.what).toBe("within");
    line.within = "no";
    expect(lacking(draft)).toBeUndefined();
  });

  it("keeps its key until its content changes", () => {
    const draft = emptyDraft();
    const first = attempt(draft, body(draft, []), new Date("2026-11-28T01:02:03.9Z"));
    expect(first.writtenAt).toBe("2026-11-28T01:02:03Z");
    expect(attempt(draft, body(draft, []), new Date()).key).toBe(first.key);
    draft.validDays = "2";
    expect(attempt(draft, body(draft, []), new Date()).key).not.toBe(first.key);
  });

  it("keeps a reason with its drug when lines move", () => {
    const draft = emptyDraft();
    draft.lines.push(newLine(capsule), newLine({ ...capsule, code: "X2" }));
    const finding = { rule: "R1", line: 2, severity: "WARN" } as never;
    draft.reasons[reasonKey(finding, draft.lines)] = "MONITORED";
    draft.lines.shift();
    const moved = { rule: "R1", line: 1, severity: "WARN" } as never;
    expect(body(draft, [moved]).overrides).toEqual([{ rule: "R1", line: 1, reason: "MONITORED" }]);
  });

  it("guesses how a form is given", () => {
    expect(usualRoute("滴眼液")).toBe("607");
    expect(usualRoute("片剂")).toBe("1");
  });
});
