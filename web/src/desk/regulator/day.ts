// The day and the place asked for stand in the address, so that a view can be shared.
import { computed } from "vue";
import { useRoute, useRouter } from "vue-router";
import { answer, api } from "@/shared/api";
import { useLoad } from "@/shared/load";
import { chinaDay } from "@/shared/time";

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function useDay() {
  const route = useRoute();
  const router = useRouter();
  const put = (name: string, value: string, usual: string) =>
    router.replace({ query: { ...route.query, [name]: value === usual || value === "" ? undefined : value } });
  const day = computed({
    get: () => text(route.query.day) || chinaDay(),
    set: (value: string) => void put("day", value, chinaDay()),
  });
  const region = computed({
    get: () => text(route.query.region),
    set: (value: string) => void put("region", value, ""),
  });
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
