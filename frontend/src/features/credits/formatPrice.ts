import { locale } from "@/language/formats";

/** A price as people of this language write it. `price` is in the currency's smallest unit. */
export function formatPrice(price: number, currency: string, language = locale()): string {
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency: currency.toUpperCase(),
  });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(price / 10 ** decimals);
}
