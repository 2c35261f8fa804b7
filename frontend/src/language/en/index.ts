/** English: complete, and what the other languages are held to. */
import { account } from "./account";
import { app } from "./app";
import { common } from "./common";
import { credits } from "./credits";
import { translations } from "./translations";

export const en = { account, app, common, credits, translations };
