"""`make check-deployment`, asked of the stack that Terraform has made.

The emulator has no web app to show, Stripe's stand-in no list of webhooks, and the address where
pages are told news is one of AWS's.
"""

import msgspec
import pytest
from applied import WEB
from checks.report import CHECKS, find
from checks.target import Deployed, Target

pytestmark = pytest.mark.infra

OTHERWISE = {
    "The web app's page": "missing",
    "The page's headers": "missing",
    "What the web app is told": "missing",
    "News for open pages": "not asked",
    "Mail to who signs up": "worth doing",
    "Other secrets": "missing",  # those of Google, GitHub and Discord: nobody has put them
    "Stripe's keys": "worth doing",  # the web app has none
    "Stripe's webhook": "not asked",
}


@pytest.fixture
def target(applied, stripe):
    deployed = applied.outputs["deployment"]
    endpoint, api = applied.account.endpoint, applied.made.api["id"]
    settings = {
        **deployed["settings"],
        "api": f"{endpoint}/_aws/execute-api/{api}",
        "push": "",
        "sign_in": endpoint,
    }
    return Target(
        msgspec.convert(
            {**deployed, "address": WEB, "endpoint": settings["api"], "settings": settings},
            Deployed,
        ),
        lambda name, region: applied.account.client(name),
        stripe=stripe.address,
    )


def test_what_terraform_has_made_is_found(applied, target, ports, tmp_path):
    with applied.worker(ports.web, tmp_path / "log"):
        found = {check.what: find(check, target) for check in CHECKS}
    assert {check.what: "ok" for check in CHECKS} | OTHERWISE == {
        what: finding.state for what, finding in found.items()
    }, found
