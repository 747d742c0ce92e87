import { reactive } from "vue";
import { answer, api } from "@/shared/api";

/** How many of the nearest pharmacies have a drug, and how far the nearest of them is. */
export interface Nearby {
  count: number;
  metres?: number;
}

const PHARMACIES = 20;

/** Stock nearby by drug code, asked for once per drug and page. */
export function useNearby(place: () => { longitude: number; latitude: number } | undefined) {
  const known = reactive<Record<string, Nearby>>({});
  const asked = new Set<string>();

  async function ask(codes: readonly string[]) {
    const at = place();
    const fresh = [...new Set(codes)].filter((code) => !asked.has(code)).slice(0, PHARMACIES);
    if (!at || fresh.length === 0) {
      return;
    }
    fresh.forEach((code) => asked.add(code));
    try {
      const shops = await answer(api.GET("/api/v1/pharmacies", {
        params: { query: { lng: at.longitude, lat: at.latitude, drug: fresh, most: PHARMACIES } },
      }));
      for (const code of fresh) {
        const having = shops.filter((shop) => shop.stock.some((item) => item.drugCode === code && item.quantity > 0));
        known[code] = { count: having.length, metres: having[0]?.metres };
      }
    } catch {
      // it is shown beside the drug when it is known; prescribing does not need it
      fresh.forEach((code) => asked.delete(code));
    }
  }

  return { known, ask };
}
