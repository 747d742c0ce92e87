// Which of one's own applications the pages speak of: in the address, and kept while the browser is open.
import { computed, watch } from "vue";
import { useRoute, useRouter } from "vue-router";
import { answer, api } from "@/shared/api";
import { tab } from "@/shared/intent";
import { useLoad } from "@/shared/load";

/** Where the tab keeps the message that goes from a try to its check. */
export const MESSAGE = "yunfang.integrator.message";

const KEPT = "yunfang.integrator.app";

export function useApplications() {
  const route = useRoute();
  const router = useRouter();
  const list = useLoad(() => answer(api.GET("/api/v1/sandbox/applications")));
  const standing = computed(() => (list.data.value ?? []).filter((one) => !one.revokedAt));
  const appId = computed({
    get() {
      const asked = typeof route.query.app === "string" ? route.query.app : (tab.read<string>(KEPT) ?? "");
      return standing.value.some((one) => one.appId === asked) ? asked : (standing.value[0]?.appId ?? "");
    },
    set(value: string) {
      void router.replace({ query: { ...route.query, app: value } });
    },
  });
  const application = computed(() => standing.value.find((one) => one.appId === appId.value));
  watch(appId, (value) => value && tab.keep(KEPT, value));
  return { list, standing, appId, application };
}

/** JSON in lines; what is no JSON as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
