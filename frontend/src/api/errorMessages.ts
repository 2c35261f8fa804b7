/** The words of the table of error codes, looked up, in the app's language. */
import { messages } from "@/language/messages";
import { ERROR_MESSAGES, NOT_YOURS, OPERATOR_CODES, type ErrorCode, type ErrorMessage } from "./errorCodes";

/** What is said of a code of ours; undefined for a plugin's own. */
export function listedMessage(code: string): ErrorMessage | undefined {
  const { errors, notYours } = messages().translations;
  if (Object.hasOwn(ERROR_MESSAGES, code)) return { ...ERROR_MESSAGES[code as ErrorCode], ...errors[code] };
  return OPERATOR_CODES.includes(code) ? { ...NOT_YOURS, ...notYours } : undefined;
}

/** What happened and what to do, in one text. */
export function errorText(code: ErrorCode): string {
  const { what, next } = { ...ERROR_MESSAGES[code], ...messages().translations.errors[code] };
  return `${what} ${next}`;
}

/** What the service says of an error of this code, `english`: in the app's language where that has words for the code. */
export function servedText(code: string, english: string): string {
  const { translations, everywhere } = messages();
  const own = translations.errors[code];
  if (!own) return english;
  const specific = listedMessage(code)?.specific;
  return `${own.what} ${own.next}${specific ? ` ${everywhere.inEnglish(english)}` : ""}`;
}
