import { onScopeDispose, ref, type Ref } from "vue";

/** The time, moving with the clock. */
export function useNow(everySeconds = 1): Ref<Date> {
  const now = ref(new Date());
  const timer = setInterval(() => (now.value = new Date()), everySeconds * 1000);
  onScopeDispose(() => clearInterval(timer));
  return now;
}

/** Does something once nobody has asked for it again so long; never when its page is gone. */
export function useLater(milliseconds: number, act: () => unknown) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  onScopeDispose(stop);
  return {
    stop,
    ask() {
      stop();
      timer = setTimeout(act, milliseconds);
    },
  };
}
