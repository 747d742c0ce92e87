import { describe, expect, it } from "vitest";
import { percent } from "@/shared/money";
import { changes, nextMonth, ratio, start, type PolicyFile } from "./trial";

describe("a policy that is tried", () => {
  it("shows ratios in hundredths and sends them as it got them", () => {
    expect(percent("0.55")).toBe("55");
    expect(percent("0.575")).toBe("57.5");
    expect(ratio("57.5")).toBe("0.575");
    expect(ratio("7")).toBe("0.07");
    expect(ratio("abc")).toBe("abc");
  });

  it("begins as another version after today", () => {
    const file = { region: "371000", version: "2026.2", from: "2026-07-01", to: "2099-12-31", status: "x", policies: [] } as PolicyFile;
    const trial = start(file, "2026-12-05");
    expect(trial.version).toBe("2026.2-20261205");
    expect(trial.from).toBe("2027-01-01");
    expect(start({ ...file, from: "2027-03-01" }, "2026-12-05").from).toBe("2027-04-01");
    expect(nextMonth("2026-11-28")).toBe("2026-12-01");
  });

  it("counts the figures that were changed", () => {
    const before = [{ funds: [{ deductible: "300.00", bands: [{ from: "0.00", ratio: "0.55" }] }] }];
    const after = JSON.parse(JSON.stringify(before));
    expect(changes(before, after)).toBe(0);
    after[0].funds[0].bands[0].ratio = "0.6";
    after[0].funds[0].deductible = "200.00";
    expect(changes(before, after)).toBe(2);
  });
});
