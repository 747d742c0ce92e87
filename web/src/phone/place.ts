// Where pharmacies are searched from: where the phone is, or a place that the person chose and this phone keeps.
import { ref } from "vue";
import { answer, api, type Schemas } from "@/shared/api";
import { toGcj02, type Point } from "./gcj02";
import { keep, recall } from "./kept";

export type Landmark = Schemas["Landmark"];

export interface Place extends Point {
  name: string;
  /** Told by the phone, chosen by the person, or the hospital that wrote the prescription. */
  kind: "HERE" | "CHOSEN" | "HOSPITAL";
}

export class NoPosition extends Error {
  constructor(readonly why: "DENIED" | "UNKNOWN") {
    super(why);
  }
}

/** Asks the phone where it is; refused with a reason when it does not tell within ten seconds. */
export function askPhone(): Promise<Point> {
  return new Promise((done, failed) => {
    if (!("geolocation" in navigator)) {
      failed(new NoPosition("UNKNOWN"));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done(toGcj02({ lng: coords.longitude, lat: coords.latitude })),
      (fault) => failed(new NoPosition(fault.code === fault.PERMISSION_DENIED ? "DENIED" : "UNKNOWN")),
      { enableHighAccuracy: false, maximumAge: 120_000, timeout: 10_000 },
    );
  });
}

/** Hospitals, the nearest to this one first; without one as they were read before. */
export async function landmarks(near?: string): Promise<Landmark[]> {
  const before = recall<{ near: string; all: Landmark[] }>("landmarks");
  if (before && (near === undefined || near === before.near)) {
    return before.all;
  }
  const all = await answer(api.GET("/api/v1/landmarks", { params: { query: { near } } }));
  keep("landmarks", { near: near ?? "", all });
  return all;
}

/** A place that the platform knows. */
export const asPlace = (one: Landmark, kind: Place["kind"]): Place =>
  ({ name: one.name, lng: one.longitude, lat: one.latitude, kind });

/** The kept place; else the hospital that wrote a prescription, for it is known where that is. */
export function usePlace() {
  const place = ref<Place | undefined>(recall<Place>("place"));

  function choose(chosen: Place) {
    place.value = chosen;
    keep("place", chosen);
  }

  async function orHospital(code: string): Promise<Place | undefined> {
    if (!place.value) {
      const all = await landmarks(code);
      const hospital = all.find((one) => one.code === code) ?? all[0];
      place.value = hospital && asPlace(hospital, "HOSPITAL");
    }
    return place.value;
  }

  return { place, choose, orHospital };
}
