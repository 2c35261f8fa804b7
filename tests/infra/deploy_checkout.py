"""A checkout with `make deploy` in it, and programs that write down what they are called with."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMAGE = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ytstudy-process-dev@sha256:" + "ab" * 32
API = "https://a1.execute-api.eu-central-1.amazonaws.com"
SETTINGS = {
    "api": "/api",
    "region": "eu-central-1",
    "user_pool_id": "eu-central-1_p",
    "client_id": "c1",
    "sign_in": "https://s.auth.eu-central-1.amazoncognito.com",
    "stripe": "pk_test_1",
    "push": "wss://p1.execute-api.eu-central-1.amazonaws.com/push",
    "uploads": "https://up.s3.eu-central-1.amazonaws.com",
    "notes": "https://notes.s3.eu-central-1.amazonaws.com",
    "providers": ["Google", "GitHub"],
    "operator": {"name": "Ada"},
    "passkeys": True,
}
OUTPUTS = {
    "registry": IMAGE.split("@", maxsplit=1)[0],
    "web": {
        "bucket": "web-1",
        "distribution_id": "E1",
        "host": "d.net",
        "api": API,
        "settings": SETTINGS,
    },
    "secrets": {
        "cursors": "s-cursors",
        "addresses": "s-addresses",
        "claude": "s-claude",
        "stripe": "s-stripe",
    },
    "api": API,
    "callback": f"{SETTINGS['sign_in']}/oauth2/idpresponse",
    "address": "https://d1.cloudfront.net",
}
RECORD = '#!/bin/sh\necho "{name} $*" >> "$CALLS"\n'
# A plan finds changes (2) unless its options are named in UNCHANGED.
TERRAFORM = """
echo "in $TF_DATA_DIR" >> "$FOLDERS"
case "$*" in
  *" plan "*"$UNCHANGED"*) exit 0 ;;
  *" plan "*) exit ${PLANNED:-2} ;;
  *" apply "*) exit ${APPLIED:-0} ;;
  *" output "*) for last; do :; done; cat "$OUTPUTS/$last" ;;
esac
"""
# What has a value is what is named in FILLED.
AWS = """
case "$*" in
  "sts "*) echo "123456789012	arn:aws:iam::123456789012:user/me" ;;
  *list-secret-version-ids*)
    for name in $FILLED; do case "$*" in *" $name "*) echo v1; exit ;; esac; done
    echo None ;;
  *put-secret-value*) cat > "$PUT" ;;
  *describe-images*) echo "$IMAGES" ;;
esac
"""
PROGRAMS = {
    "terraform": TERRAFORM,
    "aws": AWS,
    "make": """echo "for $MACHINE" >> "$FOLDERS"
case "$*" in *check-deployment*) exit ${CHECKED:-0} ;; esac
""",
    "npm": 'env | grep ^VITE_ | sort > "$TOLD"\n',
}
PUSH = f'#!/bin/sh\necho "images/push $*" >> "$CALLS"\necho {IMAGE}\n'


class Checkout:
    def __init__(self, folder):
        self.folder = folder / "checkout"
        self.place = folder
        for name, text in PROGRAMS.items():
            self.lay(f"../programs/{name}", RECORD.format(name=name) + text)
        for name, value in OUTPUTS.items():
            self.lay(f"../outputs/{name}", json.dumps(value))
        # Bytecode is being written there by whoever tests beside this.
        no_bytecode = shutil.ignore_patterns("__pycache__")
        deploy = ROOT / "infra" / "deploy"
        shutil.copytree(deploy, self.folder / "infra" / "deploy", ignore=no_bytecode)
        shutil.copy(ROOT / "infra" / ".gitignore", self.folder / "infra")
        self.lay("infra/dev.tfvars", 'environment = "dev"\n')
        self.lay("infra/prod.tfvars", 'environment = "prod"\n')
        self.lay("infra/backend-dev.hcl", 'bucket = "states"\n')
        self.lay("images/push", PUSH)
        self.lay("frontend/package.json", "{}")
        self.lay(".gitignore", "out/\n__pycache__/\n")
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-qm", "All")

    def git(self, *words):
        person = ("-c", "user.name=a", "-c", "user.email=a@b.c")
        subprocess.run(["git", *person, *words], cwd=self.folder, check=True)

    def lay(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def deploy(self, *options, typed="yes\nyes\n", **environment):
        """The exit code, what was printed, and what was said beside it."""
        done = subprocess.run(
            [sys.executable, self.folder / "infra" / "deploy", *options],
            capture_output=True,
            check=False,
            cwd=self.place,
            env={
                "PATH": f"{self.place / 'programs'}{os.pathsep}{os.defpath}",
                "HOME": str(self.place),
                "UNCHANGED": "nothing",
                "FILLED": "",
                "OUTPUTS": str(self.place / "outputs"),
                **{name: str(self.place / name) for name in ("CALLS", "FOLDERS", "TOLD", "PUT")},
                **environment,
            },
            input=typed,
            text=True,
        )
        return done.returncode, done.stdout, done.stderr

    def wrote(self, name):
        file = self.place / name
        return file.read_text().splitlines() if file.exists() else []

    def called(self, *programs):
        """The calls of these programs, plans without the place of their file."""
        lines = [line for line in self.wrote("CALLS") if line.split(" ")[0] in programs]
        return [re.sub(r"(-out=| )/\S+/plan\b", r"\1PLAN", line) for line in lines]
