import { describe, expect, it } from "vitest";
import type { Schemas } from "@/shared/api";
import { settlementsOf, stageOf } from "./stage";

type Held = Schemas["HeldPrescription"];
const held = (state: Held["state"], settlement?: string, sold: [quantity: number, returned: number][] = []) =>
  ({
    state, lines: [1],
    prescription: { lines: [{ lineNo: 1, settlement }, { lineNo: 2, settlement: "other" }] },
    sales: sold.length ? [{ items: sold.map(([quantity, returned]) => ({ quantity, returned })) }] : [],
  }) as unknown as Held;

describe("the stage of a prescription at the counter", () => {
  it("follows audit, settlement and hand-over", () => {
    expect(stageOf(held("HELD"))).toBe("check");
    expect(stageOf(held("PASSED"))).toBe("settle");
    expect(stageOf(held("PASSED", "S1"))).toBe("hand");
    expect(stageOf(held("PASSED", "S1", [[1, 0]]))).toBe("owing");
    expect(stageOf(held("DONE", "S1", [[2, 1]]))).toBe("done");
    expect(stageOf(held("DONE", "S1", [[2, 2]]))).toBe("returned");
    expect(stageOf(held("REFUSED"))).toBe("refused");
    expect(stageOf(held("GIVEN_BACK"))).toBe("back");
  });

  it("names each settlement of its own lines once", () => {
    expect(settlementsOf(held("DONE", "S1"))).toEqual(["S1"]);
    expect(settlementsOf(held("DONE"))).toEqual([]);
  });
});
