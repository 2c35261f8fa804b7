import { localeOf } from "./locale";

/** The forms that a language has of a word, by the categories of `Intl.PluralRules`. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** For the messages of `language`: a number, as it is written there, and the form of the word that goes with it. */
export function countIn(language: string): (number: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  const written = new Intl.NumberFormat(localeOf(language));
  return (number, forms) => `${written.format(number)} ${forms[rules.select(number)] ?? forms.other}`;
}
