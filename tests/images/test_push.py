"""Pushing the worker image: what is asked of AWS and of the container engine, and what is refused.

The script runs in a checkout of its own, with programs that write down what they are called with.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MACHINE = os.uname().machine.replace("aarch64", "arm64")
OTHER = {"arm64": "x86_64", "x86_64": "arm64"}[MACHINE]
SCRIPTS = Path(__file__).parents[2] / "images"
BESIDE_REGISTRY = Path(__file__).with_name("registry.sh")
DIGEST = "sha256:" + "ab" * 32
REGISTRY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com"
ADDRESS = f"{REGISTRY}/ytstudy-process-dev"
IMAGE = "localhost/ytstudy-process:local"
PLACE = ("--account", "123456789012", "--region", "eu-central-1")
GIVEN = (*PLACE, "--environment", "dev")
# What ECR has is what lies in the file `pushed`.
AWS = f"""#!/bin/sh
echo "aws $*" >> "$CALLS"
case "$*" in
  "sts get-caller-identity"*) echo 123456789012 ;;
  "ecr get-login-password"*) echo a-password ;;
  "ecr batch-get-image"*) [ -f "$PUSHED" ] && echo "${{ANSWER:-{DIGEST}}}" || echo None ;;
esac
"""
DOCKER = """#!/bin/sh
case "$*" in
  info) exit ;;
  login*) echo "docker $* < $(cat)" >> "$CALLS" ;;
  *) echo "docker $*" >> "$CALLS" ;;
esac
[ "$1" != push ] || touch "$PUSHED"
"""
# The Python that attaches the bill of materials.
PYTHON = """#!/bin/sh
echo "python $* < $(cat)" >> "$CALLS"
[ -z "$BILL_REFUSED" ]
"""
BUILD = """#!/bin/sh
echo "build for $MACHINE, attestations off: $BUILDX_NO_DEFAULT_ATTESTATIONS" >> "$CALLS"
"""


class Checkout:
    def __init__(self, folder, aws=AWS, docker=DOCKER, build=BUILD, python=PYTHON):
        self.folder = folder / "checkout"
        self.calls = folder / "calls"
        self.pushed = folder / "pushed"
        self.programs = folder / "programs"
        for name, text in (("aws", aws), ("docker", docker), ("python3", python)):
            self.lay(self.programs / name, text)
        self.lay(self.folder / "images" / "build", build)
        for name in ("attach_sbom.py", "engine", "push"):
            shutil.copy(SCRIPTS / name, self.folder / "images" / name)
        self.lay(self.folder / ".gitignore", ".cache/\nout/\n")
        self.git("init", "--quiet")
        self.git("add", ".")
        self.git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "All")
        self.tag = f"{self.git('rev-parse', 'HEAD').strip()}-{MACHINE}"
        self.asked = (
            "aws ecr batch-get-image --registry-id 123456789012 --region eu-central-1"
            f" --repository-name ytstudy-process-dev --image-ids imageTag={self.tag}"
            " --query images[0].imageId.imageDigest --output text"
        )

    @staticmethod
    def lay(file, text):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def git(self, *words):
        return subprocess.check_output(["git", *words], cwd=self.folder, text=True)

    def push(self, *options, **environment):
        """The exit code, what was printed, and the last line of what was said beside it."""
        done = subprocess.run(
            [self.folder / "images" / "push", *options],
            capture_output=True,
            check=False,
            env={
                "PATH": f"{self.programs}{os.pathsep}{os.defpath}",
                "HOME": str(self.folder.parent),
                "CALLS": str(self.calls),
                "PUSHED": str(self.pushed),
                "MACHINE": MACHINE,
                **environment,
            },
            text=True,
        )
        return done.returncode, done.stdout, done.stderr

    def called(self):
        return self.calls.read_text().splitlines() if self.calls.exists() else []


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def test_an_image_is_pushed_by_its_commit_and_named_by_its_digest(checkout):
    tag = f"{ADDRESS}:{checkout.tag}"
    assert (0, f"{ADDRESS}@{DIGEST}\n", "") == checkout.push(*GIVEN)
    assert [
        checkout.asked,
        f"build for {MACHINE}, attestations off: 1",
        "aws ecr get-login-password --region eu-central-1",
        f"docker login --username AWS --password-stdin {REGISTRY} < a-password",
        f"docker tag {IMAGE} {tag}",
        f"docker push {tag}",
        "aws ecr get-login-password --region eu-central-1",
        f"python images/attach_sbom.py {tag} out/image/sbom.json < a-password",
        checkout.asked,
    ] == checkout.called()


def test_a_bill_of_materials_that_is_refused_does_not_undo_the_push(checkout):
    said = "The image is pushed, without its bill of materials, which lies in out/image/sbom.json."
    assert (0, f"{ADDRESS}@{DIGEST}\n", f"{said}\n") == checkout.push(*GIVEN, BILL_REFUSED="yes")


def test_a_commit_that_is_there_already_is_not_pushed_again(checkout):
    checkout.pushed.touch()
    said = f"ECR has {checkout.tag} already.\n"
    assert (0, f"{ADDRESS}@{DIGEST}\n", said) == checkout.push(*GIVEN)
    assert [checkout.asked] == checkout.called()


def test_a_dry_run_shows_the_commands_and_runs_none(checkout):
    tag = f"{ADDRESS}:{checkout.tag}"
    code, shown, said = checkout.push(*GIVEN, "--dry-run")
    assert (0, "") == (code, said)
    assert [
        checkout.asked,
        f"env BUILDX_NO_DEFAULT_ATTESTATIONS=1 MACHINE={MACHINE} images/build",
        "aws ecr get-login-password --region eu-central-1"
        f" | docker login --username AWS --password-stdin {REGISTRY}",
        f"docker tag {IMAGE} {tag}",
        f"docker push {tag}",
        "aws ecr get-login-password --region eu-central-1"
        f" | python3 images/attach_sbom.py {tag} out/image/sbom.json",
        checkout.asked,
    ] == shown.splitlines()
    assert [] == checkout.called()


def test_buildah_pushes_where_no_docker_engine_answers(checkout):
    checkout.lay(checkout.programs / "docker", "#!/bin/sh\nexit 1\n")
    _, shown, _ = checkout.push(*GIVEN, "--dry-run")
    assert f"buildah push {ADDRESS}:{checkout.tag}" == shown.splitlines()[-3]


def test_the_environment_names_what_options_do_not(checkout):
    places = {"AWS_DEFAULT_REGION": "us-east-1", "ECR_REPOSITORY": "team/study.buddy"}
    assert (0, f"123456789012.dkr.ecr.us-east-1.amazonaws.com/team/study.buddy@{DIGEST}\n", "") == (
        checkout.push(**places)
    )
    assert "aws sts get-caller-identity --query Account --output text" == checkout.called()[0]


def test_an_environment_has_the_repository_that_terraform_makes(checkout):
    made = (SCRIPTS.parent / "infra" / "registry.tf").read_text()
    assert '"${local.name}-process-${local.suffix}"' in made
    _, shown, _ = checkout.push(*PLACE, "--environment", "prod")
    assert f"{REGISTRY}/ytstudy-process-prod@{DIGEST}\n" == shown


def test_an_image_for_another_kind_of_machine_has_a_tag_of_its_own(checkout):
    code, shown, said = checkout.push(*GIVEN, "--dry-run", MACHINE=OTHER)
    tag = checkout.tag.replace(MACHINE, OTHER)
    assert (0, "") == (code, said)
    assert [
        f"docker tag localhost/ytstudy-process:{OTHER} {ADDRESS}:{tag}",
        f"docker push {ADDRESS}:{tag}",
        "aws ecr get-login-password --region eu-central-1"
        f" | python3 images/attach_sbom.py {ADDRESS}:{tag} out/image-{OTHER}/sbom.json",
    ] == shown.splitlines()[3:6]


def test_push_zip_deploy_and_terraform_are_for_one_machine_where_nothing_is_said(checkout):
    _, shown, _ = checkout.push(*GIVEN, "--dry-run", MACHINE="")
    pushed = re.search(rf"docker push {ADDRESS}:[0-9a-f]+-(\w+)", shown)[1]
    terraform = (SCRIPTS.parent / "infra" / "variables.tf").read_text()
    planned = re.search(r'variable "architecture" {[^}]*?default *= "(\w+)"', terraform)[1]
    zipped = re.search(r"^machine=\${1:-(\w+)}$", (SCRIPTS / "zip").read_text(), re.MULTILINE)[1]
    make = (SCRIPTS.parent / "Makefile").read_text()
    made = re.search(r"images/zip \$\(or \$\(MACHINE\),(\w+)\)", make)[1]
    deploy = (SCRIPTS.parent / "infra" / "deploy" / "__main__.py").read_text()
    deployed = re.search(r'"--machine", choices=_MACHINES, default="(\w+)"', deploy)[1]

    assert {"arm64"} == {pushed, planned, zipped, made, deployed}


def test_a_machine_that_lambda_has_not_is_refused(checkout):
    said = "Lambda has arm64 and x86_64, not 'riscv'.\n"
    assert (2, "", said) == checkout.push(*GIVEN, MACHINE="riscv")


def test_an_option_goes_before_the_environment(checkout):
    _, shown, _ = checkout.push(*GIVEN, AWS_ACCOUNT_ID="999999999999", AWS_REGION="us-east-1")
    assert f"{ADDRESS}@{DIGEST}\n" == shown


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Say which region: --region eu-central-1, or AWS_REGION."),
        (("--region",), "--region needs a value."),
        (("--force",), "There is no option '--force'."),
        (("--region", "here"), "--region is 'here', and should be one of AWS's, as eu-central-1."),
        ((*GIVEN, "--account", "1234"), "--account is '1234', and should be 12 digits."),
        (
            PLACE,
            "Say whose repository: --environment dev, or --repository.",
        ),
        (
            ("--region", "eu-central-1", "--dry-run"),
            "--account is '', and should be 12 digits.",
        ),
        (
            (*GIVEN, "--repository", "Study Buddy"),
            "--repository is 'Study Buddy', and should be lower-case letters, digits and . _ / -"
            " between them.",
        ),
    ],
)
def test_wrong_use_is_told_before_anything_is_asked(checkout, options, said):
    answer = (2, "", f"{said}\nimages/push --help shows examples.\n")
    assert answer == checkout.push(*options)
    assert [] == checkout.called()


def test_what_is_in_no_commit_is_not_pushed(checkout):
    (checkout.folder / "images" / "build").write_text("changed")
    code, _, said = checkout.push(*GIVEN)
    assert 2 == code
    assert said.startswith("There are changes that are in no commit")
    assert [] == checkout.called()


def test_an_answer_that_is_no_digest_is_not_handed_on(checkout):
    code, printed, said = checkout.push(*GIVEN, ANSWER="latest")
    assert (2, "") == (code, printed)
    assert said.startswith("What ECR has is 'latest', and should be a digest.")


def test_help_shows_examples(checkout):
    code, shown, _ = checkout.push("--help")
    assert 0 == code
    assert (
        "  images/push --account 123456789012 --region eu-central-1 --environment dev --dry-run\n"
        in shown
    )


# What stands for ECR: Debian's registry, under ECR's name as long as registry.sh runs.
REGISTRY_SETTINGS = """
version: 0.1
storage: {{filesystem: {{rootdirectory: {folder}/images}}}}
http:
  addr: 127.0.0.1:443
  tls: {{certificate: {folder}/cert.pem, key: {folder}/key.pem}}
auth: {{htpasswd: {{realm: ECR, path: {folder}/htpasswd}}}}
"""
# Of `a-password`.
PASSWORDS = "AWS:$2b$04$Ks9/V4N8f9m.eqZGGl9k1.Y10JI.NQrYV.BQvEry39DaAiTTKNQaS\n"
# The CLI that asks the registry itself what it has.
ASKING_AWS = f"""#!/bin/sh
case "$*" in
  "ecr get-login-password"*) echo a-password; exit ;;
esac
tag=$(echo "$*" | sed 's/.*imageTag=\\([^ ]*\\).*/\\1/')
digest=$(curl -sfI -u AWS:a-password -H "Accept: application/vnd.oci.image.manifest.v1+json" \\
  "https://{REGISTRY}/v2/ytstudy-process-dev/manifests/$tag" |
  tr -d '\\r' | sed -n 's/^docker-content-digest: //Ip')
echo "${{digest:-None}}"
"""
# An image of one program, which needs nothing else: ldconfig is linked statically.
SMALL_BUILD = """#!/usr/bin/env bash
. "$(dirname "$0")/engine"
small=$(store from scratch)
store copy -q "$small" /sbin/ldconfig /ldconfig >/dev/null
store commit -q --rm "$small" "$IMAGE" >/dev/null
mkdir -p out/image && echo '{"bomFormat": "CycloneDX"}' > out/image/sbom.json
"""
PUSHED_AND_RUN_AGAIN = """
images/push "$@"
image=$(images/push "$@" | tail -1)
echo "$image"
again() { buildah --root "$FOLDER/store" --runroot "$FOLDER/run" --storage-driver vfs "$@"; }
again pull -q "$image" >/dev/null
again run --isolation=chroot "$(again from "$image")" -- /ldconfig --version | head -1
curl -sf -u AWS:a-password -H "Accept: application/vnd.oci.image.manifest.v1+json" \\
  "https://$HOST/v2/ytstudy-process-dev/manifests/$TAG.sbom"
"""


@pytest.mark.image
def test_an_image_is_pushed_to_a_real_registry_pulled_and_run_again(tmp_path):
    lacking = [one for one in ("docker-registry", "buildah", "unshare") if not shutil.which(one)]
    if lacking or os.geteuid() != 0:
        pytest.skip(f"as root, with {', '.join(lacking) or 'all programs'}")
    checkout = Checkout(tmp_path, aws=ASKING_AWS, docker="#!/bin/sh\nexit 1\n", build=SMALL_BUILD)
    (checkout.programs / "python3").unlink()
    folder = tmp_path / "registry"
    checkout.lay(folder / "registry.yml", REGISTRY_SETTINGS.format(folder=folder))
    checkout.lay(folder / "htpasswd", PASSWORDS)
    checkout.lay(folder / "story", f"set -euo pipefail\n{PUSHED_AND_RUN_AGAIN}")
    done = subprocess.run(
        [BESIDE_REGISTRY, REGISTRY, folder, "bash", folder / "story", *GIVEN],
        capture_output=True,
        check=False,
        cwd=checkout.folder,
        env={
            "PATH": f"{checkout.programs}:{os.environ['PATH']}",
            "PYTHON": sys.executable,
            "FOLDER": str(folder),
            "HOST": REGISTRY,
            "TAG": checkout.tag,
            "MACHINE": MACHINE,
        },
        text=True,
        timeout=120,
    )
    assert 0 == done.returncode, done.stderr
    first, second, version, *attached = done.stdout.splitlines()
    assert re.fullmatch(rf"{ADDRESS}@sha256:[0-9a-f]{{64}}", first)
    assert first == second
    assert version.startswith("ldconfig (")
    assert f"ECR has {checkout.tag} already." in done.stderr
    bill = json.loads("".join(attached))
    assert first.endswith(f"@{bill['subject']['digest']}")
    assert "application/vnd.cyclonedx+json" == bill["config"]["mediaType"]
    assert ["sbom.json"] == [
        one["annotations"]["org.opencontainers.image.title"] for one in bill["layers"]
    ]
