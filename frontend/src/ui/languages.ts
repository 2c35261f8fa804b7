/** Languages that notes are often wanted in, by their names in the reader's own. */
import { locale as appLocale } from "@/language/formats";

const CODES =
  // eslint-disable-next-line language/no-literal-words -- tags
  "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv sw ta te th tr uk ur vi zh-Hans zh-Hant";

export function languages(locale = appLocale()): { code: string; name: string }[] {
  return CODES.split(" ")
    .map((code) => ({ code, name: languageName(code, locale) }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

/** A language tag as people name it; one that is no tag stays as it is. */
export function languageName(tag: string, locale = appLocale()): string {
  if (!tag) return "";
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
