/** The words of the table of error codes, looked up. */
import { ERROR_MESSAGES, NOT_YOURS, OPERATOR_CODES, type ErrorCode, type ErrorMessage } from "./errorCodes";

/** What is said of a code of ours; undefined for a plugin's own. */
export function listedMessage(code: string): ErrorMessage | undefined {
  if (Object.hasOwn(ERROR_MESSAGES, code)) return ERROR_MESSAGES[code as ErrorCode];
  return OPERATOR_CODES.includes(code) ? NOT_YOURS : undefined;
}

/** What happened and what to do, in one text. */
export function errorText(code: ErrorCode): string {
  const { what, next } = ERROR_MESSAGES[code];
  return `${what} ${next}`;
}
