import { describe, expect, it } from "vitest";
import { emptyEntries, lacking, limitText, parts, statements, type Criterion, type Disease } from "./chronic";

const criterion = (no: number, part: string): Criterion => ({
  no, part, kind: "DIAGNOSIS", text: { zh: "诊断", en: "diagnosis" },
} as Criterion);
const disease = { code: "M03900", criteria: [criterion(1, "A"), criterion(2, "B"), criterion(3, "B"), criterion(4, "C")] } as Disease;

describe("criteria", () => {
  it("are needed by parts", () => {
    expect(parts(disease).map(({ part, criteria }) => [part, criteria.length])).toEqual([["A", 1], ["B", 2], ["C", 1]]);
    expect(lacking(disease, [1, 3])).toEqual(["C"]);
    expect(lacking(disease, [1, 2, 4])).toEqual([]);
  });

  it("are sent where they were chosen, without what was left open", () => {
    const entries = emptyEntries(disease);
    Object.assign(entries[1] ?? {}, { chosen: true, text: "有" });
    Object.assign(entries[2] ?? {}, { chosen: true, value: "168", on: "2026-11-01" });
    Object.assign(entries[3] ?? {}, { text: "未选" });
    expect(statements(entries)).toEqual([
      { criterion: 1, text: "有", institution: "" },
      { criterion: 2, text: "", institution: "", value: 168, on: "2026-11-01" },
    ]);
  });

  it("say their limit with its unit", () => {
    expect(limitText({ measure: "BP", comparison: "AT_LEAST", value: 160, unit: "mmHg" })).toBe("≥ 160 mmHg");
    expect(limitText({ measure: "FEV1/FVC", comparison: "BELOW", value: 0.7, unit: "1" })).toBe("< 0.7");
  });
});
