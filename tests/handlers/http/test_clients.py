import re
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import botocore.exceptions
import botocore.session
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from http_world import CATALOG, CURSOR_SECRET

from studybuddy.plugins.registry import Kind
from studybuddy_aws.http.catalog_file import catalog_file
from studybuddy_aws.runtime import clients
from studybuddy_aws.runtime.clients import asking, config_for
from studybuddy_aws.runtime.errors import StoreBusy, StoreFailed
from studybuddy_aws.runtime.secret_values import SecretValues
from studybuddy_aws.runtime.settings import BadSettings
from studybuddy_aws.storage.worker_plugins import WorkerPlugins, write_worker_plugins

HANDLERS = Path(clients.__file__).parents[1]


def refused(code, status=400):
    response = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "PutObject")


class Counted:
    """A Secrets Manager that counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    def get_secret_value(self, **asked):
        self.asked += 1
        return {"SecretString": f"{asked['SecretId']} {self.asked}"}


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (refused("SlowDown", 503), StoreBusy),
        (refused("ThrottlingException"), StoreBusy),
        (refused("TooManyRequestsException"), StoreBusy),
        (refused("InternalError", 500), StoreBusy),
        (refused("AccessDenied", 403), StoreFailed),
        (EndpointConnectionError(endpoint_url="http://x"), StoreBusy),
        (botocore.exceptions.ReadTimeoutError(endpoint_url="http://x"), StoreBusy),
    ],
)
def test_what_aws_refuses_is_an_error_of_ours(error, expected):
    with pytest.raises(expected), asking():
        raise error


def test_errors_of_ours_pass_as_they_are():
    with pytest.raises(KeyError), asking():
        raise KeyError


def test_links_are_signed_for_the_buckets_own_region(monkeypatch):
    for name, value in {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    s3 = botocore.session.get_session().create_client(
        "s3", region_name="eu-central-1", config=config_for("s3")
    )
    link = urlsplit(s3.generate_presigned_url("get_object", Params={"Bucket": "b-1", "Key": "k"}))
    form = s3.generate_presigned_post("b-1", "k")
    assert "b-1.s3.eu-central-1.amazonaws.com" == link.hostname
    assert "https://b-1.s3.eu-central-1.amazonaws.com/" == form["url"]
    assert "X-Amz-Algorithm=AWS4-HMAC-SHA256" in link.query


def test_clients_give_up_before_lambda_does():
    config = config_for("sqs")
    longest = config.retries["total_max_attempts"] * (config.connect_timeout + config.read_timeout)
    assert longest < 15


def test_a_secret_is_asked_for_once_until_it_may_have_been_rotated():
    manager, clock = Counted(), [0.0]
    secrets = SecretValues(manager, now=lambda: clock[0])
    assert ["a 1", "a 1", "b 2"] == [secrets.text(arn) for arn in ("a", "a", "b")]
    clock[0] = 600.0
    assert "a 3" == secrets.text("a")


def test_a_page_that_is_the_last_needs_no_secret(world):
    world.environment["CURSOR_SECRET_ARN"] = "arn:aws:secretsmanager:eu-central-1:1:secret:none"
    assert 200 == world.call("list_videos").status
    assert CURSOR_SECRET not in world.call("list_videos").text


def test_a_catalog_that_is_not_there_or_none_is_a_clear_error(tmp_path):
    with pytest.raises(BadSettings, match="CATALOG_FILE"):
        catalog_file(str(tmp_path / "none.json"))
    broken = tmp_path / "broken.json"
    for data in (b"{}", b'{"entries": "\xff"}'):
        broken.write_bytes(data)
        with pytest.raises(BadSettings, match="is no catalog"):
            catalog_file(str(broken))


def test_the_engines_own_catalog_is_read(tmp_path):
    from studybuddy.plugins.catalog import Catalog, CatalogEntry

    entry = CatalogEntry(
        kind="exporter",
        name="pdf",
        title="PDF",
        media_type="application/pdf",
        distribution="d",
        version="1",
        missing="fonts",
    )
    file = tmp_path / "catalog.json"
    file.write_bytes(Catalog(entries=(entry,)).to_json())
    assert [("exporter", "pdf")] == [
        (offer.kind, offer.name) for offer in catalog_file(str(file)).entries
    ]


@pytest.mark.parametrize("kind", get_args(Kind))
def test_plugins_of_every_kind_are_read(tmp_path, kind):
    from studybuddy.plugins.catalog import Catalog, CatalogEntry

    entry = CatalogEntry(
        kind=kind, name="a", title="A", media_type="", distribution="d", version="1"
    )
    file = tmp_path / "catalog.json"
    file.write_bytes(Catalog(entries=(entry,)).to_json())
    assert [(kind, "a")] == [(offer.kind, offer.name) for offer in catalog_file(str(file)).entries]


def test_the_plugins_are_those_of_the_worker(world):
    plugins = world.call("list_plugins").json["plugins"]
    assert len(CATALOG) == len(plugins)
    assert {
        "kind": "exporter",
        "name": "pdf",
        "title": "Pdf",
        "media_type": "application/pdf",
        "distribution": "yt-study-buddy",
        "version": "0.1.0",
        "abilities": [],
        "ready": True,
    } == plugins[-1]


def test_what_the_deployed_worker_lacks_is_told(world):
    told = WorkerPlugins(found_with="x", lacking=("checker claude", "writer claude"))
    write_worker_plugins(world.service.tables, told)
    plugins = world.call("list_plugins").json["plugins"]
    lacking = [(one["kind"], one["name"]) for one in plugins if not one["ready"]]
    assert [("writer", "claude"), ("checker", "claude")] == lacking


def test_every_service_that_is_asked_is_one_that_clients_are_made_for(monkeypatch):
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    code = "".join(file.read_text() for file in HANDLERS.rglob("*.py"))
    asked = set(re.findall(r'(?<!boto3\.)client\("([a-z0-9-]+)"', code))

    assert asked == {name for name in asked if clients.client(name).meta.service_model}


@pytest.mark.parametrize("service", sorted(clients._OWN))
def test_every_service_that_is_asked_with_a_patience_of_its_own_is_known(service):
    assert clients._session().get_service_model(service).service_name == service
