import type { Messages } from "../messages";
import { errors, notYours } from "./errors";
import { personalData } from "./personalData";
import { pluginTitles, templates } from "./plugins";

export const translations: Messages["translations"] = {
  errors,
  notYours,
  personalData,
  pluginTitles,
  templates,
};
