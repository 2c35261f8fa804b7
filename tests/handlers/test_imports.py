"""What each function of the API loads is what its cold start costs: an allow-list, kept by a test.

Every function is imported in a process of its own that has loaded nothing before.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from studybuddy_aws.http.routes import ROUTES

GITHUB = json.loads((Path(__file__).parents[2] / "infra" / "github.json").read_text())
FUNCTIONS = ["create_user", "link_sign_in", *(route.function for route in ROUTES), *GITHUB.values()]
OURS = {"studybuddy", "studybuddy_aws"}
AWS = {"botocore", "dateutil", "jmespath", "six", "urllib3"}
ALLOWED = OURS | AWS | {"msgspec"}
# Stripe's library and what it needs: only where it is used. (delete_me loads it for buyers only.)
STRIPE = {"stripe", "requests", "certifi", "charset_normalizer", "idna", "typing_extensions"}
USES_STRIPE = {"get_receipt", "purchase_credits", "stripe_webhook"}
# What those libraries use where it happens to be installed, and do without in the zip.
ASKED_IN_VAIN = {
    *{"OpenSSL", "brotli", "brotlicffi", "certifi", "h2", "typing_extensions", "zstandard"},
    *{"aiohttp", "chardet", "cryptography", "google", "httpx", "pycurl", "simplejson"},
    *{"awscrt", "backports", "org", "socks"},
}
# Part of the standard library, and heavy: nothing here may need them.
HEAVY = {"asyncio", "sqlite3", "tkinter", "unittest", "xmlrpc"}
ALONE = """
import json, os, sys

class OnlyAllowed:
    def __init__(self, names):
        self.names, self.refused = names, []

    def find_spec(self, name, path=None, target=None):
        if path is None and name not in self.names:
            self.refused.append(name)
            raise ModuleNotFoundError(name, name=name)

before, found = set(sys.modules), {}
for function, allowed in json.load(sys.stdin).items():
    read, write = os.pipe()
    if not os.fork():
        only = OnlyAllowed({*sys.stdlib_module_names, *allowed})
        sys.meta_path.insert(0, only)
        __import__(f"studybuddy_aws.{function}")
        from studybuddy_aws.runtime.clients import client
        client("dynamodb")
        new = set(sys.modules) - before
        loaded = {name.partition(".")[0] for name in new}
        rooms = {name.partition(".")[2] for name in new if name.startswith("studybuddy_aws.")}
        found = [sorted(names) for names in (loaded, set(only.refused), rooms)]
        os.write(write, json.dumps(found).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        found[function] = json.load(answer)
    os.wait()
json.dump(found, sys.stdout)
"""


def allowed(function):
    return ALLOWED | STRIPE if function in USES_STRIPE else ALLOWED


@pytest.fixture(scope="module")
def alone():
    """Of each function: what it loaded and asked for in vain (top-level names), and its rooms."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=json.dumps({function: sorted(allowed(function)) for function in FUNCTIONS}).encode(),
        capture_output=True,
        check=True,
        env={"AWS_DEFAULT_REGION": "eu-central-1"},
        timeout=120,
    )
    return {
        function: [set(names) for names in all_three]
        for function, all_three in json.loads(done.stdout).items()
    }


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_works_with_what_it_may_load(alone, function):
    loaded, refused, _ = alone[function]
    foreign = loaded - set(sys.stdlib_module_names) - allowed(function)
    assert set() == {name for name in foreign if "cython" not in name}
    assert OURS <= loaded
    assert set() == refused - ASKED_IN_VAIN


def test_stripe_is_loaded_where_it_is_used(alone):
    assert USES_STRIPE == {name for name, (loaded, *_) in alone.items() if "stripe" in loaded}


def test_no_function_loads_another(alone):
    """Its clients would be made as well, in the time of a cold start."""
    assert {name: {name} for name in FUNCTIONS} == {
        name: rooms & set(FUNCTIONS) for name, (_, _, rooms) in alone.items()
    }


def test_nothing_heavy_of_the_standard_library_is_loaded(alone):
    for function in set(FUNCTIONS) - USES_STRIPE:
        assert set() == alone[function][0] & HEAVY
