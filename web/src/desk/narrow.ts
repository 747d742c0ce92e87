import { ref } from "vue";

const query = matchMedia("(max-width: 640px)");

/** Whether there is room for one column only, as on a phone. */
export const narrow = ref(query.matches);

query.addEventListener("change", () => (narrow.value = query.matches));
