// Applying for a chronic filing, by the patient or by a doctor for him: what is entered, and how it is sent.
import { computed, ref, watch } from "vue";
import { useRouter } from "vue-router";
import { answer, api, draft, type Schemas, type Some } from "./api";
import { emptyEntries, lacking, sendFiles, statements, type Entries } from "./chronic";
import { intent } from "./intent";
import { useAct, useLoad } from "./load";

type Draft = Schemas["ChronicApplicationDraft"];

/**
 * One application for the disease of a code; `name` is that of the intention, `to` the address under which applications
 * are shown, `more` what only one of the forms sends.
 */
export function useApplication(name: string, to: string, first = "", more: () => Some<Draft> = () => ({})) {
  const router = useRouter();
  const diseases = useLoad(() => answer(api.GET("/api/v1/chronic-diseases")));
  const code = ref(first);
  const disease = computed(() => diseases.data.value?.find((one) => one.code === code.value));
  const places = useLoad(async () => (code.value ? await answer(api.GET("/api/v1/chronic-diseases/{code}/determiners", { params: { path: { code: code.value } } })) : []), { now: false });
  const entries = ref<Entries>({});
  const files = ref<File[]>([]);
  const determiner = ref("");
  const words = ref("");
  watch(disease, (one) => {
    entries.value = one ? emptyEntries(one) : {};
    determiner.value = "";
    void places.reload();
  });
  /** Parts of which nothing is stated yet. */
  const open = computed(() => (disease.value ? lacking(disease.value, statements(entries.value).map((one) => one.criterion)) : []));
  const { acting, refused, act } = useAct();
  const intention = intent(name);
  /** Its number, once it has come in; its files may still lack. */
  const made = ref<string>();

  async function send() {
    await act(async () => {
      const body = draft<Draft>({
        ...more(), diseaseCode: code.value, determiner: determiner.value, words: words.value, statements: statements(entries.value),
      });
      made.value ??= (await intention.once(body, (key) => answer(api.POST("/api/v1/chronic-applications", { params: { header: { "Idempotency-Key": key } }, body })))).id;
      await sendFiles(made.value, files);
      await router.replace(`${to}/${made.value}`);
    });
  }

  return {
    diseases: diseases.data, unread: diseases.refused, places: places.data, code, disease, entries, files, determiner, words, open, acting, refused,
    made, send,
  };
}
