import { answer, api, because } from "@/shared/api";
import type { Application } from "@/shared/chronic";

/** Why a case is opened from the work list: to determine it. */
export const determination = because("慢特病认定 determining a chronic filing");

/** Applications of the region that are open. */
export function waiting(): Promise<Application[]> {
  return answer(api.GET("/api/v1/chronic-applications", { headers: determination }));
}

const MOST = 200;

/** How many of them wait for a decision, beside the page's name. */
export async function countWaiting(): Promise<string> {
  const all = (await waiting()).filter((one) => one.state !== "MORE_ASKED");
  return all.length === 0 ? "" : all.length >= MOST ? `${MOST}+` : String(all.length);
}
