/** Languages that notes are often wanted in, by their names in the reader's own. */
const CODES =
  "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv sw ta te th tr uk ur vi zh-Hans zh-Hant";

export function languages(locale?: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return CODES.split(" ")
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}
