/** English of what a first visit shows. With `pages.ts` it is complete, and what the other languages are held to. */
import { account } from "./account";
import { app } from "./app";
import { credits } from "./credits";
import { everywhere } from "./everywhere";
import { landing } from "./landing";
import { legal } from "./legal";
import { translations } from "./translations";

export const firstVisit = { account, app, credits, everywhere, landing, legal, translations };
