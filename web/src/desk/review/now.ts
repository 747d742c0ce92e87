import { onScopeDispose, ref, type Ref } from "vue";

/** The time, each second; for a clock that informs. */
export function useNow(): Ref<Date> {
  const now = ref(new Date());
  const timer = setInterval(() => (now.value = new Date()), 1000);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
