"""From sign-up to the PDF and the bought credit, through real HTTP on the local stack."""

import gzip
import io
import json
import time
import zipfile
from urllib.parse import unquote

import pytest
from botocore.exceptions import ClientError
from service_client import KEY, LECTURE, request

from lectures import CHINESE, ENGLISH, FRENCH, JAPANESE
from studybuddy_aws.http.routes import ROUTES
from studybuddy_local.api_client import CallFailed
from studybuddy_local.paths import VITE, address

LECTURES = (ENGLISH, FRENCH, CHINESE, JAPANESE)
UNKNOWN = "0" * 32


@pytest.fixture(scope="module")
def enrolled_student(service_client):
    """A student who spent the three credits of signing up, and the videos as they ended."""
    student = service_client.student()
    ordered = [student.submit(lecture) for lecture in LECTURES[:3]]
    return student, [student.ended(video_id) for video_id in ordered]


def refusal(call, *arguments):
    """The status and the code that a call is refused with."""
    with pytest.raises(CallFailed) as caught:
        call(*arguments)
    said = json.loads(caught.value.message.partition(": ")[2])
    return caught.value.status, said.get("code", said.get("message"))


def test_a_new_user_has_the_credits_of_signing_up(student):
    history = student.get("/credits/history")["entries"]

    assert 3 == student.credits()
    assert [("purchase", 3)] == [(entry["type"], entry["amount"]) for entry in history]


def test_a_wrong_confirmation_code_confirms_nobody(service_client):
    cognito, sign_in = (
        service_client.stack.account.client("cognito-idp"),
        service_client.stack.deployment.sign_in,
    )
    email = {"ClientId": sign_in.client_id, "Username": "typo@example.com"}
    cognito.sign_up(**email, Password="Correct-Horse-1")

    with pytest.raises(ClientError) as caught:
        cognito.confirm_sign_up(**email, ConfirmationCode="654321")

    assert "CodeMismatchException" == caught.value.response["Error"]["Code"]


def test_lectures_of_three_languages_become_notes(enrolled_student):
    student, videos = enrolled_student
    notes = [student.get(f"/notes/{video['note_id']}") for video in videos]

    assert [("completed", 100, None)] * 3 == [
        (video["status"], video["progress"], video["error"]) for video in videos
    ]
    assert ["en", "fr", "zh"] == [note["note"]["language"] for note in notes]
    markdown = [student.file(note["note_id"], "note.md") for note in notes]
    assert all(text.startswith(b"---\ntitle:") for text in markdown)
    assert {note["note_id"] for note in notes} == {
        one["note_id"] for one in student.get("/notes")["notes"]
    }


def test_with_a_key_claude_writes_and_nobody_else_is_told_the_key(service_client, student):
    video = student.ended(student.submit(LECTURES[0], writer=None))

    note = student.get(f"/notes/{video['note_id']}")["note"]
    functions = service_client.stack.account.client("lambda").list_functions()["Functions"]
    assert "claude" == note["provenance"]["writer"]
    assert [] == [one["FunctionName"] for one in functions if KEY in str(one["Environment"])]
    assert KEY not in service_client.stack.emulator.log.read_text()


def test_the_pdf_comes_straight_from_s3(enrolled_student):
    student, videos = enrolled_student
    link = student.get(f"/notes/{videos[0]['note_id']}/artifacts/note.pdf")

    answer = request("GET", link["url"])

    assert (200, "application/pdf") == (answer.status, answer.headers["content-type"])
    assert b"%PDF-" == answer.data[:5]
    assert unquote(answer.headers["content-disposition"]).endswith(".pdf")
    assert 403 == request("GET", link["url"][:-4] + "0000").status


def test_every_artifact_has_a_link_that_works(enrolled_student):
    student, videos = enrolled_student
    note_id = videos[1]["note_id"]
    artifacts = student.get(f"/notes/{note_id}")["artifacts"]

    sizes = {one["name"]: len(student.file(note_id, one["name"])) for one in artifacts}

    assert {"note.md", "note.json", "note.pdf"} <= sizes.keys()
    assert {one["name"]: one["size"] for one in artifacts} == sizes


def test_a_note_is_packed_and_sent_once(enrolled_student):
    student, videos = enrolled_student
    path = f"/notes/{videos[0]['note_id']}"
    headers = {**student.headers, "accept-encoding": "gzip"}

    packed = request("GET", student.api + path, headers=headers, decode_content=False)
    known = {**headers, "if-none-match": packed.headers["etag"]}
    again = request("GET", student.api + path, headers=known)

    assert (200, "gzip") == (packed.status, packed.headers["content-encoding"])
    assert student.get(path) == json.loads(gzip.decompress(packed.data))
    assert (304, b"") == (again.status, again.data)


def test_the_words_are_asked_for_by_themselves(enrolled_student):
    student, videos = enrolled_student
    path = f"/notes/{videos[0]['note_id']}"

    words = student.get(f"{path}/transcript")["transcript"]["segments"]

    assert {""} == {one["text"] for one in student.get(path)["note"]["transcript"]["segments"]}
    assert all(one["text"] for one in words)


def test_a_line_is_marked_as_wrong_and_the_note_renamed(enrolled_student):
    student, videos = enrolled_student
    path = f"/notes/{videos[0]['note_id']}"
    marks = [{"id": student.get(path)["note"]["sections"][0]["points"][0]["id"], "remark": "No."}]

    answer = request(
        "PATCH",
        student.api + path,
        headers=student.headers,
        json={"title": "Mine", "marks": marks},
        retries=False,
    )

    assert 200 == answer.status, answer.data
    shown = student.get(path)
    assert ("Mine", marks, marks) == (shown["title"], shown["marks"], shown["note"]["marks"])


def test_browsers_may_use_every_method_that_there_is(service_client):
    apis = service_client.stack.account.client("apigatewayv2").get_apis()["Items"]
    (api,) = (one for one in apis if one["ProtocolType"] == "HTTP")
    assert {route.method for route in ROUTES} == set(api["CorsConfiguration"]["AllowMethods"])


def test_pages_of_the_service_and_of_npm_run_dev_may_ask_and_no_others(service_client):
    stack = service_client.stack
    asked = {
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
    }
    allowed = [
        request(
            "OPTIONS", f"{stack.deployment.api}/me", headers={**asked, "origin": origin}
        ).headers.get("access-control-allow-origin")
        for origin in (address(stack.ports.web), VITE, "http://evil.example")
    ]
    assert [address(stack.ports.web), VITE, None] == allowed


def test_without_credits_nothing_is_filed_until_some_are_bought(service_client, enrolled_student):
    student, _ = enrolled_student
    assert (402, "no_credits") == refusal(student.submit, LECTURES[3])
    assert 3 == len(student.get("/videos")["videos"])

    purchase = student.post("/credits/purchase", {"package": "starter"})
    events = len(service_client.stack.stripe.events)
    assert 402 == service_client.pay(purchase, card="pm_card_chargeDeclined").status
    assert 0 == student.credits()
    assert 200 == service_client.pay(purchase).status
    paid = paid_event(service_client, events)
    statuses = [service_client.stack.stripe.deliver(paid) for _ in range(5)]

    assert [200] * 5 == statuses
    assert 5 == student.credits()
    receipt = student.get(f"/credits/purchases/{purchase['payment_intent']}/receipt")["url"]
    assert 200 == request("GET", receipt).status
    bought = student.submit(LECTURES[3])
    assert "completed" == student.ended(bought)["status"]
    assert 4 == student.credits()


def paid_event(service_client, since):
    """Stripe's news of the payment since then."""
    news = service_client.stack.stripe.events[since:]
    return next(event for event in news if event["type"] == "payment_intent.succeeded")


def test_a_webhook_that_stripe_has_not_signed_is_refused(service_client, student):
    hook = f"{service_client.api}/webhooks/stripe"
    body = b'{"type": "payment_intent.succeeded", "data": {"object": {"id": "pi_1"}}}'

    answers = [
        request("POST", hook, body=body, headers={"stripe-signature": signature})
        for signature in ("", "t=1,v1=00", "t=1,v1=\u00e9")
    ]

    assert [(400, "bad_signature")] * 3 == [(one.status, one.json()["code"]) for one in answers]


def test_captions_are_looked_into_and_then_ordered_by_the_name_that_they_have(student):
    """What is shown before is what the note is made of; S3 keeps the name with the form."""
    lecture = "\n\n".join(
        f"{n + 1}\n00:00:{n * 5:02},000 --> 00:00:{n * 5 + 4:02},000\nWer verteilt wiederholt, der "
        f"behält es länger, und das ist beim {n}. Mal nicht schwer."
        for n in range(10)
    )
    upload = student.upload("Vorlesung Übung 3.de.srt", lecture.encode())

    shown = student.post("/previews", {"upload": upload})
    pasted = student.post("/previews", {"text": lecture, "offset": -60, "title": "Übung"})
    order = {"youtube_url": LECTURE, "upload": upload, "writer": "outline"}
    video = student.ended(student.post("/videos/submit", order)["video_id"])

    assert ("Vorlesung Übung 3", "de", 10) == (shown["title"], shown["language"], shown["cues"])
    assert ("Übung", 60.0) == (pasted["title"], pasted["start"])
    assert ("completed", "Vorlesung Übung 3") == (video["status"], video["title"])
    assert (422, "captions_empty") == refusal(student.post, "/previews", {"text": ""})
    conflict = refusal(student.post, f"/videos/{video['video_id']}/captions", {"upload": upload})
    assert (409, "no_captions_wanted") == conflict


def test_captions_without_a_word_fail_and_the_credit_comes_back(student, tmp_path):
    silence = tmp_path / "silence.vtt"
    silence.write_text("WEBVTT\n\n00:00.000 --> 00:05.000\n[Music]\n")

    video = student.ended(student.submit(silence))

    assert ("failed", True) == (video["status"], video["error"]["refunded"])
    assert video["error"]["message"]
    assert 3 == student.credits()
    note, signup = student.get("/credits/history")["entries"]
    assert (0, 3) == (note["amount"], signup["amount"])
    assert (1, 1, video["error"]["code"]) == tuple(
        note["note"][n] for n in ("charged", "back", "ended")
    )


def test_a_video_without_captions_fails_and_the_credit_comes_back(student):
    ordered = student.post("/videos/submit", {"youtube_url": LECTURE})

    video = student.ended(ordered["video_id"])

    assert ("failed", True) == (video["status"], video["error"]["refunded"])
    assert 3 == student.credits()


def test_the_same_idempotency_key_is_the_same_job_and_one_credit(student):
    order = {"youtube_url": LECTURE}

    ids = {student.post("/videos/submit", order, key="twice")["video_id"] for _ in range(2)}
    another = {"youtube_url": LECTURE, "subject": "else"}
    with pytest.raises(CallFailed) as caught:
        student.post("/videos/submit", another, key="twice")

    # The worker may have failed the job by now, for want of captions, and given the credit back.
    history = student.get("/credits/history")["entries"]
    charged = [entry["note"]["charged"] for entry in history if entry["note"]]
    assert (1, [1], 409) == (len(ids), charged, caught.value.status)


@pytest.mark.parametrize(
    "path", ["/videos/{}", "/notes/{}", "/notes/{}/artifacts/note.pdf"], ids=lambda path: path
)
def test_someone_elses_is_like_what_never_was(enrolled_student, student, path):
    theirs = enrolled_student[1][0]["video_id"]

    answer, unknown = (student.ask("GET", path.format(one)) for one in (theirs, UNKNOWN))

    assert (404, "not_found") == (answer.status, answer.json()["code"])
    assert unknown.data == answer.data


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer x.y.z"}, {"authorization": "x"}])
def test_without_a_good_token_there_is_nothing(service_client, headers):
    answer = request("GET", f"{service_client.api}/me", headers=headers)

    assert (401, {"message": "Unauthorized"}) == (answer.status, answer.json())


def test_an_upload_that_is_too_large_is_refused_by_s3(student):
    form = student.post("/uploads", {"file_name": "huge.vtt"})
    fields = {**form["fields"], "file": ("huge.vtt", b"x" * (form["max_bytes"] + 1))}

    answer = request("POST", form["url"], fields=fields)

    assert (400, b"EntityTooLarge" in answer.data) == (answer.status, True)


def test_all_that_is_kept_is_had_as_one_zip(student):
    upload = student.upload("talk.vtt", b"WEBVTT")
    student.post("/me/export", {})

    deadline = time.monotonic() + 120
    while (told := student.get("/me/export"))["state"] == "making" and time.monotonic() < deadline:
        time.sleep(0.2)

    answer = request("GET", told["url"])
    packed = zipfile.ZipFile(io.BytesIO(answer.data))
    assert b"WEBVTT" == packed.read(f"uploads/{upload}/talk.vtt")
    assert student.email == json.loads(packed.read("account.json"))[0]["email"]
    assert "attachment; filename=" in answer.headers["content-disposition"]


def test_who_leaves_is_forgotten_and_may_come_again(service_client):
    student = service_client.student()
    student.ended(student.submit(LECTURES[3]))
    student.post("/credits/purchase", {"package": "starter"})
    left = f"{student.get('/me')['user_id']}/"

    assert 204 == student.ask("DELETE", "/me").status

    assert 403 == student.ask("GET", "/me").status
    assert [] == service_client.files_under(left)
    with pytest.raises(CallFailed):
        service_client.token(student.email)


def test_the_books_are_right_in_the_end(service_client, enrolled_student):
    assert [] == service_client.broken_rules()
