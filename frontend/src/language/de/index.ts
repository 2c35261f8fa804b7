/** German, with „du“. */
import type { Messages } from "../messages";
import { app } from "./app";
import { landing } from "./landing";
import { legal } from "./legal";
import { sample } from "./sample";

export const de: Messages = { app, landing, legal, sample };
