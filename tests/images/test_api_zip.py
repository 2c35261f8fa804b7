"""The zips that the functions are deployed as: made twice, unpacked, and loaded by Lambda's Python.

Stripe's library is in one of them without the parts that nothing here asks for; what is left is
put to work against the stand-in for Stripe.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from studybuddy_local.stripe_stand_in import API_KEY, WEBHOOK_SECRET, StripeStandIn

pytestmark = pytest.mark.image

ROOT = Path(__file__).parents[2]
MACHINE = {"aarch64": "arm64"}.get(platform.machine(), "x86_64")
OTHER = {"arm64": "x86_64", "x86_64": "arm64"}[MACHINE]
PYTHONS = ["python3.13", *Path.home().glob(".pyenv/versions/3.13*/bin/python3.13")]
# What Lambda's Python brings.
RUNTIME = ["boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six", "urllib3"]
OURS = {"studybuddy", "studybuddy_aws"}
LIBRARIES = {
    "api": {"msgspec"},
    "payments": {
        *{"msgspec", "stripe", "requests", "certifi", "charset_normalizer", "idna", "urllib3"},
        "typing_extensions",
    },
}
PAY = """
import json, sys
sys.path[:0] = sys.argv[1:3]
from studybuddy_aws.billing.packages import PACKAGES
from studybuddy_aws.billing.payments import Payments
from studybuddy_aws.runtime.settings import StripeSettings

class Secret:
    def text(self, arn):
        return sys.argv[4]

payments = Payments(Secret(), StripeSettings(stripe_secret_arn="", stripe_api_base=sys.argv[3]))
asked = json.load(sys.stdin)
customer = payments.open_customer("u-1", "ada@example.org")
paid = payments.payment(asked["paid"])
opened = payments.payment(payments.open_intent("u-1", customer, PACKAGES[0], "k-1").payment_intent)
print(json.dumps({
    "opened": [opened.user_id, opened.price, opened.status],
    "unknown": payments.payment("pi_none"),
    "returns": [[one.kind, one.amount, one.money] for one in payments.returns(paid)],
    "verified": [payments.verify(asked["body"].encode(), one) for one in asked["signatures"]],
    "erased": payments.erase_customer(customer),
}))
"""


def made(machine, folder, **environment):
    subprocess.run(
        [ROOT / "images" / "zip", machine],
        check=True,
        env={**os.environ, "OUT": str(folder), **environment},
        stdout=subprocess.DEVNULL,
    )
    return {name: folder / f"{name}-{machine}.zip" for name in LIBRARIES}


@pytest.fixture(scope="module")
def zips(tmp_path_factory):
    return made(MACHINE, tmp_path_factory.mktemp("zips"))


def succeeds(command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def python():
    """Lambda's Python."""
    for candidate in PYTHONS:
        asked = [candidate, "-c", "import sys; sys.exit(sys.version_info[:2] != (3, 13))"]
        if shutil.which(candidate) and succeeds(asked):
            return candidate
    pytest.skip("there is no Python 3.13 here")


@pytest.fixture(scope="module")
def runtime(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runtime")
    for name in RUNTIME:
        origin = Path(find_spec(name).origin)
        place = origin.parent if origin.name == "__init__.py" else origin
        (folder / place.name).symlink_to(place)
    return folder


@pytest.fixture
def unpacked(zips, tmp_path):
    def unpack(name):
        with zipfile.ZipFile(zips[name]) as archive:
            archive.extractall(tmp_path)
        return tmp_path

    return unpack


def names_in(file):
    with zipfile.ZipFile(file) as archive:
        return archive.namelist()


def test_the_same_files_make_the_same_bytes(zips, tmp_path):
    again = made(MACHINE, tmp_path / "again", TZ="Asia/Tokyo", PYTHONHASHSEED="7", TMPDIR=tmp_path)
    for name, file in zips.items():
        assert file.read_bytes() == again[name].read_bytes()


@pytest.mark.parametrize(("name", "largest"), [("api", 1_500_000), ("payments", 3_200_000)])
def test_a_zip_is_small(zips, name, largest):
    assert zips[name].stat().st_size <= largest


def test_every_function_loads_from_its_zip_with_the_runtimes_packages(zips, python, runtime):
    folder = zips["api"].parent
    done = subprocess.run(
        [python, "-B", ROOT / "images" / "api" / "loads.py", MACHINE, folder, runtime],
        capture_output=True,
        check=False,
        text=True,
    )
    paths = json.loads((ROOT / "infra" / "openapi.json").read_text())["paths"].values()
    push = ["connect_push", "disconnect_push"]
    triggered = [*push, "create_user", "link_sign_in", "make_export", "settle_failed", "sweep"]
    in_image = ["ask_course", "ask_note", "create_artifacts", "create_preview"]
    in_image += ["get_course_artifact"]
    api = sum(map(len, paths)) + len(triggered) - len(in_image) - 5
    assert (
        f"api-{MACHINE}.zip: {api} of {api} load\npayments-{MACHINE}.zip: 5 of 5 load\n",
        "",
        0,
    ) == (done.stdout, done.stderr, done.returncode)


def test_what_is_left_of_stripes_library_does_all_that_is_asked_of_it(unpacked, python, runtime):
    with StripeStandIn() as stripe:
        sold = {"user_id": "u-1", "package": "starter", "credits": "5"}
        fields = {"amount": "299", "currency": "usd", "metadata": sold}
        paid = stripe.state.open_intent(fields)["id"]
        stripe.state.confirm(paid, {"payment_method": "pm_card_visa"})
        stripe.state.refund({"payment_intent": paid, "amount": "100"})
        stripe.state.dispute(paid)
        body, signature = stripe.signed({"type": "refund.created"})
        asked = {"paid": paid, "body": body.decode(), "signatures": [signature, "t=1,v1=0"]}
        keys = json.dumps({"api_key": API_KEY, "webhook_secret": WEBHOOK_SECRET})
        done = subprocess.run(
            [python, "-ISB", "-c", PAY, unpacked("payments"), runtime, stripe.address, keys],
            input=json.dumps(asked),
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    assert {
        "opened": ["u-1", 0, "requires_payment_method"],
        "unknown": None,
        "returns": [["stripe-refund", 100, "gone"], ["dispute", 299, "gone"]],
        "verified": [True, False],
        "erased": None,
    } == json.loads(done.stdout)


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_zip_holds_the_functions_and_their_libraries_and_nothing_else(zips, name):
    tops = {entry.partition("/")[0] for entry in names_in(zips[name])}
    packages = {top.removesuffix(".pyc") for top in tops if not top.endswith(".dist-info")}
    described = {top.partition("-")[0] for top in tops if top.endswith(".dist-info")}
    assert OURS | LIBRARIES[name] == packages
    assert LIBRARIES[name] == described


@pytest.mark.parametrize("name", LIBRARIES)
def test_modules_are_bytecode_and_what_has_no_place_in_a_function_is_left_out(zips, name):
    unwanted = (
        *(
            "tests/",
            "/testing/",
            "/command/",
            "/grounding/",
            "/cleaning/",
            "/operator/",
            "/worker/",
            "scaffold",
            "process_video",
            "ask_course",
            "ask_note",
            "create_artifacts",
            "get_course_artifact",
            "create_preview",
        ),
        "stripe/params/",
    )
    ends = (".py", ".pyi", "py.typed", "RECORD")
    assert [] == [
        entry
        for entry in names_in(zips[name])
        if entry.endswith(ends) or any(word in entry for word in unwanted)
    ]


def test_functions_that_need_stripe_are_not_in_the_zip_without_it(zips):
    listed = (ROOT / "images" / "api" / "payments.txt").read_text()
    needing = {f"studybuddy_aws/{name}.pyc" for name in re.findall(r"^\w+$", listed, re.MULTILINE)}
    with_stripe, without = set(names_in(zips["payments"])), set(names_in(zips["api"]))
    assert needing
    assert set() == needing - with_stripe
    assert set() == needing & without


@pytest.mark.parametrize("name", LIBRARIES)
def test_lambda_may_read_every_file(zips, name):
    with zipfile.ZipFile(zips[name]) as archive:
        assert {(0o100644, (1980, 1, 1, 0, 0, 0))} == {
            (entry.external_attr >> 16, entry.date_time) for entry in archive.infolist()
        }


def test_the_workers_catalog_is_packed_in(zips):
    packed = zipfile.ZipFile(zips["api"]).read("studybuddy_aws/catalog.json")
    assert (ROOT / "out" / "api" / "catalog.json").read_bytes() == packed
    assert {"source", "template", "writer", "checker", "exporter"} == {
        entry["kind"] for entry in json.loads(packed)["entries"]
    }


def test_libraries_are_those_of_lambdas_machine_whatever_machine_makes_the_zip(zips, tmp_path):
    processors = {"arm64": "aarch64", "x86_64": "x86_64"}
    for machine, files in ((MACHINE, zips), (OTHER, made(OTHER, tmp_path))):
        native = [name for name in names_in(files["api"]) if name.endswith(".so")]
        assert [f"msgspec/_core.cpython-313-{processors[machine]}-linux-gnu.so"] == native


def test_another_machine_than_lambda_has_is_refused():
    done = subprocess.run(
        [ROOT / "images" / "zip", "riscv"], capture_output=True, check=False, text=True
    )
    assert (2, "Lambda has arm64 and x86_64, not 'riscv'.\n") == (done.returncode, done.stderr)
