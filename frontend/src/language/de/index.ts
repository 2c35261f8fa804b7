/** German, with „du“. */
import type { Messages } from "../messages";
import { app } from "./app";

export const de: Messages = {
  app,
};
