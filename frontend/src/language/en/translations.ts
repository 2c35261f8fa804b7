/** What happened, and what to do next. */
export interface ErrorWords {
  what: string;
  next: string;
}

export interface PersonalDataWords {
  what: string;
  why: string;
  until: string;
}

/**
 * Another language's words for what comes to the app in English, by what it is known by there. What is missing stays
 * English; a test names it.
 */
export const translations = {
  /** By the code of an error. */
  errors: {} as Readonly<Record<string, ErrorWords>>,
  /** For each code that only the operator can do something about. */
  notYours: null as ErrorWords | null,
  /** By what is kept, as the inventory has it. */
  personalData: {} as Readonly<Record<string, PersonalDataWords>>,
  /** By a plugin's own title: its name, and after a colon or comma what it does. */
  pluginTitles: {} as Readonly<Record<string, string>>,
  /** By the name of a template: what notes by it are called. */
  templates: {} as Readonly<Record<string, string>>,
};
