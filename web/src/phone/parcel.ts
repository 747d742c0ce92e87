// How a parcel stands for the person it goes to, and what he can do now; pure.
import type { Schemas } from "@/shared/api";
import type { Pair } from "@/shared/words";

export type Parcel = Schemas["Parcel"];
export type Tone = "attention" | "done" | "harm" | "quiet";

const STEPS = ["ORDERED", "PACKED", "HANDED_TO_COURIER", "ON_THE_WAY", "ARRIVED", "SIGNED"] as const;

/** Names of the steps on the way to the door. */
export const STEP_WORDS: readonly Pair[] = [
  ["下单", "Ordered"], ["配好", "Packed"], ["揽收", "Collected"], ["在途", "On the way"], ["到达", "Arrived"], ["签收", "Signed"],
];

/** How many of the steps are behind it; a failed one is on its way, one that goes back on none. */
export function stepsDone(state: string): number {
  const at = STEPS.findIndex((one) => one === (state === "FAILED" ? "ON_THE_WAY" : state));
  return at + 1;
}

export function tone(parcel: Parcel): Tone | undefined {
  switch (parcel.state.name) {
    case "SIGNED": return "done";
    case "FAILED": case "ARRIVED": return "attention";
    case "CANCELLED": case "RETURNED": return "quiet";
    case "RETURNING": return "attention";
    default: return parcel.order?.late ? "attention" : undefined;
  }
}

/** What to do next, if anything. */
export function next(parcel: Parcel): Pair | undefined {
  const order = parcel.order;
  switch (parcel.state.name) {
    case "ORDERED": return ["药店正在配药；打包前都可以取消", "The pharmacy is preparing it; until it is packed you may cancel"];
    case "ARRIVED": return ["配送员到了：核对药品后告诉他签收码", "The courier is there: check the medicine, then tell the code"];
    case "FAILED": return ["配送员会再送一次；不想等可以退回药店并退款", "The courier tries once more; or have it sent back and get your money back"];
    case "RETURNING":
      if (order?.lost) return ["包裹遗失，退款正在办理，不用您操作", "The parcel got lost; your refund is under way, nothing to do"];
      return order?.refunding
        ? ["药店已收到退件，退款正在办理", "The pharmacy has it again; your refund is under way"]
        : ["正在退回药店，到店后自动退款，可另选药店取药", "It goes back; once there you are refunded and may collect elsewhere"];
    case "RETURNED": return ["已退款；仍需要这些药，请重新选药店", "Refunded; if you still need the medicine, choose a pharmacy again"];
    default: return undefined;
  }
}

/** Where the courier was last, by the newest report that says so. */
export function lastSpot(parcel: Parcel): Schemas["Spot"] | undefined {
  return [...parcel.history].reverse().find((one) => one.where)?.where ?? undefined;
}

/** Whether somebody carries it now. */
export const isMoving = (parcel: Parcel): boolean => ["HANDED_TO_COURIER", "ON_THE_WAY", "ARRIVED", "FAILED"].includes(parcel.state.name);

/** Whether the medicine is in a parcel, and so in nobody's hands. */
export const isUnderway = (parcel: Parcel): boolean => parcel.state.name === "PACKED" || isMoving(parcel);
