import type { Messages } from "../messages";

export const sample: Messages["sample"] = {
  pageTitle: "Eine Beispielnotiz · Study Buddy",
  title: "Eine Notiz zum Ausprobieren",
  made: "Sie stammt aus einer Vorlesung, die dafür geschrieben und nie gefilmt wurde: Ihre Zeiten führen zu den Worten statt in ein Video. Ihre Zeilen sind Sätze der Vorlesung, die Fragen die der Vorlage Quiz.",
  gone: "Was du hier markierst oder beantwortest, ist weg, wenn du gehst.",
  makeOwn: "Mach deine eigenen Notizen",
  open: "Ein Beispiel öffnen",
  saidAt: "Was gesagt wird bei ",
  noVideo: "Zu dieser Vorlesung gibt es kein Video. Eine Zeit führt zu den Worten, die dann gesagt werden.",
};
