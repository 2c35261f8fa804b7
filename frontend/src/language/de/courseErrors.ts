import type { ErrorWords } from "../en/translations";

/** The words of error codes that are about whole courses. */
export const courseErrors: Readonly<Record<string, ErrorWords>> = {
  too_many_videos: { what: "Das sind mehr als 500 Videos.", next: "Teile sie auf mehrere Kurse auf." },
  too_many_courses: {
    what: "Zu viele deiner Kurse haben Videos, die warten, bis sie an der Reihe sind.",
    next: "Versuche es noch einmal, wenn einer dieser Kurse fertig ist, oder brich einen ab.",
  },
  course_file_too_slow: {
    what: "Eine Datei aus so vielen Videos braucht länger, als man auf eine Seite warten kann.",
    next: "Nimm diese Datei bei den Notizen der einzelnen Videos; das Verzeichnis und der Anki-Stapel sind schneller gemacht.",
  },
  course_file_not_made: {
    what: "Die Datei des ganzen Kurses ließ sich nicht machen.",
    next: "Versuche es später noch einmal, oder nimm die Dateien der einzelnen Videos bei ihren Notizen.",
  },
  no_course_file: {
    what: "Aus so vielen Videos, oder überhaupt aus einem Kurs, wird diese Art von Datei nicht gemacht.",
    next: "Nimm sie bei den Notizen der einzelnen Videos.",
  },
  no_course_notes: {
    what: "Noch hat kein Video dieses Kurses Notizen.",
    next: "Versuche es noch einmal, wenn das erste fertig ist.",
  },
};
