import { computed } from "vue";
import { useLoad } from "./load";

interface Page<T, N> {
  items: readonly T[];
  /** Where the next page begins; absent on the last. */
  next?: N | null;
}

/** A list that is read page by page: the first at once, each other when it is asked for. */
export function usePages<T, N extends string | number = string>(
  read: (next?: N) => Promise<Page<T, N>>, options: { now?: boolean } = {},
) {
  let from: N | undefined;
  const loaded = useLoad(async () => {
    const start = from;
    const page = await read(start);
    const before: readonly T[] = start === undefined ? [] : (loaded.data.value?.items ?? []);
    return { items: [...before, ...page.items], next: page.next ?? undefined };
  }, options);

  function ask(next?: N) {
    from = next;
    return loaded.reload();
  }

  const next = computed<N | undefined>(() => loaded.data.value?.next);
  return {
    items: computed<readonly T[] | undefined>(() => loaded.data.value?.items),
    refused: loaded.refused,
    loading: loaded.loading,
    hasMore: computed(() => next.value !== undefined),
    /** The next page; nothing while one is being read. */
    async more() {
      if (!loaded.loading.value && next.value !== undefined) {
        await ask(next.value);
      }
    },
    /** From the start, as the question may have changed. */
    reload: () => ask(),
  };
}

/** All pages of a list, of which there are so many at most. */
export async function everyPage<T, N extends string | number = string>(
  read: (next?: N) => Promise<Page<T, N>>, most = 50,
): Promise<T[]> {
  const all: T[] = [];
  let next: N | undefined;
  for (let page = 0; page < most; page++) {
    const found: Page<T, N> = await read(next);
    all.push(...found.items);
    next = found.next ?? undefined;
    if (next === undefined) {
      break;
    }
  }
  return all;
}
