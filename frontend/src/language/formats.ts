/** Numbers, dates and prices as they are written in the language that was chosen. */
import { localeOf } from "./locale";
import { currentLanguage } from "./messages";

export function locale(): string {
  return localeOf(currentLanguage());
}

export function formatNumber(number: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(number);
}

/** `moment`: a date, or its text as the API gives it; empty for what is none. */
export function formatDate(moment: Date | string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(locale(), options).format(date);
}
