import { describe, expect, it } from "vitest";
import { openDays, spansOf } from "./hours";

describe("opening hours", () => {
  it("come back as they were told, also days of several spans", () => {
    const told = [
      { days: [1, 2], from: "08:00", to: "12:00" },
      { days: [2], from: "14:00", to: "20:00" },
    ];
    const days = openDays(told);
    expect(days.map((day) => day.open)).toEqual([true, true, false, false, false, false, false]);
    expect(spansOf(days)).toEqual([
      { days: [1], from: "08:00", to: "12:00" }, { days: [2], from: "08:00", to: "12:00" }, { days: [2], from: "14:00", to: "20:00" },
    ]);
  });

  it("change for a day that is opened or closed", () => {
    const days = openDays([{ days: [7], from: "00:00", to: "24:00" }]).map((day) => ({ ...day, open: day.no === 1 }));
    expect(spansOf(days)).toEqual([{ days: [1], from: "08:30", to: "21:00" }]);
  });
});
