"""`make deploy` as it is typed, from an empty AWS to a first note, and `make destroy`.

    make rehearsal      # as root on Debian; half an hour

What is built, pushed, applied and asked is real: the image, the zips, a registry over TLS under
ECR's name, the web app, Terraform, `make check-deployment`. AWS itself is embedded, and runs no
images: it hands the worker's events to the image, which runs in Lambda's jail under Lambda's own
emulator. Nothing is built anew that lies in .cache.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace

import installed
from applied import MACHINE, WORKER, _await
from hosted_pages import HostedPagesClient
from service_client import free_ports
from terraform import ROOT, plugin_folder

from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.deployment import Deployment
from studybuddy_local.emulator import ACCOUNT, REGION, Emulator
from studybuddy_local.paths import EXAMPLE, LOCK, address
from studybuddy_local.sign_in import SignIn

HOST = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"
REGISTRY = """
version: 0.1
storage: {{filesystem: {{rootdirectory: {folder}/images}}}}
http: {{addr: 127.0.0.1:443, tls: {{certificate: {folder}/cert.pem, key: {folder}/key.pem}}}}
"""
# The embedded ECR holds no images: the registry is asked what it has.
# An empty secret has a version in the embedded AWS, without a value, and none in Amazon's.
AWS = """#!/bin/sh
case "$*" in
  "ecr get-login-password"*) echo a-password; exit ;;
  "ecr batch-get-image"*)
    tag=$(echo "$*" | sed 's/.*imageTag=\\([^ ]*\\).*/\\1/')
    digest=$(curl -sfI -H "Accept: application/vnd.oci.image.manifest.v1+json" \\
      "https://{host}/v2/ytstudy-process-dev/manifests/$tag" |
      tr -d '\\r' | sed -n 's/^docker-content-digest: //Ip')
    echo "${{digest:-None}}"; exit ;;
  "secretsmanager list-secret-version-ids"*)
    exec {aws} secretsmanager get-secret-value --region "$4" --secret-id "$6" \\
      --query "SecretString && VersionId" --output text ;;
esac
exec {aws} "$@"
"""
OWN = f"""
region          = "{REGION}"
emulated        = true
worker_settings = {{ STUDYBUDDY_SOURCES = "captions" }}
"""
# Neither CloudFront nor names of AWS's lead anywhere here.
NOT_HERE = {
    *("The web app's page", "The page's headers", "What the web app is told", "The API"),
    *("The API for strangers", "The API for web apps elsewhere", "The sign-in page"),
    "News for open pages",
}
INVOCATIONS = "/2015-03-31/functions/function/invocations"


def main():
    """Everything, in a place of its own that is gone afterwards."""
    if os.environ.get("ALONE") != "yes":
        os.environ["ALONE"] = "yes"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        surroundings = stack.enter_context(registry(folder))
        ports = free_ports()
        python = installed.programs(LOCK, installed.lambda_python()) / "python"
        told = {f"MINISTACK_LAMBDA_PROXY_{WORKER}": address(ports.web) + INVOCATIONS}
        emulator = Emulator(python, folder / "aws", ports.aws, told)
        stack.callback(emulator.close)
        checkout = laid_out(folder, surroundings, emulator.endpoint)
        rehearse(checkout, surroundings, AwsClients(emulator.endpoint), ports)


@contextmanager
def registry(folder):
    """A registry that is ECR's by its name, and what programs are told so that they find it."""
    hosts = folder / "hosts"
    hosts.write_text(f"{Path('/etc/hosts').read_text()}\n127.0.0.1 {HOST}\n")
    subprocess.run(["mount", "--bind", hosts, "/etc/hosts"], check=True)
    words = f"req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN={HOST} -addext".split()
    files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run(
        ["openssl", *words, f"subjectAltName=DNS:{HOST}", *files], check=True, capture_output=True
    )
    (folder / "registry.yml").write_text(REGISTRY.format(folder=folder))
    known = Path(os.environ.get("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"))
    (folder / "ca.pem").write_text(known.read_text() + (folder / "cert.pem").read_text())
    (folder / "auth.json").write_text("{}")
    with (folder / "registry.log").open("wb") as log:
        serving = subprocess.Popen(
            ["docker-registry", "serve", folder / "registry.yml"], stdout=log, stderr=log
        )
    try:
        yield {
            "SSL_CERT_FILE": str(folder / "ca.pem"),
            "CURL_CA_BUNDLE": str(folder / "ca.pem"),
            "REQUESTS_CA_BUNDLE": str(folder / "ca.pem"),
            "REGISTRY_AUTH_FILE": str(folder / "auth.json"),
        }
    finally:
        serving.terminate()
        serving.wait()
        subprocess.run(["umount", "/etc/hosts"], check=True)


def laid_out(folder, surroundings, endpoint):
    """The commit that one is on, with an operator's own settings; and how AWS is reached."""
    checkout, programs = folder / "checkout", folder / "programs"
    subprocess.run(["git", "clone", "-q", ROOT, checkout], check=True)
    with (checkout / ".git" / "info" / "exclude").open("a") as ignored:
        for kept in (".cache", ".venv"):  # linked, so that what removes the clone leaves them
            (checkout / kept).symlink_to(ROOT / kept)
            ignored.write(f"{kept}\n")
    for decides in ("requirements.lock", "pyproject.toml"):  # as old as what was set up by them
        os.utime(checkout / decides, (0, 0))
    (checkout / "infra" / "own-dev.tfvars").write_text(OWN)
    programs.mkdir()
    (programs / "aws").write_text(AWS.format(host=HOST, aws=shutil.which("aws")))
    (programs / "aws").chmod(0o755)
    surroundings |= {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": ACCOUNT,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,  # the CLI of before 2 asks for it
        "TF_PLUGIN_DIR": plugin_folder(),
        "TF_CLI_CONFIG_FILE": os.devnull,
        "CHECKPOINT_DISABLE": "1",
    }
    return checkout


def rehearse(checkout, surroundings, account, ports):
    """The story."""
    run = Rehearsal(checkout, surroundings)
    run.make("deploy", "STATE=here", good={0, 2})  # keys are missing yet, as after every first one
    account.client("secretsmanager").put_secret_value(
        SecretId="ytstudy-claude-dev", SecretString="{}"
    )
    outputs = run.outputs()
    with worker(checkout, surroundings, account, ports):
        said = run.make("check-deployment", good={0, 2})
        missing = set(re.findall(r"^missing +(.*?):", said, re.MULTILINE))
        assert missing <= NOT_HERE, missing
        first_note(account, outputs)
    run.make("destroy")
    left = [
        *account.client("dynamodb").list_tables()["TableNames"],
        *(one["FunctionName"] for one in account.client("lambda").list_functions()["Functions"]),
        *(one["Name"] for one in account.client("s3").list_buckets()["Buckets"]),
    ]
    assert [] == left, left
    print("Deployed from nothing, checked, a note made by the image, and all of it gone again.")


class Rehearsal:
    """`make`, as it is typed, and how long each took."""

    def __init__(self, checkout, surroundings):
        self._where = {"cwd": checkout, "env": {**os.environ, **surroundings}}

    def make(self, target, *words, good=frozenset({0})):
        """What it printed; it goes to the terminal, too."""
        begun = time.monotonic()
        typed = ["make", "--no-print-directory", target, "ENV=dev", "YES=1", f"MACHINE={MACHINE}"]
        done = subprocess.run(
            [*typed, *words],
            **self._where,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        print(done.stdout, f"== make {target}: {time.monotonic() - begun:.0f} s", flush=True)
        assert done.returncode in good, done.returncode
        return done.stdout

    def outputs(self):
        """What Terraform says of what it made."""
        told = {**self._where, "env": {**self._where["env"], "TF_DATA_DIR": ".terraform/dev"}}
        said = subprocess.check_output(["terraform", "-chdir=infra", "output", "-json"], **told)
        return {name: one["value"] for name, one in json.loads(said).items()}


@contextmanager
def worker(checkout, surroundings, account, ports):
    """The image that was built, as Lambda would run it: told and allowed what Terraform says."""
    found = account.client("lambda").get_function_configuration(FunctionName=WORKER)
    role = {"RoleArn": found["Role"], "RoleSessionName": "rehearsal"}
    keys = account.client("sts").assume_role(**role)["Credentials"]
    told = {
        **found["Environment"]["Variables"],
        "AWS_ENDPOINT_URL": account.endpoint,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": keys["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": keys["SecretAccessKey"],
        "AWS_SESSION_TOKEN": keys["SessionToken"],
        "AWS_LAMBDA_FUNCTION_NAME": WORKER,
        "AWS_LAMBDA_FUNCTION_TIMEOUT": "300",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "3008",
        "LAMBDA_TASK_ROOT": "/var/task",
    }
    variables = [word for pair in told.items() for word in ("-e", "=".join(pair))]
    surroundings = {**os.environ, **surroundings}
    emulator = subprocess.check_output(
        [checkout / "images" / "emulator"], cwd=checkout, env=surroundings, text=True
    ).strip()
    words = [
        *("/mnt/rie", "--runtime-interface-emulator-address", f"127.0.0.1:{ports.web}"),
        *("--runtime-api-address", f"127.0.0.1:{ports.stripe}"),
        *("/opt/worker/bin/python", "-m", "awslambdaric", "studybuddy_aws.process_video.handler"),
    ]
    jail = [checkout / "images" / "jail", "-b", f"{emulator}:/mnt", *variables, *words]
    running = subprocess.Popen(jail, cwd=checkout, env=surroundings)
    try:
        _await(ports.web)
        yield
    finally:
        running.terminate()
        running.wait(30)


def first_note(account, outputs):
    """Somebody signs up, orders notes of the sample lecture, and has a PDF of them."""
    told = outputs["deployment"]["settings"]
    api = f"{account.endpoint}/_aws/execute-api/{re.search(r'//([^.]+)', outputs['api'])[1]}"
    sign_in = SignIn(user_pool_id=told["user_pool_id"], client_id=told["client_id"])
    deployment = Deployment(digest="", api=api, sign_in=sign_in)
    service = SimpleNamespace(account=account, deployment=deployment)
    student = HostedPagesClient(service, outputs["deployment"]["address"]).student()
    video = student.ended(student.submit(EXAMPLE))
    assert ("completed", 2) == (video["status"], student.credits()), video
    assert student.file(video["note_id"], "note.pdf").startswith(b"%PDF-")


if __name__ == "__main__":
    main()
