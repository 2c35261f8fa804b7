// Made from engine/studybuddy/error_codes.toml by `make contract`: change it there.

export interface ErrorMessage {
  what: string;
  next: string;
  /** What to offer: the same order again, one with captions of one's own, or neither. */
  offer: "again" | "captions" | "nothing";
  /** The same request may succeed later. */
  retryable?: true;
  /** The error's own message says more, and is fit to be shown. */
  specific?: true;
}

const messages = {
  empty: { what: "There is no link.", next: "Paste the link of a YouTube video.", offer: "again" },
  bad_character: { what: "There is a space or another character in it that no YouTube link has.", next: "Copy the link again.", offer: "again" },
  bad_scheme: { what: "Only http and https links can be read.", next: "Paste the link of a YouTube video.", offer: "again" },
  userinfo: { what: "This link hides another site behind a user name (‘@’).", next: "Paste a plain YouTube link.", offer: "again" },
  bad_port: { what: "This link names a port, which no YouTube link does.", next: "Paste a plain YouTube link.", offer: "again" },
  bad_host: { what: "This is not a link of YouTube.", next: "Links from youtube.com and youtu.be work.", offer: "again" },
  playlist: { what: "This is a playlist.", next: "Open one of its videos and paste that link.", offer: "again" },
  not_a_video: { what: "This is a page of YouTube, not a video.", next: "Open the video and paste its link.", offer: "again" },
  no_video_id: { what: "This link names no video.", next: "Open the video on YouTube and copy its link again.", offer: "again" },
  ambiguous_id: { what: "This link names more than one video.", next: "Paste the link of the one you mean.", offer: "again" },
  bad_id: { what: "A video’s id has exactly 11 characters; this one has not.", next: "Part of the link may be missing: copy it again.", offer: "again" },
  blocked: { what: "YouTube does not answer us at the moment.", next: "Paste the transcript that YouTube shows you, or add a captions file of your own; trying again later may help too.", offer: "captions", retryable: true },
  proof_of_origin: { what: "YouTube lists the captions of this video, but keeps them for its own player.", next: "Paste the transcript that YouTube shows you, or add a captions file of your own: trying again does not help.", offer: "captions" },
  transient: { what: "YouTube could not be reached.", next: "Try again in a few minutes.", offer: "again", retryable: true },
  upstream_changed: { what: "YouTube answered in a way that we do not understand yet.", next: "Until that is mended, a captions file of your own works.", offer: "captions", retryable: true },
  private: { what: "This video is private, so its captions could not be read.", next: "If you can watch it, add a captions file of your own and make the notes from that.", offer: "captions" },
  unavailable: { what: "This video does not exist, or was removed.", next: "Open the link in a browser to see whether it still plays.", offer: "nothing" },
  members_only: { what: "This video is for members or buyers only.", next: "If you can watch it, add a captions file of your own and make the notes from that.", offer: "captions" },
  region_blocked: { what: "YouTube does not show this video where we are.", next: "If you can watch it, add a captions file of your own and make the notes from that.", offer: "captions" },
  age_restricted: { what: "This video is age-restricted: YouTube shows it to signed-in viewers only.", next: "If you can watch it, add a captions file of your own and make the notes from that.", offer: "captions" },
  live: { what: "This is a live stream or a premiere that has not ended.", next: "Try again some hours after it has ended: YouTube makes its captions by then.", offer: "again" },
  no_captions: { what: "This video has no captions.", next: "YouTube makes automatic ones some hours after a video is put up. Or add a captions file of your own, or paste a transcript.", offer: "captions" },
  captions_disabled: { what: "The captions of this video are turned off, or were never made.", next: "If you can watch it, add a captions file of your own and make the notes from that.", offer: "captions" },
  not_translatable: { what: "YouTube does not translate the captions of this video into that language.", next: "Leave the translation of captions out: the notes can be in another language than the captions.", offer: "again" },
  not_playable: { what: "YouTube does not play this video.", next: "If you can watch it, add a captions file of your own and make the notes from that.", offer: "captions" },
  too_long: { what: "The captions of this video are larger than any lecture’s.", next: "Check that the link is the one you mean.", offer: "nothing" },
  no_words: { what: "The captions of this video hold no words to take notes of.", next: "Choose another video, or add a captions file of your own.", offer: "captions" },
  captions_unreadable: { what: "The captions cannot be read as captions.", next: "Check the file, or get the captions again in another format, such as SRT.", offer: "captions", specific: true },
  bad_offset: { what: "With that offset, most of the captions would stand outside the video.", next: "Give a smaller offset, or 0 to leave the times as they are.", offer: "captions", specific: true },
  captions_empty: { what: "The captions file is empty, or holds no words.", next: "Choose another file.", offer: "captions", specific: true },
  captions_too_big: { what: "The captions file is larger than 20 MB, which no captions are.", next: "Check that it is not the video itself.", offer: "captions" },
  network: { what: "The model that writes the notes could not be reached.", next: "Try again in a few minutes.", offer: "again", retryable: true },
  rate_limited: { what: "Too many notes are being written at the moment.", next: "Try again in some minutes.", offer: "again", retryable: true },
  overloaded: { what: "The model that writes the notes is overloaded.", next: "Try again in some minutes.", offer: "again", retryable: true },
  prompt_too_long: { what: "This lecture is longer than the model can read.", next: "Choose the writer “outline”, or a shorter video.", offer: "again" },
  refused: { what: "The model declines to write about this video.", next: "Choose the writer “outline”: it quotes the video instead.", offer: "again" },
  nothing_written: { what: "The model wrote nothing about this video.", next: "If it has words worth noting, try another template or the writer “outline”.", offer: "again" },
  nothing_left: { what: "Hardly any line of the notes was borne out by what is said in the video, so there are none.", next: "Choose the writer “outline”, which quotes the video, or add better captions.", offer: "again" },
  malformed: { what: "The model keeps replying in a form that cannot be read.", next: "Try again, or choose another template or the writer “outline”.", offer: "again", retryable: true },
  cannot_translate: { what: "This writer cannot write in another language than the video’s.", next: "Leave the language to the video, or choose a writer that translates.", offer: "again" },
  writer_not_ready: { what: "The writer that was chosen is not set up here.", next: "Choose another one.", offer: "again" },
  nothing_said: { what: "The captions hold no words, only sounds or nothing at all, so there is nothing to make notes of.", next: "Choose another video, or add a captions file of your own.", offer: "captions" },
  budget_spent: { what: "So many notes were written today that no more are until tomorrow.", next: "Your video waits and is written after midnight (UTC); the writer “outline” works at once.", offer: "again", retryable: true },
  missing_glyphs: { what: "There is no PDF: it has characters that no font of ours can draw.", next: "The notes are not harmed by that: read them here, or download them as Markdown.", offer: "nothing" },
  plugin_failed: { what: "One of the plugins broke down over this video.", next: "Choose another template, writer or kind of file, and try again.", offer: "again" },
  checker_not_ready: { what: "The checker that was chosen is not set up here.", next: "Choose another one.", offer: "again" },
  template_broken: { what: "This template does not work for this video.", next: "Choose another template.", offer: "again" },
  bad_language: { what: "A language is no language tag.", next: "Choose a language such as en, de or pt-BR.", offer: "again" },
  no_such_line: { what: "This line is not in the note any more.", next: "Reload the page.", offer: "again" },
  too_many_marks: { what: "200 lines are marked already, and no note keeps more.", next: "Take a mark back first.", offer: "again" },
  cancelled: { what: "You cancelled this video.", next: "Order it again whenever you like.", offer: "again" },
  exhausted: { what: "The video could not be finished.", next: "Submit it again, or try another one.", offer: "again" },
  crashed: { what: "The program that makes the notes broke down over this video.", next: "Try again, or choose another template or writer.", offer: "again", retryable: true },
  too_slow: { what: "The notes did not get on in the time that there is.", next: "Trying again may help.", offer: "again", retryable: true },
  failed: { what: "The notes could not be made.", next: "Try again, or choose another template or writer.", offer: "again" },
  upload_missing: { what: "Your captions file is not there any more, or is larger than 20 MB.", next: "Upload it again.", offer: "captions" },
  captions_awaited: { what: "This video waited three days for captions, and none came.", next: "Order it again with a captions file or a pasted transcript.", offer: "captions" },
  confirmation_awaited: { what: "This video takes more than one credit, and nobody confirmed it within a week.", next: "Order it again if you want its notes.", offer: "again" },
  work_too_large: { what: "The notes of this video come in more pieces than can be kept.", next: "Try a shorter video, or another writer.", offer: "again" },
  place_taken: { what: "This video is being worked on already.", next: "It goes on by itself.", offer: "nothing", retryable: true },
  no_artifacts: { what: "No file could be made of the notes.", next: "Try again, or choose another template.", offer: "again" },
  file_left_out: { what: "The file was made, but it cannot be kept here: its name or kind is not allowed, or it is too large.", next: "The notes are not harmed by that: choose another kind of file.", offer: "nothing" },
  bad_body: { what: "The body of the request cannot be read, or asks for something that is not there.", next: "Reload the page and try again.", offer: "again" },
  orders_closed: { what: "No new videos are taken at the moment; those that are ordered go on.", next: "Nothing was charged: try again later.", offer: "again", retryable: true, specific: true },
  bad_text: { what: "The address, the headers or the token of the request hold characters that are no text.", next: "Reload the page and try again.", offer: "again" },
  bad_content_type: { what: "The body of the request does not say that it is JSON.", next: "Reload the page and try again.", offer: "again" },
  body_too_large: { what: "The body of the request is too large.", next: "Make what you send shorter.", offer: "again" },
  bad_idempotency_key: { what: "An Idempotency-Key is 1 to 200 visible ASCII characters without spaces.", next: "Reload the page and try again.", offer: "again" },
  idempotency_conflict: { what: "This Idempotency-Key was used for another order.", next: "Use a new one.", offer: "again" },
  bad_cursor: { what: "This cursor is not of this list.", next: "Begin the list anew.", offer: "again" },
  bad_limit: { what: "A page of a list was asked for in a size that it cannot have.", next: "Begin the list anew.", offer: "again" },
  not_found: { what: "There is nothing here.", next: "It may have been deleted.", offer: "again" },
  unauthorized: { what: "Your sign-in has ended.", next: "Sign in again and nothing is lost.", offer: "again" },
  forbidden: { what: "This account may not do that.", next: "Sign in with the account it belongs to.", offer: "again" },
  too_many_requests: { what: "That was a little too fast.", next: "Wait a moment and try again.", offer: "again", retryable: true },
  no_account: { what: "There is no account yet.", next: "Try again.", offer: "again", retryable: true },
  account_erased: { what: "This account was erased.", next: "Sign up again to start anew.", offer: "again" },
  account_erasing: { what: "This account is being erased.", next: "What is left of it is gone within the hour. Sign up again after that to start anew.", offer: "nothing" },
  too_many_jobs: { what: "Too many of your videos are waiting or in the works.", next: "Try again when one is done.", offer: "again", retryable: true },
  unknown_template: { what: "There is no template by this name.", next: "Choose another one.", offer: "again" },
  unknown_writer: { what: "There is no writer by this name.", next: "Choose another one.", offer: "again" },
  unknown_checker: { what: "There is no checker by this name.", next: "Choose another one.", offer: "again" },
  unknown_exporter: { what: "There is no exporter by this name.", next: "Choose another kind of file.", offer: "again" },
  unknown_upload: { what: "There is no such upload.", next: "Upload the captions file again.", offer: "again" },
  no_captions_wanted: { what: "This video does not wait for captions.", next: "See how far it is, or order it anew with them.", offer: "again" },
  not_to_confirm: { what: "This video does not wait for a confirmation.", next: "See how far it is, or order it anew.", offer: "again" },
  price_changed: { what: "This video takes another number of credits than you agreed to. Nothing was charged.", next: "Look at the price again.", offer: "again" },
  too_many_previews: { what: "You have had captions looked into very often.", next: "Wait a moment and try again.", offer: "again", retryable: true },
  too_many_files: { what: "You have had files made anew very often.", next: "Wait a moment and try again.", offer: "again", retryable: true },
  files_too_slow: { what: "It takes too long to make the files anew, so they do not show what you marked last.", next: "Try again, or print the page: it shows your marks.", offer: "again", retryable: true },
  files_not_made: { what: "The files could not be made anew, so they do not show what you marked last.", next: "Print the page: it shows your marks.", offer: "again" },
  preview_too_slow: { what: "It takes too long to look into these captions.", next: "Try again, or order with them as they are.", offer: "again", retryable: true },
  preview_failed: { what: "The program that reads captions broke down over these.", next: "Get them again in another format, such as SRT.", offer: "again" },
  bad_upload: { what: "The captions file was not taken.", next: "Choose it again.", offer: "again", specific: true },
  offline: { what: "Study Buddy could not be reached.", next: "Check your connection and try again.", offer: "again", retryable: true },
  page_outdated: { what: "This page is of a version of the app that has been replaced since it was opened.", next: "Load it again. Your notes and credits are not touched by this.", offer: "again", retryable: true },
  no_credits: { what: "You have no credits left.", next: "Buy some to go on.", offer: "again" },
  too_few_credits: { what: "Your credits do not pay for this video.", next: "Buy some to go on.", offer: "again" },
  credits_owed: { what: "A bank took back a payment whose credits are used up, so no more can be bought for now.", next: "Withdraw the dispute at your bank, or write to whoever runs this.", offer: "again" },
  unknown_package: { what: "There is no such package of credits.", next: "Choose one of those that are shown.", offer: "again" },
  payments_busy: { what: "Payments cannot be made now.", next: "Try again in a moment.", offer: "again", retryable: true },
  payments_unavailable: { what: "Payments cannot be made now.", next: "This is no fault of yours, and nothing was charged. Try again later.", offer: "again" },
  busy: { what: "The service is busy.", next: "Try again in a moment.", offer: "again", retryable: true },
  internal: { what: "Study Buddy has trouble on its side.", next: "This is no fault of yours, and nothing is lost. Try again in a moment.", offer: "again", retryable: true },
} satisfies Record<string, ErrorMessage>;

export type ErrorCode = keyof typeof messages;
export const ERROR_MESSAGES: Record<ErrorCode, ErrorMessage> = messages;

/** What is said of a code that only the operator can do something about. */
export const NOT_YOURS: ErrorMessage = { what: "This is no fault of yours: something is wrong on our side.", next: "Whoever runs Study Buddy can see it. What fails costs nothing: the credit comes back. Try again later.", offer: "again" };
export const OPERATOR_CODES: readonly string[] = ["captions_missing", "not_my_input", "not_ready", "no_credit", "bad_key", "unknown_model", "bad_request", "cut_off", "library_missing", "unknown_plugin", "plugin_clash", "plugin_broken", "plugin_library_missing", "plugin_outdated", "no_writer", "exporter_not_ready", "wrong_use", "bad_deadline", "bad_setting", "bad_settings", "bad_proxy", "not_utf8", "bad_focus", "nobody_and_others", "nothing_to_translate", "same_file", "needs_confirmation", "unsupported_system", "directory_unusable", "directory_busy", "no_note", "remark_too_long", "marks_unreadable", "directory_taken", "disk", "out_of_time", "interrupted", "unforeseen", "bad_name", "name_in_use", "folder_exists", "folder_not_writable", "fault", "damaged_id", "bad_secret", "plugins_not_told", "purchase_unknown", "bad_signature", "service_failed", "settings", "other_gift"];

/** Why a pasted text is no link of a video. */
export const LINK_CODES = ["empty", "bad_character", "bad_scheme", "userinfo", "bad_port", "bad_host", "playlist", "not_a_video", "no_video_id", "ambiguous_id", "bad_id"] as const;
