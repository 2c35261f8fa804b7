/** German, with „du“. */
import type { Messages } from "../messages";
import { account } from "./account";
import { app } from "./app";
import { common } from "./common";
import { credits } from "./credits";
import { translations } from "./translations";

export const de: Messages = { account, app, common, credits, translations };
