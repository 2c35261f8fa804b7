"""Terraform: where an environment's state is, and changes that are shown before they are made."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import Commands, DeployStopped, say

_NO_CHANGES, _CHANGES = 0, 2
# For what is made before there is an image, and what is taken down after.
NO_IMAGE = f"none@sha256:{0:064d}"
_STATE_HERE = 'terraform {{\n  backend "local" {{\n    path = "{path}"\n  }}\n}}\n'


@dataclass(frozen=True)
class Environment:
    """One of the operator's environments: its files in infra/, and Terraform run for it."""

    name: str
    machine: str
    commands: Commands

    @property
    def infra(self) -> Path:
        """The folder of the root module."""
        return self.commands.folder / "infra"

    def check(self) -> None:
        """Raises DeployStopped if there is no such environment."""
        if not self._settings(f"{self.name}.tfvars"):
            names = sorted(file.stem for file in self.infra.glob("*.tfvars"))
            there = ", ".join(name for name in names if not name.startswith("own-"))
            raise DeployStopped(f"There is no infra/{self.name}.tfvars. There is: {there}.")

    def init(self, *, state_here: bool) -> None:
        """Get the provider and the state."""
        plugins = os.environ.get("TF_PLUGIN_DIR")
        words = [f"-plugin-dir={plugins}"] if plugins else []
        self.commands.run(
            *self._terraform("init"), *words, *self._backend(state_here), told=self._own_folder
        )

    def change(self, image: str, *options: str, word: str = "yes") -> None:
        """Plan, show, ask, and do just what was shown."""
        with tempfile.TemporaryDirectory() as folder:
            plan = "PLAN" if self.commands.dry_run else f"{folder}/plan"
            planned = self.commands.run(
                *self._terraform("plan"), "-detailed-exitcode", f"-out={plan}",
                *self._variables(image), *options,
                told=self._own_folder, good=(_NO_CHANGES, _CHANGES),
            )  # fmt: skip
            if planned == _NO_CHANGES and not self.commands.dry_run:
                return
            self.commands.confirm(f"Shall this be done to {self.name}?", word)
            self.commands.run(*self._terraform("apply"), plan, told=self._own_folder)

    def output(self, name: str, example: Any) -> Any:
        """What Terraform says of what it made."""
        text = self.commands.ask(
            *self._terraform("output", answering=False), "-json", name,
            example=json.dumps(example), told=self._own_folder,
        )  # fmt: skip
        return json.loads(text)

    @property
    def _own_folder(self) -> dict[str, str]:
        """Each environment remembers where its own state is."""
        return {"TF_DATA_DIR": f".terraform/{self.name}"}

    def _terraform(self, verb: str, *, answering: bool = True) -> list[str]:
        return ["terraform", "-chdir=infra", verb, *(["-input=false"] if answering else [])]

    def _variables(self, image: str) -> list[str]:
        files = [f"{self.name}.tfvars", *self._settings(f"own-{self.name}.tfvars")]
        return [
            *(f"-var-file={file}" for file in files),
            f"-var=architecture={self.machine}",
            f"-var=image={image}",
        ]

    def _settings(self, name: str) -> list[str]:
        return [name] if (self.infra / name).is_file() else []

    def _backend(self, state_here: bool) -> list[str]:
        """Of S3 if the operator has said which bucket; else a file here, if that is wanted."""
        override = self.infra / "backend_override.tf"
        state = f"state/{self.name}.tfstate"
        if wanted := self._settings(f"backend-{self.name}.hcl"):
            if not self.commands.dry_run:
                override.unlink(missing_ok=True)
            return [f"-backend-config={wanted[0]}"]
        if not (state_here or (self.infra / state).is_file()):
            raise DeployStopped(
                f"Where shall Terraform keep what it made? Copy infra/backend.hcl.example to "
                f"infra/backend-{self.name}.hcl and name a bucket, or for a first try keep it "
                f"here: make deploy ENV={self.name} STATE=here"
            )
        say(f"The state is kept here, in infra/{state}: without it nothing is changed or removed.")
        if not self.commands.dry_run:
            override.write_text(_STATE_HERE.format(path=state))
        return []
