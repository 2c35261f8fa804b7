"""What is kept of a person, where, for how long, and what erasing does to it: the one inventory.

Erasing goes by it; the privacy page and the operator's table are made from it (`make contract`);
a test holds it to Terraform, to resources.json and to the rows' types. A table, attribute, bucket,
queue or log that is not here fails that test.
"""

from __future__ import annotations

from studybuddy_aws.storage.personal_place import Place

UPLOAD_DAYS, WORK_DAYS, QUEUE_DAYS, DEAD_LETTER_DAYS = 10, 10, 4, 14
ACCESS_LOG_DAYS, FUNCTION_LOG_DAYS = 30, 365
"""In logs; Terraform's `access_log_days` and `log_retention_days` unless an operator sets them."""
BACKUP_DAYS, VERSION_DAYS = 35, 30
LATE_HOURS = 2
"""So long after an erasure its intent is kept, to find what came late."""

_WITH_ACCOUNT = "Until you erase your account"
_WITH_VIDEO = "Until you erase the video or your account"
_RUNNING_OUT = f"{FUNCTION_LOG_DAYS} days"

PLACES = (
    Place(
        kind="table",
        name="users",
        where="DynamoDB `ytstudy-users-dev`",
        what="E-mail address, name, which service you sign in with, your balance, and who you are "
        "to Stripe",
        why="To know you again",
        until=_WITH_ACCOUNT,
        erased="account",
        exported="account.json",
        holds=(
            *("user_id", "email", "name", "provider", "credits", "created_at", "open_jobs"),
            *("stripe_customer_id", "customer_asked", "erasing", "erasing_at"),
            "notes_changed_at",
        ),
    ),
    Place(
        kind="table",
        name="videos",
        where="DynamoDB `ytstudy-videos-dev`",
        what="Videos you ordered: link, subject, title, what you asked for, names of speakers that "
        "you put right, how far they got, how long they are, who wrote the notes",
        why="Your list of videos",
        until=_WITH_VIDEO,
        erased="videos",
        exported="videos.json",
        holds=(
            *("video_id", "user_id", "youtube_url", "youtube_id", "subject", "title", "status"),
            *("progress", "current_step", "created_at", "order", "attempts", "fence"),
            *("stop_requested", "error", "completed_at", "owner", "lease_until", "sent_at"),
            *("retry_at", "captions_until", "renewed_at", "open", "due_at", "problems"),
            *("erasing_at", "credits", "begun", "words", "price", "confirm_until", "confirmed_at"),
            *("credits_back", "model_cost", "waits_for", "waiting_since", "refused_at", "spared"),
            *("facts", "readable", "course_id"),
            *("order.url", "order.subject", "order.template", "order.writer", "order.checkers"),
            *("order.exporters", "order.language", "order.upload", "order.title"),
            *("order.captions_language", "order.offset", "order.speakers", "order.focus"),
            "order.profile",
        ),
    ),
    Place(
        kind="table",
        name="notes",
        where="DynamoDB `ytstudy-notes-dev`",
        what="Notes, their titles, which lines you marked as wrong and why, how many questions you "
        "asked",
        why="For you to read",
        until=_WITH_VIDEO,
        erased="videos",
        exported="notes.json",
        holds=(
            *("note_id", "video_id", "user_id", "youtube_id", "title", "subject", "s3_url"),
            *("created_at", "artifacts", "content", "marks", "edition", "superseded"),
            *("facts", "asked", "question_packs"),
        ),
    ),
    Place(
        kind="table",
        name="credits",
        where="DynamoDB `ytstudy-credits-dev`",
        what="The history of your credits, under a number instead of your name",
        why="Accounts must add up",
        until="For good; after erasing, nothing here tells whose it was",
        erased="kept",
        exported="credits.json",
        holds=(
            *("transaction_id", "user_id", "amount", "type", "reason", "created_at", "video_id"),
            *("stripe_payment_id", "package", "price", "currency", "owed"),
        ),
    ),
    Place(
        kind="table",
        name="limits",
        where="DynamoDB `ytstudy-limits-dev`",
        what="How often you have ordered, uploaded, paid, erased, signed out everywhere, sent "
        "answers to cards, ordered, retried or erased courses, searched, asked questions, had "
        "previews, files made anew and all your data, and asked to be told news: a number and "
        "times. "
        "And that an e-mail address was given free credits: a keyed digest that tells nobody the "
        "address, for 12 months (or as the operator has set it) after the sign-up, erased or not",
        why="So that nobody takes what is there for all",
        until="A day after the last time; the digest 12 months",
        erased="row",
        exported="limits.json",
        holds=(
            *("user_id", "orders", "uploads", "previews", "files", "purchases", "erasures"),
            *("exports", "sign_outs", "reviews", "questions", "searches", "push_tickets"),
            *("courses", "expires_at"),
        ),
    ),
    Place(
        kind="table",
        name="erasures",
        where="DynamoDB `ytstudy-erasures-dev`",
        what="That you asked for something to be erased: a number, a time, and until your sign-in "
        "is gone its name",
        why="To finish what breaks off, and to find what comes late",
        until=f"{LATE_HOURS} hours after it is erased",
        erased="expires",
        not_exported="nothing is left of what was erased, and no ZIP is made meanwhile",
        holds=(
            "erasure_id",
            "user_id",
            "begun_at",
            "due_at",
            "video_id",
            "username",
            "done_at",
            "course_id",
            "of_course",
        ),
    ),
    Place(
        kind="table",
        name="payments",
        where="DynamoDB `ytstudy-payments-dev`",
        what="Payments you opened: their number at Stripe, yours, and times",
        why="So that what you paid for arrives even if Stripe's message to us does not",
        until="90 days, or until you erase your account; one with your bank, until it is done",
        erased="payments",
        exported="payments.json",
        holds=(
            *("payment_intent", "user_id", "created_at", "expires_at", "open", "due_at", "asked"),
            "version",
        ),
    ),
    Place(
        kind="table",
        name="reviews",
        where="DynamoDB `ytstudy-reviews-dev`",
        what="Your answers to cards in reviews: which card of which video, how well you knew it, "
        "when and at which offset from UTC, what you suspended and took back",
        why="So that each card comes back on its day, in any browser, also of a note made again",
        until=_WITH_ACCOUNT,
        erased="rows",
        exported="reviews.json",
        holds=("user_id", "review_id", "id", "at", "kind", "video", "card", "rating", "undone"),
    ),
    Place(
        kind="table",
        name="connections",
        where="DynamoDB `ytstudy-connections-dev`",
        what="That a page of yours is open and is told how far your videos are: a number and a "
        "time, under yours",
        why="To tell the page without its asking again and again",
        until="Until the page is closed, 2 hours at most; what it is opened with, a minute",
        erased="connections",
        not_exported="a number for an open page that is worth nothing when it is closed",
        holds=("connection_id", "user_id", "created_at", "expires_at"),
    ),
    Place(
        kind="table",
        name="courses",
        where="DynamoDB `ytstudy-courses-dev`",
        what="Courses you ordered: title, the playlist's link, which videos in which order with "
        "their titles, what you asked for, whose turn has come, how many questions you asked",
        why="So that many videos are made one after another",
        until="Until you erase the course or your account",
        erased="courses",
        exported="courses.json",
        holds=(
            *("course_id", "user_id", "title", "url", "created_at", "video_count", "waiting"),
            *("stopped", "stopped_at", "erasing_at", "order", "videos", "version", "open"),
            *("due_at", "videos.youtube_id", "videos.title", "videos.seconds", "queue"),
            *("tries", "asked", "question_packs"),
        ),
    ),
    Place(
        kind="bucket",
        name="notes",
        where="S3 `ytstudy-notes-dev-*`",
        what="Files of your notes, the transcript that proves them, your questions' answers. Of a "
        "video that is not finished, or failed, the sections that are written",
        why="For you to read and download",
        until=f"{_WITH_VIDEO}, then no version is left",
        erased="files",
        exported="notes/",
    ),
    Place(
        kind="bucket",
        name="pdfs",
        where="S3 `ytstudy-pdfs-dev-*`",
        what="Your notes as PDF",
        why="For you to download",
        until=f"{_WITH_VIDEO}, then no version is left",
        erased="files",
        exported="pdfs/",
    ),
    Place(
        kind="bucket",
        name="uploads",
        where="S3 `ytstudy-uploads-dev-*`",
        what="Captions files you uploaded, with their names, and transcripts you pasted with an "
        "order",
        why="To make notes of them",
        until=f"{UPLOAD_DAYS} days",
        erased="files",
        exported="uploads/",
    ),
    Place(
        kind="bucket",
        name="work",
        where="S3 `ytstudy-work-dev-*`",
        what="Work in progress: fetched captions, sections written so far. The ZIP of all that is "
        "kept of you, if you have asked for one. If you have searched, an index of your notes "
        "with their lines. Files of whole courses that you have taken",
        why="So that a try that breaks off is not paid for twice, and you can fetch the files",
        until=f"Until the video has ended, {WORK_DAYS} days at most; a ZIP, "
        f"an index or a course's file {WORK_DAYS} days, or until you erase a video of it",
        erased="files",
        not_exported="what comes of it is in your notes, as what is indexed; ZIPs lie there, too",
    ),
    Place(
        kind="queue",
        name="process",
        where="SQS `ytstudy-process-dev`",
        what="Messages to the worker: a video's id",
        until=f"{QUEUE_DAYS} days",
        erased="expires",
        not_exported="a number that says nothing of you by itself",
        holds=("video_id",),
    ),
    Place(
        kind="queue",
        name="process-dead",
        where="SQS `ytstudy-process-dead-dev`",
        what="Messages that came too often: a video's id",
        until=f"{DEAD_LETTER_DAYS} days",
        erased="expires",
        not_exported="a number that says nothing of you by itself",
        holds=("video_id",),
    ),
    Place(
        kind="queue",
        name="exports",
        where="SQS `ytstudy-exports-dev`",
        what="Messages that have a ZIP made: your number and a time",
        until=f"{QUEUE_DAYS} days",
        erased="expires",
        not_exported="a number that says nothing of you by itself",
        holds=("user_id", "asked_at"),
    ),
    Place(
        kind="log",
        name="access",
        where="CloudWatch Logs `/aws/vendedlogs/ytstudy-dev`, `access_log_days`",
        what="The address your requests come from (IP), with your number, the time and which "
        "request it was",
        why="To find out who attacks the service, and what went wrong",
        until=f"{ACCESS_LOG_DAYS} days, erased or not",
        erased="expires",
        not_exported="only the operator can search logs: ask there",
        holds=(
            *("time", "request", "route", "user", "ip", "status", "refusal", "token_error"),
            *("integration", "integration_error", "milliseconds", "function_ms", "bytes"),
        ),
    ),
    Place(
        kind="log",
        name="functions",
        where="CloudWatch Logs `/aws/lambda/ytstudy-*-dev`, `log_retention_days` (in `dev` 30)",
        what="What the service did: numbers of requests, videos and users, codes, times; no "
        "address, no e-mail, no text",
        why="To find out what went wrong",
        until=f"{_RUNNING_OUT}, erased or not",
        erased="expires",
        not_exported="only the operator can search logs: ask there",
    ),
    Place(
        kind="log",
        name="operator's",
        where="S3, the bucket in `access_log_bucket`; nothing where none is named",
        what="Where the operator keeps one: the addresses (IP) that files of the web app and of "
        "notes were fetched from",
        why="To find out who attacks the service",
        until="As the operator has set it, erased or not",
        erased="expires",
        not_exported="only the operator can search logs: ask there",
    ),
    Place(
        kind="log",
        name="traces",
        where="X-Ray",
        what="Traces of the worker: a video's id and times",
        until="30 days",
        erased="expires",
        not_exported="numbers and times, which say nothing of you by themselves",
    ),
    Place(
        kind="backup",
        name="tables",
        where="DynamoDB, point-in-time recovery of every table",
        what="Copies of all lists above as they were, from which only the operator can restore",
        why="So that a fault of ours does not cost you your notes",
        until=f"{BACKUP_DAYS} days, what you erased too",
        erased="expires",
        not_exported="they are of what is in here",
    ),
    Place(
        kind="backup",
        name="files",
        where="S3, earlier versions of files of notes",
        what="Earlier versions of your notes' files",
        why="So that a fault of ours does not cost you your notes",
        until=f"{VERSION_DAYS} days, or until you erase the video or your account",
        erased="files",
        not_exported="they are of what is in here",
    ),
    Place(
        kind="service",
        name="cognito",
        where="Cognito, the user pool",
        what="Your sign-in: e-mail address, name, and what proves your password",
        why="To let in you and nobody else",
        until=_WITH_ACCOUNT,
        erased="service",
        not_exported="address and name are in account.json; nobody can read your password",
    ),
    Place(
        kind="service",
        name="stripe",
        where="Stripe",
        what="At Stripe, not here: your card, your payments, your e-mail address",
        why="To take payments, and give them back",
        until="The customer until you erase your account, payments as long as the law asks of "
        "Stripe",
        erased="service",
        not_exported="receipts come from Stripe; what was paid for is in credits.json",
    ),
    Place(
        kind="service",
        name="anthropic",
        where="Anthropic",
        what="At Anthropic, not here, for notes that Claude writes and questions that it answers: "
        "the transcript, title, subject, question; nothing of who you are",
        why="To write the notes",
        until="As the operator's contract with Anthropic says",
        erased="expires",
        not_exported="what it was sent is in your notes",
    ),
    Place(
        kind="service",
        name="lambda",
        where="memory and `/tmp` of `ask_note`, `ask_course`, `create_preview`, "
        "`get_course_artifact`, `process_video`, `make_export`",
        what="Captions that are looked into, of links that you have looked at, too, those that are "
        "worked on, and a ZIP while it is made",
        until="Minutes: removed with the answer, or with the job's run",
        erased="expires",
        not_exported="gone within minutes",
    ),
    Place(
        kind="browser",
        name="browser",
        where="the user's browser",
        what="In this browser: that you are signed in, notes that you have read, where you were "
        "in them, your answers and when you gave them, whether you like it dark, and in which "
        "language",
        why="So that the next day does not ask you again, and you go on where you were",
        until="30 days or until you sign out: the sign-in; until you sign out: the rest",
        erased="own",
        not_exported="it is with you already",
    ),
)
