import { describe, expect, it } from "vitest";
import { isMoving, isUnderway, lastSpot, next, stepsDone, tone, type Parcel } from "./parcel";

const parcel = (name: string, more: Partial<Parcel> = {}): Parcel =>
  ({ state: { name, zh: "", en: "" }, history: [], ...more }) as unknown as Parcel;

describe("a parcel", () => {
  it("has done the steps up to where it is", () => {
    expect(["ORDERED", "ON_THE_WAY", "FAILED", "SIGNED", "RETURNING"].map(stepsDone)).toEqual([1, 4, 4, 6, 0]);
  });

  it("asks for attention when something is to be done", () => {
    expect(tone(parcel("ARRIVED"))).toBe("attention");
    expect(tone(parcel("SIGNED"))).toBe("done");
    expect(tone(parcel("ON_THE_WAY", { order: { late: true } as Parcel["order"] }))).toBe("attention");
    expect(tone(parcel("ON_THE_WAY"))).toBeUndefined();
  });

  it("says what comes next in both languages, also when it got lost", () => {
    expect(next(parcel("RETURNING", { order: { lost: true } as Parcel["order"] }))?.[0]).toContain("遗失");
    expect(next(parcel("RETURNING", { order: { refunding: true } as Parcel["order"] }))?.[1]).toContain("under way");
    expect(next(parcel("SIGNED"))).toBeUndefined();
  });

  it("is where the newest report that says so has it", () => {
    const at = (longitude: number) => ({ longitude, latitude: 36 });
    const history = [{ where: at(1) }, { where: at(2) }, {}] as unknown as Parcel["history"];
    expect(lastSpot(parcel("ON_THE_WAY", { history }))).toEqual(at(2));
    expect(isMoving(parcel("FAILED"))).toBe(true);
    expect(isMoving(parcel("RETURNED"))).toBe(false);
    expect(["ORDERED", "PACKED", "ARRIVED", "SIGNED", "RETURNING"].map((name) => isUnderway(parcel(name)))).toEqual([false, true, true, false, false]);
  });
});
