import { createI18n, useI18n } from "vue-i18n";
import { watch } from "vue";
import { settings, type Language } from "./settings";

/** Chinese first, English second: a page has no text in one language only. */
export type Pair = readonly [zh: string, en: string];

export const i18n = createI18n({ legacy: false, locale: settings.language, fallbackLocale: "zh", messages: {} });

watch(
  () => settings.language,
  (language) => {
    i18n.global.locale.value = language;
  },
);

/** The texts of one component. `t("key", {name})` fills `{name}`. */
export function useWords<K extends string>(pairs: Readonly<Record<K, Pair>>) {
  const side = (at: 0 | 1) =>
    Object.fromEntries(Object.entries<Pair>(pairs).map(([key, pair]) => [key, pair[at]]));
  const { t } = useI18n({ useScope: "local", inheritLocale: true, messages: { zh: side(0), en: side(1) } });
  return (key: K, values: Record<string, unknown> = {}) => t(key, values);
}

/** One side of a pair, in the language of the page. */
export const side = (pair: Pair): string => pair[settings.language === "en" ? 1 : 0];

/** Words of the platform; some of its answers name the languages in full. */
type Words = { zh?: string; en?: string } | { chinese?: string; english?: string };

/** What the platform said in both languages, in that of the page. */
export function said(words: Words | null | undefined, language: Language = settings.language): string {
  const [zh, en] = !words ? [] : "chinese" in words ? [words.chinese, words.english] : [(words as { zh?: string }).zh, (words as { en?: string }).en];
  return (language === "en" ? en : zh) ?? zh ?? "";
}
