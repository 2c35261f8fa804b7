import type { Messages } from "../messages";
import { errors, notYours } from "./errors";
import { personalData } from "./personalData";

export const translations: Messages["translations"] = { errors, notYours, personalData };
