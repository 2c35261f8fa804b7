/** German, with „du“. */
import type { Messages } from "../messages";
import { account } from "./account";
import { app } from "./app";
import { captions } from "./captions";
import { common } from "./common";
import { credits } from "./credits";
import { jobs } from "./jobs";
import { library } from "./library";
import { reading } from "./reading";
import { submit } from "./submit";
import { translations } from "./translations";
import { trust } from "./trust";

export const de: Messages = {
  account,
  app,
  captions,
  common,
  credits,
  jobs,
  library,
  reading,
  submit,
  translations,
  trust,
};
