"""The inventory of personal data is whole: all that Terraform makes and that rows hold."""

import json
import re
from pathlib import Path

import pytest
from docs.generate import PRIVACY_PAGE, WEB_PRIVACY, privacy_page, web_privacy

from studybuddy_aws.storage import erasure, personal_data
from studybuddy_aws.storage.connections import Connection
from studybuddy_aws.storage.course import Course, CourseVideo
from studybuddy_aws.storage.erasure import ErasureIntent
from studybuddy_aws.storage.exports import ExportRequest
from studybuddy_aws.storage.job import Job, JobOrder
from studybuddy_aws.storage.ledger import Account, LedgerEntry
from studybuddy_aws.storage.notes import NoteRow
from studybuddy_aws.storage.payment_rows import PaymentRow
from studybuddy_aws.storage.personal_data import PLACES
from studybuddy_aws.storage.queue import Message
from studybuddy_aws.storage.rate_limits import LimitsRow
from studybuddy_aws.storage.reviews import ReviewRow

INFRA = Path(__file__).parents[2] / "infra"
RESOURCES = json.loads((INFRA / "resources.json").read_text())
ROWS = {
    "users": Account,
    "videos": Job,
    "notes": NoteRow,
    "credits": LedgerEntry,
    "limits": LimitsRow,
    "erasures": ErasureIntent,
    "payments": PaymentRow,
    "reviews": ReviewRow,
    "connections": Connection,
    "courses": Course,
}
# Buckets and logs that Terraform makes besides those of resources.json, and what they are.
BUCKET_MODULES = {"data.tf": "those of resources.json", "modules/web/bucket.tf": "the web app"}
LOG_GROUPS = {"modules/api/main.tf": "access", "modules/function/main.tf": "functions"}
DAY = 86_400


def of_kind(kind):
    return {one.name: one for one in PLACES if one.kind == kind}


def terraform():
    """Each file of Terraform's, by its path below infra/."""
    files = [*INFRA.glob("*.tf"), *INFRA.glob("modules/*/*.tf")]
    return {str(file.relative_to(INFRA)): file.read_text() for file in files}


def days_of(place):
    return int(re.search(r"(\d+) days", place.until)[1])


@pytest.mark.parametrize("kind", ["table", "bucket", "queue"])
def test_every_table_bucket_and_queue_is_listed(kind):
    assert RESOURCES[f"{kind}s"].keys() == of_kind(kind).keys()
    assert all(RESOURCES[f"{kind}s"][n]["name"] in one.where for n, one in of_kind(kind).items())


@pytest.mark.parametrize("table", RESOURCES["tables"])
def test_every_attribute_of_a_row_is_listed(table):
    held = set(ROWS[table].__struct_fields__)
    if table == "videos":
        held |= {f"order.{name}" for name in JobOrder.__struct_fields__}
    if table == "courses":
        held |= {f"videos.{name}" for name in CourseVideo.__struct_fields__}
    listed = of_kind("table")[table].holds
    assert held == set(listed)
    assert len(listed) == len(set(listed))


def test_a_message_holds_what_is_listed():
    jobs, exports = Message.__struct_fields__, ExportRequest.__struct_fields__
    assert {"process": jobs, "process-dead": jobs, "exports": exports} == {
        name: one.holds for name, one in of_kind("queue").items()
    }


def test_everything_is_in_the_zip_or_it_is_said_why_not():
    assert [] == [one.name for one in PLACES if bool(one.exported) == bool(one.not_exported)]


def test_every_field_of_the_access_log_is_listed():
    logged = re.search(r"logged = \{(.+?)\n  \}", terraform()["modules/api/main.tf"], re.DOTALL)[1]
    assert (
        tuple(re.findall(r"^\s+(\w+)\s+= ", logged, re.MULTILINE)) == of_kind("log")["access"].holds
    )


def test_every_log_and_every_bucket_that_terraform_makes_is_known():
    made = terraform()
    assert LOG_GROUPS.keys() == {
        name for name, text in made.items() if 'resource "aws_cloudwatch_log_group"' in text
    }
    assert set(LOG_GROUPS.values()) <= of_kind("log").keys()
    assert BUCKET_MODULES.keys() == {
        name for name, text in made.items() if re.search(r'source\s+= ".*/bucket"', text)
    }
    assert ["modules/bucket/main.tf"] == [
        name for name, text in made.items() if 'resource "aws_s3_bucket"' in text
    ]


def test_logs_are_kept_as_long_as_is_said():
    made, logs = terraform(), of_kind("log")
    defaults = dict(
        re.findall(r'variable "(\w+)" \{[^}]*?default\s+= (\d+)', made["variables.tf"], re.DOTALL)
    )
    assert ["access_log_days", "log_retention_days"] == [
        re.search(r"log_retention_days\s+= var\.(\w+)", made[name])[1]
        for name in ("api.tf", "functions.tf")
    ]
    assert [int(defaults["access_log_days"]), int(defaults["log_retention_days"])] == [
        days_of(logs["access"]),
        days_of(logs["functions"]),
    ]


def test_queues_and_buckets_keep_as_long_as_is_said():
    queues, buckets = of_kind("queue"), of_kind("bucket")
    assert {n: one["retention_seconds"] for n, one in RESOURCES["queues"].items()} == {
        name: days_of(one) * DAY for name, one in queues.items()
    }
    ending = {n: one for n, one in RESOURCES["buckets"].items() if "expire_days" in one}
    assert {"uploads", "work"} == ending.keys()
    assert {n: one["expire_days"] for n, one in ending.items()} == {
        name: days_of(buckets[name]) for name in ending
    }


def test_backups_are_kept_as_long_as_is_said():
    made = terraform()
    recovery = re.search(r"point_in_time_recovery \{(.+?)\}", made["modules/table/main.tf"], re.S)
    # Without a number of its own it is DynamoDB's, which is 35.
    assert ["enabled"] == re.findall(r"(\w+)\s+=", recovery[1])
    assert 35 == days_of(of_kind("backup")["tables"])
    assert [] == [name for name, text in made.items() if "aws_backup" in text]
    noncurrent = re.search(r"noncurrent_days = (\d+)", made["modules/bucket/main.tf"])
    assert int(noncurrent[1]) == days_of(of_kind("backup")["files"])


def test_an_erasures_own_row_is_kept_as_long_as_is_said():
    assert personal_data.LATE_HOURS * 3600 == erasure.LATE_SECONDS


def test_all_that_stays_after_an_erasure_is_told_to_users():
    staying = [one for one in PLACES if one.erased in {"expires", "kept"}]
    untold = {one.name for one in staying if not one.why}
    assert {"process", "process-dead", "exports", "traces", "lambda"} == untold


def test_users_are_told_in_words_and_not_by_names_of_settings():
    """The web app shows them as they stand."""
    assert [] == [one.name for one in PLACES if "`" in one.what + one.why + one.until]


def test_the_pages_are_those_of_the_inventory():
    again = "run: make contract"
    assert privacy_page() == PRIVACY_PAGE.read_text(), again
    assert web_privacy() == WEB_PRIVACY.read_text(), again
