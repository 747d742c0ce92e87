import { onScopeDispose, ref, type Ref } from "vue";

/** The time, moving with the clock. */
export function useNow(everySeconds = 1): Ref<Date> {
  const now = ref(new Date());
  const timer = setInterval(() => (now.value = new Date()), everySeconds * 1000);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
