/** English: complete, and what the other languages are held to. */
import { account } from "./account";
import { app } from "./app";
import { captions } from "./captions";
import { everywhere } from "./everywhere";
import { courses } from "./courses";
import { credits } from "./credits";
import { jobs } from "./jobs";
import { landing } from "./landing";
import { legal } from "./legal";
import { library } from "./library";
import { reading } from "./reading";
import { sample } from "./sample";
import { search } from "./search";
import { submit } from "./submit";
import { translations } from "./translations";
import { trust } from "./trust";

export const en = {
  account,
  app,
  captions,
  everywhere,
  courses,
  credits,
  jobs,
  landing,
  legal,
  library,
  reading,
  sample,
  search,
  submit,
  translations,
  trust,
};
