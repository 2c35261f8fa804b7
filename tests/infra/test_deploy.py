"""`make deploy`: what is run in which order, what is asked, and what is refused before anything.

The program runs in a checkout of its own, with programs that write down what they are called with.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest
from deploy_checkout import API, IMAGE, OUTPUTS, SETTINGS, Checkout


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def plan(image, *options):
    words = f"-var-file=dev.tfvars -var=architecture=arm64 -var=image={image}"
    more = "".join(f" {one}" for one in options)
    return f"terraform -chdir=infra plan -input=false -detailed-exitcode -out=PLAN {words}{more}"


APPLY = "terraform -chdir=infra apply -input=false PLAN"
NO_IMAGE = f"none@sha256:{0:064d}"
EVERYTHING = ("terraform", "aws", "make", "images/push", "npm")
VALUE = "--query VersionId --output text --secret-string file:///dev/stdin"
ASKED = "--query Versions[0].VersionId --output text"


def secret(verb, name, rest):
    return f"aws secretsmanager {verb} --region eu-central-1 --secret-id {name} {rest}"


def test_everything_is_done_in_an_order_in_which_each_finds_what_it_needs(checkout):
    code, _, said = checkout.deploy("dev")
    assert (0, "Environment dev, account 123456789012 as arn:aws:iam::123456789012:user/me") == (
        code,
        said.splitlines()[0],
    )
    assert [
        "aws sts get-caller-identity --query [Account,Arn] --output text",
        "terraform -chdir=infra init -input=false -backend-config=backend-dev.hcl",
        "make --no-print-directory image",
        "make --no-print-directory zip MACHINE=arm64",
        plan(NO_IMAGE, "-target=module.registry"),
        APPLY,
        "terraform -chdir=infra output -json registry",
        "images/push --account 123456789012 --region eu-central-1 --repository ytstudy-process-dev",
        plan(IMAGE),
        APPLY,
        "terraform -chdir=infra output -json web",
        "terraform -chdir=infra output -json secrets",
        secret("list-secret-version-ids", "s-cursors", ASKED),
        secret("put-secret-value", "s-cursors", VALUE),
        secret("list-secret-version-ids", "s-addresses", ASKED),
        secret("put-secret-value", "s-addresses", VALUE),
        "npm --prefix=frontend ci",
        "npm --prefix=frontend run build",
        "aws s3 sync frontend/dist/assets s3://web-1/assets --region eu-central-1 --no-progress"
        " --cache-control public, max-age=31536000, immutable",
        "aws s3 sync frontend/dist s3://web-1 --region eu-central-1 --no-progress --cache-control"
        " no-cache --exclude assets/* --exclude .vite/* --exclude config.json",
        "aws cloudfront create-invalidation --region eu-central-1 --paths /*"
        " --distribution-id E1 --query Invalidation.Status --output text",
        "terraform -chdir=infra output -json api",
        "terraform -chdir=infra output -json address",
        "terraform -chdir=infra output -json callback",
        secret("list-secret-version-ids", "s-claude", ASKED),
        secret("list-secret-version-ids", "s-stripe", ASKED),
        "make --no-print-directory check-deployment ENV=dev",
    ] == checkout.called(*EVERYTHING)


def test_the_plan_that_was_shown_is_the_one_that_is_applied(checkout):
    checkout.deploy("dev")
    lines = [line for line in checkout.wrote("CALLS") if " plan " in line or " apply " in line]
    files = [word.removeprefix("-out=") for line in lines for word in line.split(" ")]
    files = [word for word in files if word.endswith("/plan")]
    assert files[0::2] == files[1::2]
    assert [False, False] == [Path(file).exists() for file in files[0::2]]


def test_nothing_is_asked_where_nothing_changes(checkout):
    code, _, said = checkout.deploy("dev", typed="", UNCHANGED="-var-file")
    assert (0, False) == (code, "Type yes" in said)
    assert [] == [line for line in checkout.called("terraform") if " apply " in line]


@pytest.mark.parametrize("typed", ["no\n", ""])
def test_without_a_yes_nothing_is_applied(checkout, typed):
    code, _, said = checkout.deploy("dev", typed=typed)
    assert 1 == code
    assert (
        "That was not the word: none of this was done. YES=1 asks nothing." == said.splitlines()[-1]
    )
    assert plan(NO_IMAGE, "-target=module.registry") == checkout.called("terraform")[-1]


def test_yes_asks_nothing(checkout):
    assert 0 == checkout.deploy("dev", "--yes", typed="")[0]
    assert 2 == checkout.called("terraform").count(APPLY)


def test_a_dry_run_shows_the_commands_and_runs_none(checkout):
    code, shown, _ = checkout.deploy("dev", "--dry-run", typed="")
    assert 0 == code
    assert [] == checkout.wrote("CALLS")
    terraform = "env TF_DATA_DIR=.terraform/dev terraform -chdir=infra"
    platform_told = "env MACHINE=arm64"
    assert [
        "aws sts get-caller-identity --query '[Account,Arn]' --output text",
        f"{terraform} init -input=false -backend-config=backend-dev.hcl",
        "git status --porcelain",
        f"{platform_told} make --no-print-directory image",
        "make --no-print-directory zip MACHINE=arm64",
    ] == shown.splitlines()[:5]
    assert f"{terraform} {plan('ADDRESS@sha256:DIGEST').partition('infra ')[2]}" in shown
    assert "--secret-string file:///dev/stdin" in shown


def test_each_environment_remembers_its_own_state(checkout):
    checkout.deploy("dev", "--yes")
    assert {"in .terraform/dev", "for arm64", "for "} == set(checkout.wrote("FOLDERS"))


def test_the_other_machine_is_built_for_and_deployed(checkout):
    checkout.deploy("dev", "--yes", "--machine", "x86_64")
    assert "for x86_64" in checkout.wrote("FOLDERS")
    assert "make --no-print-directory zip MACHINE=x86_64" in checkout.called("make")
    planned = [line for line in checkout.called("terraform") if " plan " in line]
    assert [True, True] == ["-var=architecture=x86_64" in line for line in planned]


def test_what_is_in_no_commit_is_not_deployed(checkout):
    checkout.lay("images/new", "")
    code, _, said = checkout.deploy("dev")
    assert (1, []) == (code, checkout.called("make"))
    assert said.splitlines()[-1].startswith("There are changes that are in no commit")


def test_an_operators_own_settings_come_after_those_of_the_repository(checkout):
    checkout.lay("infra/own-dev.tfvars", 'alarm_email = "a@example.org"\n')
    assert 0 == checkout.deploy("dev", "--yes")[0]
    planned = [line for line in checkout.called("terraform") if " plan " in line]
    both = "-var-file=dev.tfvars -var-file=own-dev.tfvars -var="
    assert [True, True] == [both in line for line in planned]


def test_an_environment_without_a_file_is_none(checkout):
    code, _, said = checkout.deploy("staging")
    assert (1, []) == (code, checkout.wrote("CALLS"))
    assert "There is no infra/staging.tfvars. There is: dev, prod." == said.splitlines()[-1]


def test_what_is_not_installed_is_named(checkout):
    (checkout.place / "programs" / "terraform").unlink()
    code, _, said = checkout.deploy("dev", PATH=str(checkout.place / "programs"))
    assert (1, []) == (code, checkout.wrote("CALLS"))
    assert "Install first: Terraform 1.11 or newer, git." == said.splitlines()[-1]


def test_where_the_state_is_to_be_is_asked_first(checkout):
    code, _, said = checkout.deploy("prod")
    assert (1, []) == (code, checkout.called("terraform"))
    assert said.splitlines()[-1].startswith("Where shall Terraform keep what it made? Copy infra/")


def test_a_state_that_is_wanted_here_stays_here(checkout):
    assert 0 == checkout.deploy("prod", "--yes", "--state-here")[0]
    override = checkout.folder / "infra" / "backend_override.tf"
    kept = 'terraform {\n  backend "local" {\n    path = "state/prod.tfstate"\n  }\n}\n'
    assert kept == override.read_text()
    assert "terraform -chdir=infra init -input=false" == checkout.called("terraform")[0]
    checkout.lay("infra/state/prod.tfstate", "{}")
    assert 0 == checkout.deploy("prod", "--yes")[0]


def test_a_state_in_s3_is_not_overridden_by_what_was_tried_before(checkout):
    checkout.lay("infra/backend_override.tf", 'terraform {\n  backend "local" {}\n}\n')
    assert 0 == checkout.deploy("dev", "--yes")[0]
    assert not (checkout.folder / "infra" / "backend_override.tf").exists()


def test_providers_may_lie_in_a_folder(checkout):
    checkout.deploy("dev", "--yes", TF_PLUGIN_DIR="/plugins")
    told = "-plugin-dir=/plugins -backend-config=backend-dev.hcl"
    assert f"terraform -chdir=infra init -input=false {told}" == checkout.called("terraform")[0]


@pytest.mark.parametrize("trouble", [{"PLANNED": "1"}, {"APPLIED": "1"}])
def test_what_fails_ends_it_and_is_named(checkout, trouble):
    code, _, said = checkout.deploy("dev", "--yes", **trouble)
    verb = "plan" if "PLANNED" in trouble else "apply"
    assert (1, f"`terraform {verb}` ended with code 1; why stands above.") == (
        code,
        said.splitlines()[-1],
    )
    assert [] == checkout.called("images/push")


def test_the_cursors_secret_is_random_and_made_once(checkout):
    checkout.deploy("dev", "--yes")
    (first,) = checkout.wrote("PUT")
    (checkout.place / "PUT").unlink()
    checkout.deploy("dev", "--yes")
    (second,) = checkout.wrote("PUT")
    assert ([43, 43], True) == ([len(first), len(second)], first != second)
    (checkout.place / "PUT").unlink()
    checkout.deploy("dev", "--yes", FILLED="s-cursors s-addresses")
    assert [] == checkout.wrote("PUT")


def test_the_value_is_in_no_command_line(checkout):
    _, printed, said = checkout.deploy("dev", "--yes")
    (value,) = checkout.wrote("PUT")
    assert (False, False) == (value in printed + said, value in "".join(checkout.wrote("CALLS")))


def test_secrets_that_only_the_operator_knows_are_asked_for_until_they_are_there(checkout):
    _, _, said = checkout.deploy("dev", "--yes", FILLED="s-cursors s-addresses s-stripe")
    assert [
        "Deployed: https://d1.cloudfront.net",
        f"The API:  {API} (Stripe's webhook: {API}/webhooks/stripe)",
        f"Google, GitHub and Discord, where they are wanted, are told: {OUTPUTS['callback']}",
        "",
        "Secrets without a value. Run the line, type the value as below it, end with Ctrl-D:",
        "Claude's key; {} is for notes without Claude. Until then videos fail, at no credit:",
        f"  {secret('put-secret-value', 's-claude', VALUE)}",
        '  {"ANTHROPIC_API_KEY": "sk-ant-..."}',
    ] == said.splitlines()[-8:]
    _, _, said = checkout.deploy("dev", "--yes", FILLED="s-cursors s-addresses s-stripe s-claude")
    assert said.splitlines()[-2].startswith("The API:  ")


def test_the_web_app_is_built_for_what_was_deployed(checkout):
    checkout.deploy("dev", "--yes")
    assert [
        f"VITE_API_URL={SETTINGS['api']}",
        "VITE_CLIENT_ID=c1",
        f"VITE_NOTES={SETTINGS['notes']}",
        "VITE_OPERATOR=%7B%22name%22%3A%20%22Ada%22%7D",
        "VITE_PASSKEYS=true",
        "VITE_PROVIDERS=Google,GitHub",
        f"VITE_PUSH={SETTINGS['push']}",
        "VITE_REGION=eu-central-1",
        f"VITE_SIGN_IN={SETTINGS['sign_in']}",
        "VITE_STRIPE_KEY=pk_test_1",
        f"VITE_UPLOADS={SETTINGS['uploads']}",
        "VITE_USER_POOL_ID=eu-central-1_p",
    ] == checkout.wrote("TOLD")


def test_without_a_web_app_the_service_is_deployed_alone(checkout):
    checkout.git("rm", "-q", "frontend/package.json")
    checkout.git("commit", "-qm", "None")
    code, _, said = checkout.deploy("dev", "--yes")
    assert (0, []) == (code, checkout.called("npm"))
    assert "There is no web app in frontend/ yet: its place stays as it is." in said.splitlines()


def test_an_environment_is_taken_down_only_for_its_name(checkout):
    checkout.lay("out/api/api-arm64.zip", "")
    assert 1 == checkout.deploy("dev", "--destroy", typed="yes\n")[0]
    assert 0 == checkout.deploy("dev", "--destroy", typed="dev\n")[0]
    assert [
        "terraform -chdir=infra init -input=false -backend-config=backend-dev.hcl",
        plan(NO_IMAGE, "-destroy"),
        APPLY,
    ] == checkout.called("terraform")[-3:]
    assert 1 == checkout.called("terraform").count(APPLY)
    assert [] == checkout.called("make", "images/push", "npm")


def test_zips_that_terraform_reads_are_made_to_take_down_too(checkout):
    assert 0 == checkout.deploy("dev", "--destroy", "--yes")[0]
    assert ["make --no-print-directory zip MACHINE=arm64"] == checkout.called("make")


def test_what_was_deployed_is_checked_and_a_check_that_fails_ends_it(checkout):
    code, _, said = checkout.deploy("dev", "--yes", CHECKED="2")
    ended = "`make check-deployment` ended with code 2; why stands above."
    assert (1, ended) == (code, said.splitlines()[-1])
    assert 2 == checkout.called("terraform").count(APPLY)


CHECKS = """def is_whole(output):
    print(f"asked after {output}")
    return output != "broken"
"""


@pytest.mark.parametrize(
    ("deployed", "images", "code", "way_back"),
    [
        ("whole", "older-arm64 HERE-arm64", 0, []),
        ("broken", "HERE-arm64", 1, []),
        ("broken", "oldest-arm64 older-arm64 HERE-arm64 newer-arm64", 1, ["older"]),
    ],
)
def test_a_check_that_fails_tells_the_way_back(checkout, deployed, images, code, way_back):
    checkout.lay("infra/deploy/checks/report.py", CHECKS)
    checkout.lay("../outputs/deployment", json.dumps(deployed))
    here = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=checkout.folder, text=True)
    ended, printed, said = checkout.deploy(
        "dev", "--check", IMAGES=images.replace("HERE", here.strip())
    )
    assert (code, f"asked after {deployed}") == (ended, printed.splitlines()[-1])
    commands = re.findall(r"^  git checkout (\S+) && make deploy ENV=dev$", said, re.MULTILINE)
    assert way_back == commands
    assert [] == checkout.called("make")


def test_a_build_elsewhere_is_told_the_same_but_the_apis_own_address(checkout):
    code, printed, said = checkout.deploy("dev", "--settings")
    assert (0, "") == (code, said)
    checkout.deploy("dev", "--yes")
    beside, *same = checkout.wrote("TOLD")
    assert ["VITE_API_URL=/api", sorted([f"VITE_API_URL={API}", *same])] == [
        beside,
        sorted(printed.splitlines()),
    ]


def test_a_check_of_what_an_earlier_build_deployed_says_what_to_do(checkout):
    checkout.lay("../outputs/deployment", json.dumps({"address": "https://d1.cloudfront.net"}))
    code, _, said = checkout.deploy("dev", "--check")
    assert (1, True) == (code, "An earlier build deployed this" in said)
