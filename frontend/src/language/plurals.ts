import { localeOf } from "./locale";

/** The forms that a language has of a word or a sentence, by the categories of `Intl.PluralRules`. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** For the messages of `language`: the form that goes with a number. */
export function formIn(language: string): (number: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (number, forms) => forms[rules.select(number)] ?? forms.other;
}

/** The number too, as it is written in `language`, and the form of the word behind it. */
export function countIn(language: string): (number: number, forms: PluralForms) => string {
  const form = formIn(language);
  const written = new Intl.NumberFormat(localeOf(language));
  return (number, forms) => `${written.format(number)} ${form(number, forms)}`;
}
