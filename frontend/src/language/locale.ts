/**
 * The reader's own variant of a language, as far as the browser tells one: `de` is `de-AT` to who reads in Austria, so
 * that dates, numbers and prices look as they do there.
 */
export function localeOf(language: string): string {
  return navigator.languages.find((tag) => baseOf(tag) === language) ?? language;
}

/** `pt-BR` -> `pt` */
export function baseOf(tag: string): string {
  return (tag.split("-")[0] ?? "").toLowerCase();
}
