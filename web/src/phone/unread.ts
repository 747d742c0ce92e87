import { ref, watch } from "vue";
import { answer, api } from "@/shared/api";
import { session } from "@/shared/session";

/** How many messages have not been read: the figure at the tab. */
export const unread = ref(0);

watch(() => session.actor, () => (unread.value = 0));

export async function countUnread() {
  try {
    unread.value = (await answer(api.GET("/api/v1/inbox"))).unread;
  } catch {
    // the figure just stays
  }
}
