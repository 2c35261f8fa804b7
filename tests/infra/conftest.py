"""One stack for all: Terraform applies it in the background, while what needs none is tested."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import applied as stack_of
import installed
import pytest
import rights
from deployed_service import aws, here, routes, server, target  # noqa: F401 - fixtures
from service_client import free_ports
from terraform import ROOT, Terraform, Unavailable, lay_out

from studybuddy_local.emulator import Emulator
from studybuddy_local.paths import LOCK
from studybuddy_local.stripe_stand_in import StripeStandIn


def pytest_collection_modifyitems(items):
    """Files that need the stack come last: while it is made there is time for the rest."""
    needing = {one.path for one in items if "applied" in getattr(one, "fixturenames", ())}
    items.sort(key=lambda one: one.path in needing)


@pytest.fixture(scope="session")
def no_proxies():
    """Certificates and proxies of this machine are none of loopback's business."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def terraform_here():
    if shutil.which("terraform") is None:
        pytest.skip("there is no terraform here: developer.hashicorp.com/terraform/install")


@pytest.fixture(scope="session")
def lambda_python():
    python = installed.lambda_python()
    if python is None:
        pytest.skip("there is no Python 3.13 here, which is Lambda's")
    return python


@pytest.fixture(scope="session")
def observing(tmp_path_factory):
    """The functions' own tests, run beside Terraform, which mostly waits; where they write.

    No tests where `make test OBSERVED_RIGHTS=FOLDER` has run them.
    """
    if seen := os.environ.get("OBSERVED_RIGHTS"):
        yield None, Path(seen)
        return
    file = tmp_path_factory.mktemp("observed")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "observing", f"--observed={file}"]
    folders = [str(ROOT / "tests" / "handlers" / one) for one in rights.OF_FUNCTIONS]
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [*command, *folders], cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as tests:
        yield tests, file
        tests.terminate()


@pytest.fixture(scope="session")
def zips(lambda_python, tmp_path_factory):
    """The functions' zips for this machine, as `make zip` makes them."""
    folder = tmp_path_factory.mktemp("zips")
    subprocess.run(
        [ROOT / "images" / "zip", stack_of.MACHINE],
        check=True,
        env={**os.environ, "OUT": str(folder), "PYTHON": lambda_python},
        stdout=subprocess.DEVNULL,
    )
    return folder


@pytest.fixture(scope="session")
def ports():
    return free_ports()


@pytest.fixture(scope="session")
def stripe(ports):
    with StripeStandIn(port=ports.stripe) as stand_in:
        yield stand_in


@pytest.fixture(scope="session")
def emulator(terraform_here, lambda_python, no_proxies, ports, tmp_path_factory):
    """The embedded AWS: it checks the rights of roles, and its Python is Lambda's."""
    python = installed.programs(LOCK, lambda_python) / "python"
    state = tmp_path_factory.mktemp("aws")
    running = Emulator(python, state, ports.aws, stack_of.emulator_settings(ports.web))
    yield running
    running.close()


@pytest.fixture(scope="session")
def stack(emulator, zips, stripe, tmp_path_factory):
    """The stack, of which nothing is made yet."""
    given = stack_of.variables(zips, stripe.address)
    made = stack_of.Applied(tmp_path_factory.mktemp("checkout"), emulator.endpoint, given)
    try:
        made.terraform.init()
    except Unavailable as missing:
        pytest.skip(str(missing))
    return made


@pytest.fixture(scope="session")
def applying(stack):
    with ThreadPoolExecutor(1) as one:
        yield one.submit(stack.apply)


@pytest.fixture(scope="session", autouse=True)
def begun(request):
    """What takes minutes begins before the first test, if any of them is for it."""
    asked = {name for one in request.session.items for name in one.fixturenames}
    for name in ("applying", "observing"):
        # Where something is missing only those that need it are skipped.
        with suppress(pytest.skip.Exception):
            if name in asked:
                request.getfixturevalue(name)


@pytest.fixture(scope="session")
def applied(stack, applying):
    """The stack, made."""
    applying.result()
    sys.stdout.write(f"Terraform's seconds: {stack.seconds}\n")
    return stack


@pytest.fixture(scope="session")
def prod(emulator, tmp_path_factory):
    """What would be made of prod.tfvars in an account of AWS."""
    given = {**stack_of.OF_EVERY_ENVIRONMENT, "image": stack_of.IMAGE, "zips": "tests/zips"}
    there = lay_out(tmp_path_factory.mktemp("prod"))
    terraform = Terraform(there, given, {"AWS_ENDPOINT_URL": emulator.endpoint})
    terraform.init()
    planned = terraform.planned("-var-file=prod.tfvars", "-var=daily_model_limit=50")
    return stack_of.Made(planned["planned_values"]["root_module"])


@pytest.fixture(scope="module")
def made(applied):
    return applied.made


@pytest.fixture(scope="module")
def functions(made):
    return made.functions
