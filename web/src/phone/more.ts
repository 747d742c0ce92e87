import { computed, ref, shallowRef } from "vue";
import { Refused } from "@/shared/api";

interface Page<T> {
  items: readonly T[];
  next?: string | null;
}

/** A list that is read page by page, the first at once. */
export function usePages<T>(read: (next?: string) => Promise<Page<T>>) {
  const items = shallowRef<T[]>();
  const next = ref<string>();
  const refused = shallowRef<Refused>();
  const loading = ref(false);

  async function load(from?: string) {
    if (loading.value) {
      return;
    }
    loading.value = true;
    try {
      const page = await read(from);
      items.value = [...(from ? (items.value ?? []) : []), ...page.items];
      next.value = page.next ?? undefined;
      refused.value = undefined;
    } catch (fault) {
      refused.value = fault instanceof Refused ? fault : Refused.unreachable();
    } finally {
      loading.value = false;
    }
  }

  void load();
  return {
    items, refused, loading,
    hasMore: computed(() => next.value !== undefined),
    more: () => load(next.value),
    reload: () => load(),
  };
}
