"""Terraform, run on a copy of infra/ that keeps its state in a file beside it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from studybuddy_local.emulator import ACCOUNT, REGION

ROOT = Path(__file__).parents[2]
# Where providers lie on machines that reach no registry. TF_PLUGIN_DIR names another place.
_PLUGINS = (Path("/usr/share/terraform"), Path("/usr/local/share/terraform"), Path("/opt"))
_STATE_IN_A_FILE = 'terraform {\n  backend "local" {}\n}\n'


class Unavailable(Exception):
    """What is needed to run it is not on this machine."""


def plugin_folder():
    """A folder of providers; empty to have them from the registry."""
    if folder := os.environ.get("TF_PLUGIN_DIR"):
        return folder
    found = (one for place in _PLUGINS for one in place.glob("*/*/hashicorp/aws"))
    return next((str(one.parents[2]) for one in found), "")


def lay_out(folder):
    """A checkout like ours, its infra/ a copy whose state is no bucket's."""
    for one in ROOT.iterdir():
        if one.name not in {"infra", "out"}:
            (folder / one.name).symlink_to(one)
    kept_out = shutil.ignore_patterns(".terraform*", "*.tfstate*")
    shutil.copytree(ROOT / "infra", folder / "infra", ignore=kept_out)
    (folder / "infra" / "backend_override.tf").write_text(_STATE_IN_A_FILE)
    return folder / "infra"


class Terraform:
    """Terraform's commands in a folder, with these variables."""

    def __init__(self, folder, variables=(), surroundings=()):
        self.folder = folder
        self._variables = [f"-var={name}={_word(value)}" for name, value in dict(variables).items()]
        self._surroundings = {
            **os.environ,
            **dict(surroundings),
            "AWS_ACCESS_KEY_ID": ACCOUNT,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "TF_IN_AUTOMATION": "1",
            "TF_CLI_CONFIG_FILE": os.devnull,
            "CHECKPOINT_DISABLE": "1",
        }

    def init(self):
        """Get the provider. Raises Unavailable."""
        plugins = plugin_folder()
        words = [f"-plugin-dir={plugins}"] if plugins else []
        done = self.tried("init", "-input=false", *words)
        if done.returncode and not plugins and "provider packages" in done.stderr:
            raise Unavailable(f"no registry answers, and TF_PLUGIN_DIR is not set: {done.stderr}")
        assert 0 == done.returncode, done.stderr

    def planned(self, *words, file="plan"):
        """What would be done, as Terraform says it in JSON. `words` are further options."""
        self.run("plan", "-input=false", f"-out={file}", *words, *self._variables)
        return self.shown(file)

    def shown(self, *file):
        """A plan, or the state."""
        return json.loads(self.run("show", "-json", *file))

    def run(self, *words):
        """What a command says; it must succeed."""
        done = self.tried(*words)
        assert 0 == done.returncode, f"{done.stdout[-4000:]}\n{done.stderr}"
        return done.stdout

    def tried(self, command, *words):
        """How a command ends."""
        quiet = [] if command in {"show", "fmt", "output"} else ["-no-color"]
        return subprocess.run(
            ["terraform", command, *quiet, *words],
            cwd=self.folder,
            env=self._surroundings,
            capture_output=True,
            text=True,
            check=False,
        )


def _word(value):
    return value if isinstance(value, str) else json.dumps(value)
