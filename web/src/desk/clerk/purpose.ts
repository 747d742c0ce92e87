import { ref, watch } from "vue";
import { because } from "@/shared/api";
import { session } from "@/shared/session";

/** What somebody said last; it goes with the page, and with who said it. */
export const askedPurpose = ref("");

watch(() => session.actor, () => (askedPurpose.value = ""));

/** The header of a look at a person's data. */
export function personal() {
  return because(askedPurpose.value);
}
