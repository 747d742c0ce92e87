import { computed, type ComputedRef, type WritableComputedRef } from "vue";
import { useRoute, useRouter, type LocationQuery } from "vue-router";
import { daysOf, type Days } from "./days";

/** A single word of an address; "" for none. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * What the address of this page asks for. Each part changes only when it is another one, so that a list is not read
 * again while somebody filters it; and none changes any more once the address is another page's.
 */
export function useAddress() {
  const route = useRoute();
  const router = useRouter();
  const page = route.path;
  const query = computed<LocationQuery>((before) => (before === undefined || route.path === page ? route.query : before));

  return {
    /** One word, and what it is when the address does not say. */
    word: (name: string, otherwise: () => string = () => ""): WritableComputedRef<string> => computed({
      get: () => text(query.value[name]) || otherwise(),
      set: (value) => void router.replace({ query: { ...route.query, [name]: value || undefined } }),
    }),
    days: computed<Days>((before) => {
      const now = daysOf(query.value);
      return before?.from === now.from && before.to === now.to ? before : now;
    }) as ComputedRef<Days>,
  };
}
