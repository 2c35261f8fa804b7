/**
 * The app's words, in the language that was chosen.
 *
 * Knows no React: what is said outside of it (a tab's title, a notification) is said in the same language. `App` draws
 * itself anew when the language changes, and all within it; what is memoized has to ask `useLanguage` itself.
 */
import { firstVisit } from "./en";
import type { pages } from "./en/pages";
import { baseOf } from "./locale";

export type Messages = typeof firstVisit & typeof pages;

/**
 * English is part of the app, there when nothing else is: that of a first visit at once, that of the other pages when
 * one of them is fetched (`loadPageWords`). A test names what asks for it earlier.
 */
const en = { ...firstVisit } as Messages;

/** Each by its own name, and how all its words are fetched. */
export const LANGUAGES = {
  en: {
    name: "English",
    dir: "ltr",
    load: () => import("./en/pages").then(({ pages }) => Object.assign(en, pages)),
  },
  de: { name: "Deutsch", dir: "ltr", load: () => import("./de").then(({ de }) => de) },
} as const satisfies Record<string, { name: string; dir: "ltr" | "rtl"; load: () => Promise<Messages> }>;

export type Language = keyof typeof LANGUAGES;

const KEY = "language";
const listeners = new Set<() => void>();
let wanted: Language = "en";
let current: { language: Language; words: Messages } = { language: "en", words: en };

export const messages = (): Messages => current.words;
export const currentLanguage = (): Language => current.language;

/** For an element of the app within a text that may be in another language. */
export function languageAttributes(): { lang: Language; dir: "ltr" | "rtl" } {
  return { lang: current.language, dir: LANGUAGES[current.language].dir };
}

/** Calls back after each change; gives what ends that. */
export function onLanguage(act: () => void): () => void {
  listeners.add(act);
  return () => listeners.delete(act);
}

/** Show the app in the language that was chosen on this device, else in the first that the browser asks for and we have. */
export async function startLanguage(): Promise<void> {
  const asked = [kept() ?? "", ...navigator.languages].map(baseOf).find(isLanguage);
  // Words that cannot be fetched are no reason to show nothing.
  if (asked && asked !== "en") await show(asked).catch(() => undefined);
}

/** The words of every page, in the language that is shown; fails where they cannot be fetched. */
export async function loadPageWords(): Promise<void> {
  await LANGUAGES[current.language].load();
}

/** From now on and on this device; fails where the words cannot be fetched, and then nothing changes. */
export async function chooseLanguage(language: Language): Promise<void> {
  await show(language);
  try {
    window.localStorage.setItem(KEY, current.language);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

async function show(language: Language): Promise<void> {
  wanted = language;
  const words = await LANGUAGES[language].load();
  // Another one was chosen meanwhile.
  if (wanted !== language) return;
  current = { language, words };
  Object.assign(document.documentElement, languageAttributes());
  listeners.forEach((act) => act());
}

function kept(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
