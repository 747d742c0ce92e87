import { ref } from "vue";
import { answer, api } from "@/shared/api";
import { session } from "@/shared/session";
import { keep, recall, useKept } from "./kept";
import type { Rx } from "./todo";

/** The prescriptions of who is signed in, the newest first. */
export function usePrescriptions(everySeconds?: number) {
  return useKept<Rx[]>(
    "prescriptions",
    () => answer(api.GET("/api/v1/persons/{psnNo}/prescriptions", { params: { path: { psnNo: session.actor } } })),
    { everySeconds },
  );
}

/** Finished ones that the person does not want to see on this phone; nothing is deleted by it. */
export function useHidden() {
  const hidden = ref<string[]>(recall<string[]>("hidden") ?? []);

  function set(all: string[]) {
    hidden.value = all;
    keep("hidden", all);
  }

  return {
    hidden,
    hide: (hiRxno: string) => set([...new Set([...hidden.value, hiRxno])]),
    show: (hiRxno: string) => set(hidden.value.filter((one) => one !== hiRxno)),
  };
}
