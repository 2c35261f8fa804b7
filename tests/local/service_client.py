"""Clients of the service that use it as a browser would: Cognito, then HTTP with a token."""

import itertools
import random
from functools import partial
from urllib.parse import urlencode

import urllib3

from studybuddy import StudyBuddyError
from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.tables import Tables
from studybuddy_local.api_client import ApiClient, token_for
from studybuddy_local.demo import confirm
from studybuddy_local.paths import Ports
from studybuddy_local.resources import read_resources

PASSWORD = "Correct-Horse-1"
CODE = "123456"
KEY = "sk-ant-test-of-the-local-stack"
# Any video will do: what is said in it comes from the captions that are uploaded.
LECTURE = "https://www.youtube.com/watch?v=hQVTIJBZook"
# By itself urllib3 waits for three seconds, in which a busy machine does not start a function.
request = partial(urllib3.request, timeout=60)


def free_ports():
    """Three in a row that nobody has, below those that a system gives to whoever asks for any."""
    while True:
        try:
            return Ports.starting_at(random.randrange(10_000, 32_000))
        except StudyBuddyError:
            continue


class Student(ApiClient):
    """A signed-in user."""

    def __init__(self, service_client, email):
        super().__init__(service_client.api, service_client.token(email))
        self.email = email
        self.api = service_client.api
        self.headers = {"Authorization": f"Bearer {service_client.token(email)}"}

    def ask(self, method, path):
        """An answer as it comes, whatever its status."""
        return request(method, self.api + path, headers=self.headers, retries=False)

    def file(self, note_id, name):
        """A file of a note, by its link."""
        return request("GET", self.get(f"/notes/{note_id}/artifacts/{name}")["url"]).data

    def submit(self, captions, **order):
        """Order notes of captions of the student's own; the video's id."""
        upload = self.upload(captions.name, captions.read_bytes())
        order = {"youtube_url": LECTURE, "upload": upload, "writer": "outline", **order}
        return self.post("/videos/submit", order)["video_id"]

    def credits(self):
        """The balance."""
        return self.get("/credits")["credits"]


class ServiceClient:
    """The service, at which students sign up. Tables and buckets are named by what they hold."""

    def __init__(self, stack, tables=None, buckets=None):
        self.stack = stack
        self.api = stack.deployment.api
        resources = read_resources()
        self._tables = tables or {noun: one.name for noun, one in resources.tables.items()}
        self._buckets = buckets or {noun: one.name for noun, one in resources.buckets.items()}
        self._numbers = itertools.count(1)

    def sign_up(self):
        """An address, signed up and confirmed."""
        cognito, sign_in = self.stack.account.client("cognito-idp"), self.stack.deployment.sign_in
        email = f"student-{next(self._numbers)}@example.com"
        cognito.sign_up(
            ClientId=sign_in.client_id,
            Username=email,
            Password=PASSWORD,
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "name", "Value": "Stu"}],
        )
        cognito.confirm_sign_up(ClientId=sign_in.client_id, Username=email, ConfirmationCode=CODE)
        confirm(self.stack.account, sign_in.user_pool_id, email)
        return email

    def token(self, email):
        client_id = self.stack.deployment.sign_in.client_id
        return token_for(self.stack.account.endpoint, client_id, email, PASSWORD)

    def student(self):
        """A new student, signed in."""
        return Student(self, self.sign_up())

    def pay(self, purchase, card="pm_card_visa"):
        """Pay as the browser does: with the payment's client secret and no key of ours."""
        intent = purchase["payment_intent"]
        url = f"{self.stack.stripe.address}/v1/payment_intents/{intent}/confirm"
        form = urlencode({"client_secret": purchase["client_secret"], "payment_method": card})
        return request("POST", url, body=form, retries=False)

    def files_under(self, prefix):
        """Every version of every file whose key begins so."""
        s3 = self.stack.account.client("s3")
        return [
            (bucket, one["Key"])
            for bucket in self._buckets.values()
            for kind in ("Versions", "DeleteMarkers")
            for one in s3.list_object_versions(Bucket=bucket, Prefix=prefix).get(kind, [])
        ]

    def broken_rules(self):
        """What is not true of the money and the jobs, though it always should be."""
        names = {f"{noun}_table": name for noun, name in self._tables.items()}
        tables = Tables(self.stack.account.client("dynamodb"), TableNames(**names))
        s3, files = self.stack.account.client("s3"), set()
        for kind in ("notes", "pdfs"):
            found = s3.list_objects_v2(Bucket=self._buckets[kind])
            files |= {(kind, one["Key"]) for one in found.get("Contents", [])}
        return broken(read_rows(tables), files)
