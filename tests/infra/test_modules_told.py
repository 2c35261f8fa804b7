"""Whoever reads a module of Terraform is told what it is for, and what goes in and comes out."""

import re
from pathlib import Path

import pytest

MODULES = sorted((Path(__file__).parents[2] / "infra" / "modules").iterdir())
_TOLD = re.compile(r'^(?:variable|output) "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_says_what_it_is_and_describes_what_it_is_told_and_tells(module):
    assert len((module / "README.md").read_text(encoding="utf-8").splitlines()) > 3
    told = [one for file in module.glob("*.tf") for one in _TOLD.findall(file.read_text())]
    assert [] == [name for name, body in told if "description = " not in re.sub(r" +", " ", body)]
    assert told


def test_no_arn_names_the_partition():
    named = [f.name for m in MODULES for f in m.glob("*.tf") if '"arn:aws:' in f.read_text()]
    named += [f.name for f in MODULES[0].parents[1].glob("*.tf") if '"arn:aws:' in f.read_text()]
    assert [] == named
