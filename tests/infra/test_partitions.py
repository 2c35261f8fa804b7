"""Nothing that is deployed says in which of AWS's partitions it is: that is asked."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOYED = sorted(
    file
    for folder in ("infra", "handlers/studybuddy_aws", "images")
    for file in (ROOT / folder).rglob("*")
    if file.suffix in {".tf", ".json", ".py", ".tfvars", ".js", ""}
    and file.is_file()
    and not {"tests", ".terraform"} & set(file.relative_to(ROOT).parts)
)
LITERAL = re.compile(r"arn:aws(?:-cn|-us-gov)?:")


def literals(text):
    return LITERAL.findall(text)


def test_the_files_are_found():
    assert {"main.tf", "permissions.json", "push"} <= {file.name for file in DEPLOYED}


def test_no_arn_names_a_partition():
    named = {str(file.relative_to(ROOT)): literals(file.read_text()) for file in DEPLOYED}
    assert {} == {name: found for name, found in named.items() if found}


@pytest.mark.parametrize("arn", ["arn:aws:s3:::b", "arn:aws-cn:s3:::b", "arn:aws-us-gov:s3:::b"])
def test_an_arn_that_names_one_is_found(arn):
    assert 1 == len(literals(f'resource = "{arn}"'))
