import type { ErrorWords } from "../en/translations";
import { courseErrors } from "./courseErrors";

const OWN_CAPTIONS =
  "Wenn du es ansehen kannst, füge eine eigene Untertiteldatei hinzu; die Notizen entstehen dann daraus.";
const PASTE_LINK = "Füge den Link eines YouTube-Videos ein.";
const CHOOSE_ANOTHER = "Wähle etwas anderes.";
const LATER = "Versuche es in ein paar Minuten noch einmal.";
const WAIT = "Warte einen Moment und versuche es noch einmal.";
const RELOAD = "Lade die Seite neu und versuche es noch einmal.";

/** The words of the table of error codes; the English ones stand in engine/studybuddy/error_codes.toml. */
export const errors: Readonly<Record<string, ErrorWords>> = {
  ...courseErrors,
  empty: { what: "Da ist kein Link.", next: PASTE_LINK },
  bad_character: {
    what: "Darin ist ein Leerzeichen oder ein anderes Zeichen, das kein YouTube-Link hat.",
    next: "Kopiere den Link noch einmal.",
  },
  bad_scheme: { what: "Nur Links mit http und https lassen sich lesen.", next: PASTE_LINK },
  userinfo: {
    what: "Dieser Link versteckt eine andere Website hinter einem Benutzernamen („@“).",
    next: "Füge einen einfachen YouTube-Link ein.",
  },
  bad_port: {
    what: "Dieser Link nennt einen Port, das tut kein YouTube-Link.",
    next: "Füge einen einfachen YouTube-Link ein.",
  },
  bad_host: { what: "Das ist kein Link von YouTube.", next: "Links von youtube.com und youtu.be gehen." },
  playlist: { what: "Das ist eine Playlist.", next: "Öffne eines ihrer Videos und füge dessen Link ein." },
  not_a_video: {
    what: "Das ist eine Seite von YouTube, aber kein Video.",
    next: "Öffne das Video und füge seinen Link ein.",
  },
  no_video_id: {
    what: "Dieser Link nennt kein Video.",
    next: "Öffne das Video auf YouTube und kopiere seinen Link noch einmal.",
  },
  ambiguous_id: {
    what: "Dieser Link nennt mehr als ein Video.",
    next: "Füge den Link des einen ein, das du meinst.",
  },
  bad_id: {
    what: "Die Kennung eines Videos hat genau 11 Zeichen; diese nicht.",
    next: "Vielleicht fehlt ein Teil des Links: Kopiere ihn noch einmal.",
  },
  blocked: {
    what: "YouTube antwortet uns im Moment nicht.",
    next: "Füge das Transkript ein, das YouTube dir zeigt, oder eine eigene Untertiteldatei; vielleicht hilft es auch, es später noch einmal zu versuchen.",
  },
  proof_of_origin: {
    what: "YouTube führt Untertitel zu diesem Video auf, gibt sie aber nur dem eigenen Player.",
    next: "Füge das Transkript ein, das YouTube dir zeigt, oder eine eigene Untertiteldatei: Noch einmal versuchen hilft nicht.",
  },
  transient: { what: "YouTube war nicht erreichbar.", next: LATER },
  upstream_changed: {
    what: "YouTube hat auf eine Weise geantwortet, die wir noch nicht verstehen.",
    next: "Bis das behoben ist, geht es mit einer eigenen Untertiteldatei.",
  },
  private: {
    what: "Dieses Video ist privat, deshalb waren seine Untertitel nicht zu lesen.",
    next: OWN_CAPTIONS,
  },
  unavailable: {
    what: "Dieses Video gibt es nicht, oder es wurde entfernt.",
    next: "Öffne den Link im Browser und sieh nach, ob es noch läuft.",
  },
  bad_links: {
    what: "Einige dieser Links sind keine Videos oder Playlists von YouTube.",
    next: "Nimm diese Zeilen heraus und sieh noch einmal nach.",
  },
  no_links: { what: "In diesen Zeilen steht kein Link.", next: "Schreib in jede Zeile einen Link." },
  playlist_unavailable: {
    what: "Diese Playlist gibt es nicht, oder sie ist privat.",
    next: "Öffne ihren Link in einem Browser, in dem du nicht angemeldet bist; wem sie gehört, kann sie auf „Öffentlich“ oder „Nicht gelistet“ stellen.",
  },
  members_only: { what: "Dieses Video ist nur für Mitglieder oder Käufer.", next: OWN_CAPTIONS },
  region_blocked: { what: "YouTube zeigt dieses Video dort nicht, wo wir sind.", next: OWN_CAPTIONS },
  age_restricted: {
    what: "Dieses Video hat eine Altersbeschränkung: YouTube zeigt es nur, wenn man angemeldet ist.",
    next: OWN_CAPTIONS,
  },
  live: {
    what: "Das ist ein Livestream oder eine Premiere, die noch nicht zu Ende ist.",
    next: "Versuche es einige Stunden nach dem Ende noch einmal: Bis dahin erstellt YouTube die Untertitel.",
  },
  no_captions: {
    what: "Dieses Video hat keine Untertitel.",
    next: "YouTube erstellt einige Stunden nach dem Hochladen automatische. Oder füge eine eigene Untertiteldatei oder ein Transkript hinzu.",
  },
  captions_disabled: {
    what: "Die Untertitel dieses Videos sind abgeschaltet, oder es gab nie welche.",
    next: OWN_CAPTIONS,
  },
  not_translatable: {
    what: "YouTube übersetzt die Untertitel dieses Videos nicht in diese Sprache.",
    next: "Lass die Übersetzung der Untertitel weg: Die Notizen können eine andere Sprache haben als die Untertitel.",
  },
  not_playable: { what: "YouTube spielt dieses Video nicht ab.", next: OWN_CAPTIONS },
  too_long: {
    what: "Die Untertitel dieses Videos sind größer als die jeder Vorlesung.",
    next: "Prüfe, ob es der Link ist, den du meinst.",
  },
  no_words: {
    what: "Die Untertitel dieses Videos enthalten keine Wörter, aus denen Notizen werden könnten.",
    next: "Wähle ein anderes Video, oder füge eine eigene Untertiteldatei hinzu.",
  },
  captions_unreadable: {
    what: "Die Untertitel lassen sich nicht als Untertitel lesen.",
    next: "Prüfe die Datei, oder besorge die Untertitel in einem anderen Format, etwa SRT.",
  },
  bad_offset: {
    what: "Mit dieser Verschiebung lägen die meisten Untertitel außerhalb des Videos.",
    next: "Gib eine kleinere an, oder 0, um die Zeiten zu lassen, wie sie sind.",
  },
  captions_empty: {
    what: "Die Untertiteldatei ist leer oder enthält keine Wörter.",
    next: "Wähle eine andere Datei.",
  },
  captions_too_big: {
    what: "Die Untertiteldatei ist größer als 20 MB, das sind keine Untertitel.",
    next: "Prüfe, dass es nicht das Video selbst ist.",
  },
  network: { what: "Das Modell, das die Notizen schreibt, war nicht erreichbar.", next: LATER },
  rate_limited: { what: "Im Moment werden zu viele Notizen geschrieben.", next: LATER },
  overloaded: { what: "Das Modell, das die Notizen schreibt, ist überlastet.", next: LATER },
  prompt_too_long: {
    what: "Diese Vorlesung ist länger, als das Modell lesen kann.",
    next: "Wähle den Verfasser „outline“ oder ein kürzeres Video.",
  },
  refused: {
    what: "Das Modell lehnt es ab, über dieses Video zu schreiben.",
    next: "Wähle den Verfasser „outline“: Er zitiert stattdessen das Video.",
  },
  nothing_written: {
    what: "Das Modell hat zu diesem Video nichts geschrieben.",
    next: "Wenn darin etwas Wichtiges gesagt wird, versuche eine andere Vorlage oder den Verfasser „outline“.",
  },
  nothing_left: {
    what: "Kaum eine Zeile der Notizen war durch das gedeckt, was im Video gesagt wird; deshalb gibt es keine.",
    next: "Wähle den Verfasser „outline“, der das Video zitiert, oder füge bessere Untertitel hinzu.",
  },
  malformed: {
    what: "Das Modell antwortet immer wieder in einer Form, die sich nicht lesen lässt.",
    next: "Versuche es noch einmal, oder wähle eine andere Vorlage oder den Verfasser „outline“.",
  },
  cannot_translate: {
    what: "Dieser Verfasser kann nicht in einer anderen Sprache schreiben als der des Videos.",
    next: "Überlass die Sprache dem Video, oder wähle einen Verfasser, der übersetzt.",
  },
  no_such_profile: {
    what: "So, sparsam oder schnell, kann dieser Verfasser nicht schreiben.",
    next: "Lass es weg, oder wähle einen anderen Verfasser.",
  },
  writer_not_ready: {
    what: "Der gewählte Verfasser ist hier nicht eingerichtet.",
    next: "Wähle einen anderen.",
  },
  nothing_said: {
    what: "Die Untertitel enthalten keine Wörter, nur Geräusche oder gar nichts; daraus werden keine Notizen.",
    next: "Wähle ein anderes Video, oder füge eine eigene Untertiteldatei hinzu.",
  },
  budget_spent: {
    what: "Heute wurden schon so viele Notizen geschrieben, dass es bis morgen keine weiteren gibt.",
    next: "Dein Video wartet und wird nach Mitternacht (UTC) geschrieben; der Verfasser „outline“ geht sofort.",
  },
  missing_glyphs: {
    what: "Es gibt kein PDF: Es enthält Zeichen, die keine unserer Schriften darstellen kann.",
    next: "Den Notizen schadet das nicht: Lies sie hier, oder lade sie als Markdown herunter.",
  },
  plugin_failed: {
    what: "Eine der Erweiterungen ist an diesem Video gescheitert.",
    next: "Wähle eine andere Vorlage, einen anderen Verfasser oder eine andere Dateiart und versuche es noch einmal.",
  },
  checker_not_ready: {
    what: "Der gewählte Prüfer ist hier nicht eingerichtet.",
    next: "Wähle einen anderen.",
  },
  template_broken: {
    what: "Diese Vorlage funktioniert für dieses Video nicht.",
    next: "Wähle eine andere Vorlage.",
  },
  bad_language: {
    what: "Eine Sprache ist kein Sprachkürzel.",
    next: "Wähle eine Sprache wie en, de oder pt-BR.",
  },
  no_such_line: { what: "Diese Zeile steht nicht mehr in den Notizen.", next: "Lade die Seite neu." },
  too_many_marks: {
    what: "Es sind schon 200 Zeilen markiert, mehr gehen je Notiz nicht.",
    next: "Nimm erst eine Markierung zurück.",
  },
  cancelled: { what: "Du hast dieses Video storniert.", next: "Bestelle es neu, wann immer du willst." },
  exhausted: {
    what: "Das Video konnte nicht fertiggestellt werden.",
    next: "Bestelle es noch einmal, oder versuche ein anderes.",
  },
  crashed: {
    what: "Das Programm, das die Notizen macht, ist an diesem Video gescheitert.",
    next: "Versuche es noch einmal, oder wähle eine andere Vorlage oder einen anderen Verfasser.",
  },
  too_slow: {
    what: "Die Notizen kamen in der verfügbaren Zeit nicht voran.",
    next: "Vielleicht klappt es beim nächsten Versuch.",
  },
  failed: {
    what: "Die Notizen konnten nicht gemacht werden.",
    next: "Versuche es noch einmal, oder wähle eine andere Vorlage oder einen anderen Verfasser.",
  },
  upload_missing: {
    what: "Deine Untertiteldatei ist nicht mehr da, oder sie ist größer als 20 MB.",
    next: "Lade sie noch einmal hoch.",
  },
  captions_awaited: {
    what: "Dieses Video hat drei Tage auf Untertitel gewartet, und es kamen keine.",
    next: "Bestelle es neu, mit einer Untertiteldatei oder einem eingefügten Transkript.",
  },
  confirmation_awaited: {
    what: "Dieses Video kostet mehr als einen Credit, und niemand hat das innerhalb einer Woche bestätigt.",
    next: "Bestelle es neu, wenn du die Notizen möchtest.",
  },
  work_too_large: {
    what: "Die Notizen dieses Videos bestehen aus mehr Stücken, als aufbewahrt werden können.",
    next: "Versuche ein kürzeres Video oder einen anderen Verfasser.",
  },
  place_taken: { what: "An diesem Video wird schon gearbeitet.", next: "Es geht von selbst weiter." },
  no_artifacts: {
    what: "Aus den Notizen ließ sich keine Datei machen.",
    next: "Versuche es noch einmal, oder wähle eine andere Vorlage.",
  },
  file_left_out: {
    what: "Die Datei wurde gemacht, kann hier aber nicht aufbewahrt werden: Ihr Name oder ihre Art ist nicht erlaubt, oder sie ist zu groß.",
    next: "Den Notizen schadet das nicht: Wähle eine andere Dateiart.",
  },
  bad_body: {
    what: "Die Anfrage lässt sich nicht lesen, oder sie verlangt etwas, das es nicht gibt.",
    next: RELOAD,
  },
  orders_closed: {
    what: "Im Moment werden keine neuen Videos angenommen; die bestellten laufen weiter.",
    next: "Es wurde nichts abgebucht: Versuche es später noch einmal.",
  },
  bad_text: {
    what: "Adresse, Kopfzeilen oder Token der Anfrage enthalten Zeichen, die kein Text sind.",
    next: RELOAD,
  },
  bad_content_type: { what: "Die Anfrage sagt nicht, dass sie JSON enthält.", next: RELOAD },
  body_too_large: { what: "Die Anfrage ist zu groß.", next: "Kürze, was du schickst." },
  bad_idempotency_key: {
    what: "Ein Idempotency-Key besteht aus 1 bis 200 sichtbaren ASCII-Zeichen ohne Leerzeichen.",
    next: RELOAD,
  },
  idempotency_conflict: {
    what: "Dieser Idempotency-Key gehört schon zu einer anderen Bestellung.",
    next: "Nimm einen neuen.",
  },
  bad_cursor: { what: "Diese Stelle gehört nicht zu dieser Liste.", next: "Beginne die Liste von vorn." },
  bad_video: {
    what: "Die Liste wurde mit etwas verlangt, das keine Kennung eines YouTube-Videos ist.",
    next: "Öffne die Seite neu.",
  },
  bad_limit: {
    what: "Eine Seite der Liste wurde in einer Größe verlangt, die es nicht gibt.",
    next: "Beginne die Liste von vorn.",
  },
  not_found: { what: "Hier ist nichts.", next: "Vielleicht wurde es gelöscht." },
  unauthorized: {
    what: "Deine Anmeldung ist abgelaufen.",
    next: "Melde dich neu an, dann ist nichts verloren.",
  },
  forbidden: { what: "Dieses Konto darf das nicht.", next: "Melde dich mit dem Konto an, dem es gehört." },
  too_many_requests: { what: "Das war etwas zu schnell.", next: WAIT },
  no_account: { what: "Es gibt noch kein Konto.", next: "Versuche es noch einmal." },
  account_erased: {
    what: "Dieses Konto wurde gelöscht.",
    next: "Registriere dich neu, wenn du neu anfangen willst.",
  },
  account_erasing: {
    what: "Dieses Konto wird gelöscht.",
    next: "Innerhalb einer Stunde ist auch der Rest weg. Registriere dich danach neu, wenn du neu anfangen willst.",
  },
  too_many_jobs: {
    what: "Zu viele deiner Videos warten oder sind in Arbeit.",
    next: "Versuche es noch einmal, wenn eines fertig ist.",
  },
  unknown_template: { what: "Eine Vorlage mit diesem Namen gibt es nicht.", next: "Wähle eine andere." },
  unknown_writer: { what: "Einen Verfasser mit diesem Namen gibt es nicht.", next: "Wähle einen anderen." },
  unknown_checker: { what: "Einen Prüfer mit diesem Namen gibt es nicht.", next: "Wähle einen anderen." },
  unknown_exporter: { what: "Eine Dateiart mit diesem Namen gibt es nicht.", next: CHOOSE_ANOTHER },
  unknown_upload: {
    what: "Diese hochgeladene Datei gibt es nicht.",
    next: "Lade die Untertiteldatei noch einmal hoch.",
  },
  no_captions_wanted: {
    what: "Dieses Video wartet nicht auf Untertitel.",
    next: "Sieh nach, wie weit es ist, oder bestelle es neu mit Untertiteln.",
  },
  not_to_confirm: {
    what: "Dieses Video wartet nicht auf eine Bestätigung.",
    next: "Sieh nach, wie weit es ist, oder bestelle es neu.",
  },
  price_changed: {
    what: "Dieses Video kostet eine andere Zahl von Credits, als du bestätigt hast. Es wurde nichts abgebucht.",
    next: "Sieh dir den Preis noch einmal an.",
  },
  too_many_previews: { what: "Du hast sehr oft in Untertitel hineinsehen lassen.", next: WAIT },
  too_many_files: { what: "Du hast sehr oft Dateien neu machen lassen.", next: WAIT },
  questions_used_up: {
    what: "Du hast alle Fragen gestellt, die du hier hast.",
    next: "20 weitere kosten 1 Credit.",
  },
  question_too_slow: {
    what: "Es dauert zu lange, eine Antwort zu finden. Die Frage zählt nicht.",
    next: "Versuche es noch einmal, vielleicht mit weniger Worten.",
  },
  question_failed: {
    what: "Deine Frage konnte nicht beantwortet werden. Sie zählt nicht.",
    next: "Versuche es in einer Weile noch einmal.",
  },
  bad_question: {
    what: "Es ist nichts gefragt: Eine Frage hat Wörter.",
    next: "Schreibe eine Frage und versuche es noch einmal.",
  },
  bad_pack: {
    what: "Fragen kauft man der Reihe nach, und das sind nicht die nächsten.",
    next: "Lade die Seite neu und versuche es noch einmal.",
  },
  bad_query: {
    what: "Gesucht werden Wörter, höchstens 200 Zeichen.",
    next: "Versuche es noch einmal mit wenigen Wörtern.",
  },
  files_too_slow: {
    what: "Die Dateien neu zu machen dauert zu lange; sie zeigen deshalb nicht, was du zuletzt markiert hast.",
    next: "Versuche es noch einmal, oder drucke die Seite: Sie zeigt deine Markierungen.",
  },
  files_not_made: {
    what: "Die Dateien konnten nicht neu gemacht werden; sie zeigen deshalb nicht, was du zuletzt markiert hast.",
    next: "Drucke die Seite: Sie zeigt deine Markierungen.",
  },
  preview_too_slow: {
    what: "Es dauert zu lange, in diese Untertitel hineinzusehen.",
    next: "Versuche es noch einmal, oder bestelle mit ihnen, wie sie sind.",
  },
  preview_failed: {
    what: "Das Programm, das Untertitel liest, ist an diesen gescheitert.",
    next: "Besorge sie in einem anderen Format, etwa SRT.",
  },
  video_not_seen: {
    what: "Über dieses Video war gerade nichts herauszufinden.",
    next: "Sieh später noch einmal nach.",
  },
  bad_upload: { what: "Die Untertiteldatei wurde nicht angenommen.", next: "Wähle sie noch einmal." },
  offline: {
    what: "Study Buddy war nicht erreichbar.",
    next: "Prüfe deine Verbindung und versuche es noch einmal.",
  },
  page_outdated: {
    what: "Diese Seite gehört zu einer Version der App, die seit dem Öffnen ersetzt wurde.",
    next: "Lade sie neu. Deine Notizen und Credits sind davon nicht betroffen.",
  },
  no_credits: { what: "Du hast keine Credits mehr.", next: "Kaufe welche, um weiterzumachen." },
  too_few_credits: {
    what: "Deine Credits reichen für dieses Video nicht.",
    next: "Kaufe weitere, um weiterzumachen.",
  },
  credits_owed: {
    what: "Eine Bank hat eine Zahlung zurückgeholt, deren Credits verbraucht sind; deshalb kannst du vorerst keine weiteren kaufen.",
    next: "Nimm die Beanstandung bei deiner Bank zurück, oder schreibe dem Betreiber.",
  },
  unknown_package: {
    what: "Dieses Credit-Paket gibt es nicht.",
    next: "Wähle eines von denen, die angezeigt werden.",
  },
  payments_busy: { what: "Im Moment kann nicht bezahlt werden.", next: "Versuche es gleich noch einmal." },
  payments_unavailable: {
    what: "Im Moment kann nicht bezahlt werden.",
    next: "Du hast nichts falsch gemacht, und es wurde nichts abgebucht. Versuche es später noch einmal.",
  },
  busy: { what: "Der Dienst ist ausgelastet.", next: "Versuche es gleich noch einmal." },
  internal: {
    what: "Bei Study Buddy gibt es eine Störung.",
    next: "Du hast nichts falsch gemacht, und nichts ist verloren. Versuche es gleich noch einmal.",
  },
};

export const notYours: ErrorWords = {
  what: "Du hast nichts falsch gemacht: Bei uns stimmt etwas nicht.",
  next: "Der Betreiber von Study Buddy kann es sehen. Was scheitert, kostet nichts: Der Credit kommt zurück. Versuche es später noch einmal.",
};
