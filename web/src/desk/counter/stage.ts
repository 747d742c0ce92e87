import type { Schemas } from "@/shared/api";

export type Stage = "check" | "settle" | "hand" | "owing" | "done" | "returned" | "back" | "refused";

/** Where a prescription stands at this counter, in the words of those who work there. */
export function stageOf(held: Schemas["HeldPrescription"]): Stage {
  switch (held.state) {
    case "HELD":
      return "check";
    case "GIVEN_BACK":
      return "back";
    case "REFUSED":
      return "refused";
    default: {
      const items = held.sales.flatMap((sale) => sale.items);
      if (items.length > 0 && items.every((item) => item.returned >= item.quantity)) {
        return "returned";
      }
      if (held.state === "DONE") {
        return "done";
      }
      return items.length > 0 ? "owing" : settlementsOf(held).length > 0 ? "hand" : "settle";
    }
  }
}

/** Settlements that stand for its lines and may be undone. */
export function settlementsOf(held: Schemas["HeldPrescription"]): string[] {
  const paid = held.prescription.lines.filter((line) => held.lines.includes(line.lineNo)).flatMap((line) => line.settlement ?? []);
  return [...new Set(paid)];
}
