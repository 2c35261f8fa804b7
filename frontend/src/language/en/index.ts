/** English: complete, and what the other languages are held to. */
import { app } from "./app";
import { landing } from "./landing";
import { legal } from "./legal";
import { sample } from "./sample";

export const en = { app, landing, legal, sample };
