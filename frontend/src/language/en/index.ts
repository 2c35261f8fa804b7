/** English: complete, and what the other languages are held to. */
import { app } from "./app";

export const en = {
  app,
};
