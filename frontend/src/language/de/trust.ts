import type { Messages } from "../messages";
import { countIn, formIn } from "../plurals";

const count = countIn("de");
const form = formIn("de");
const statements = (number: number) => count(number, { one: "Aussage", other: "Aussagen" });
const were = (number: number) => form(number, { one: "wurde", other: "wurden" });

export const trust: Messages["trust"] = {
  checked: "Geprüft",
  told: "Erfasst",
  gaps: "Nicht in den Notizen",
  gap: (end, what) => `bis ${end}: ${what}`,
  silence: (length) => `${length}, in denen nichts gesagt wird`,
  speech: (length) => `${length} Rede, die keine Notiz zitiert`,
  origin: "Woher das kommt",
  facts: {
    notes: "Notizen",
    meaning: "Sinn",
    captions: "Untertitel",
    reading: "Gelesen als",
    source: "Quelle",
    times: "Zeiten",
    made: "Erstellt",
  },
  estimated:
    "Geschätzt: Die Untertitel hatten keine Zeiten; diese hier sind aus dem Sprechtempo berechnet und können etwas danebenliegen.",
  glance: {
    notChecked: "nicht geprüft",
    checked: (written, dropped) =>
      `${statements(written)} geprüft${dropped ? `, ${dropped} weggelassen` : ""}`,
  },
  checks: {
    nothingClaimed: "Es wurde nichts behauptet, also gab es nichts zu prüfen.",
    nothingShared:
      "Notizen und Untertitel haben verschiedene Sprachen und weder Zahlen noch Namen gemeinsam; deshalb ließ sich nichts vergleichen.",
    words: "Wörtern, Zahlen und Namen",
    numbers: "Zahlen und Namen allein",
    lines: (lines) => count(lines, { one: "Zeile der Untertitel", other: "Zeilen der Untertitel" }),
    captions: "den Untertiteln",
    compared: (by) => `verglichen nach ${by}`,
    quoted: (quoted, others, by) =>
      `${quoted} ${form(quoted, { one: "steht", other: "stehen" })} dort wörtlich, ${others} ${were(others)} nach ${by} verglichen`,
    languagesDiffer: ", weil Notizen und Untertitel verschiedene Sprachen haben",
    held: (written, against, compared) =>
      `${statements(written)} ${were(written)} an ${against} geprüft: ${compared}.`,
    outcome: (mended, dropped) =>
      `${mended || "Keine"} ${were(mended || 1)} vorher berichtigt, ${dropped || "keine"} weggelassen, weil die zitierten Worte sie nicht decken.`,
    limit:
      "Geprüft werden Wörter: Was sie nicht zeigen können, siehst vielleicht du. Markiere so eine Zeile als falsch.",
  },
  coverage: {
    share: (cited, lines, percent) =>
      `Die Notizen zitieren ${cited} von ${count(lines, { one: "Zeile", other: "Zeilen" })} der Untertitel, ${percent} der Zeit, in der etwas gesagt wird.`,
    whole: "Keine längere Strecke fehlt.",
    silent: "Die längeren Strecken, die sie auslassen, sind still.",
    skipped: (stretches) =>
      `${count(stretches, { one: "längere Strecke", other: "längere Strecken" })} Rede ${form(stretches, { one: "ist", other: "sind" })} nicht in den Notizen: Hör ${form(stretches, { one: "sie", other: "sie" })} dir selbst an.`,
  },
  captions: {
    manual: "von Menschen geschriebene Untertitel",
    auto: "automatische Untertitel, die sich bei Namen und Zahlen verhören",
    translated: "maschinell übersetzte Untertitel",
    user: "Untertitel, die du mitgebracht hast",
  },
  reading: {
    cues: (cues) => count(cues, { one: "Einblendung", other: "Einblendungen" }),
    added: (time) => `${time} zu jeder Zeit hinzugezählt`,
    takenOff: (time) => `${time} von jeder Zeit abgezogen`,
  },
  provenance: {
    writer: (writer) => `Verfasser ${writer}`,
    model: (model) => `mit ${model}`,
    template: (template) => `nach der Vorlage ${template}`,
    chosen: "Aus den Worten des Videos ausgewählt",
    written: "Geschrieben",
    by: (what, who) => `${what} von ${who}`,
  },
  meaning: {
    nobody: "Niemand wurde gefragt: Die Notizen wurden allein an den Wörtern der Untertitel geprüft.",
    unchecked: (checker, why) => `Der Sinn wurde nicht geprüft: ${checker} konnte nichts sagen. ${why}`,
    asked: (checker, asked, supported) =>
      `${checker} wurde zu ${count(asked, { one: "Aussage", other: "Aussagen" })} gefragt: ${supported} bestätigt`,
    found: (refused, mended, unknown) =>
      `${refused} abgelehnt (davon ${mended} berichtigt), ${unknown} unentschieden.`,
    notAll: (why) => `Nicht zu allen konnte er etwas sagen: ${why}`,
  },
};
