// The day and the place asked for stand in the address, so that a view can be shared.
import { answer, api } from "@/shared/api";
import { useLoad } from "@/shared/load";
import { chinaDay } from "@/shared/time";
import { useAddress } from "../address";

export function useDay() {
  const { word } = useAddress();
  const day = word("day", chinaDay);
  const region = word("region");
  const cases = (step: string, more: Record<string, string | number> = {}) => ({
    path: `/regulator/cases/${step}`,
    query: {
      ...(day.value === chinaDay() ? {} : { day: day.value }),
      ...(region.value ? { region: region.value } : {}),
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])),
    },
  });
  return { day, region, cases };
}

export function useOverview(day: () => string, region: () => string, everySeconds: number) {
  return useLoad(
    () => answer(api.GET("/api/v1/overview", { params: { query: { day: day(), region: region() } } })),
    { everySeconds });
}
