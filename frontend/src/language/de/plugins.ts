/** By the titles that our own plugins have; one of somebody else's says what it does in its own words. */
export const pluginTitles: Readonly<Record<string, string>> = {
  "Cornell notes: cue column, notes and summary":
    "Cornell-Notizen: Spalte mit Stichfragen, Notizen und Zusammenfassung",
  "Exam cram: the essentials, cards and practice questions":
    "Prüfungsvorbereitung: das Wesentliche, Karteikarten und Übungsfragen",
  "Feynman notes: in plain words, with what to explain back":
    "Feynman-Notizen: in einfachen Worten, mit dem, was du selbst erklären sollst",
  "Lecture notes: summary, sections, key terms and flash cards":
    "Vorlesungsnotizen: Zusammenfassung, Abschnitte, wichtige Begriffe und Karteikarten",
  "Quiz: multiple choice and open questions over the whole video":
    "Quiz: Fragen zum Ankreuzen und offene Fragen zum ganzen Video",
  "Claude: written by a model of Anthropic, checked against the transcript":
    "Claude: von einem Modell von Anthropic geschrieben, am Transkript geprüft",
  "Outline: the video's own sentences, chosen without a model or a key":
    "Outline: die eigenen Sätze des Videos, ohne Modell und ohne Schlüssel ausgewählt",
  "Claude: a small model of Anthropic reads whether the lines mean what is written":
    "Claude: Ein kleines Modell von Anthropic liest, ob die Zeilen meinen, was geschrieben steht",
  "JSON, the whole note with its transcript": "JSON, die ganzen Notizen mit ihrem Transkript",
  "Markdown, for Obsidian, GitHub and any editor": "Markdown, für Obsidian, GitHub und jeden Editor",
  "Anki deck, to learn by heart over weeks": "Anki-Stapel, um über Wochen auswendig zu lernen",
  "Obsidian note, with properties, callouts and cards to review":
    "Obsidian-Notiz, mit Eigenschaften, Hinweiskästen und Karten zum Wiederholen",
  "PDF, to print and to click": "PDF, zum Drucken und zum Anklicken",
  "PDF on US Letter paper, to print and to click": "PDF auf US-Letter-Papier, zum Drucken und zum Anklicken",
};

export const templates: Readonly<Record<string, string>> = {
  cornell: "Cornell",
  "exam-cram": "Prüfungsvorbereitung",
  feynman: "Feynman",
  lecture: "Vorlesung",
  quiz: "Quiz",
};
