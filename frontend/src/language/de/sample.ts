import type { Messages } from "../messages";

export const sample: Messages["sample"] = {
  pageTitle: "Eine Beispielnotiz · Study Buddy",
  title: "Eine Notiz zum Ausprobieren",
  made: "Study Buddy hat sie aus einer Vorlesung gemacht, die dafür geschrieben und nie gefilmt wurde; darum führen ihre Zeiten zu den Worten statt in ein Video. Jede Zeile ist ein Satz, der gesagt wurde; die Fragen sind die der Vorlage Quiz.",
  gone: "Was du hier anstreichst oder beantwortest, ist weg, wenn du gehst.",
  makeOwn: "Mach deine eigenen Notizen",
  open: "Ein Beispiel öffnen",
  saidAt: "Was gesagt wird bei ",
  noVideo: "Zu dieser Vorlesung gibt es kein Video. Eine Zeit führt zu den Worten, die dann gesagt werden.",
};
