"""Every command that an operator is told to type is one: its own program's parser takes it.

What no parser here knows has a line in `CHECKS`, which says how it is looked at; a command of
another program fails until it has one. What `make deploy` runs is tried by test_deploy.
"""

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from aws_lines import flaw
from documented_commands import commands, settings

from studybuddy.command.main import cli

ROOT = Path(__file__).parents[2]
PAGES = [
    "README.md",
    "docs/BUILDING.md",
    "docs/COMMAND.md",
    "docs/HOSTING.md",
    "docs/OPERATING.md",
    "docs/SERVICE.md",
    "docs/TRUST.md",
    "docs/UPGRADING.md",
]
TEXTS = {page: (ROOT / page).read_text(encoding="utf-8") for page in PAGES}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# What the build before was called by, named so that scripts of it are changed.
FORMER = {"studybuddy_aws.goodwill", "studybuddy_aws.invariants"}
# Written by their services' documents, as each page says: neither is reached, no engine is here.
UNTRIED = {"npx": "neither service is reached", "docker": "no Docker engine runs"}

ALL = [command for page, text in TEXTS.items() for command in commands(page, text)]


def by_aws(command, *words):
    return flaw(words, named=command.named)


def by_make(command, *words):
    """Targets are tried all at once, below; a variable that no recipe reads does nothing."""
    told = [word.partition("=")[0] for word in words if "=" in word]
    if unread := [
        name for name in told if f"$({name})" not in MAKEFILE and f"({name})," not in MAKEFILE
    ]:
        return f"nothing reads {unread}"
    pushed = next((word[5:].split() for word in words if word.startswith("PUSH=")), [])
    known = (ROOT / "images" / "push").read_text(encoding="utf-8")
    return "".join(
        f"{word} is no option" for word in pushed if word[:2] == "--" and f"  {word} " not in known
    )


def by_python(command, *words):
    if words[0] == "infra/deploy":
        return by_deploy(*words)
    if words[0] != "-m":
        return f"{words[0]} is no program of ours"
    module, arguments = words[1], list(words[2:])
    if module in FORMER:
        return "" if importlib.util.find_spec(module) is None else "it is there again"
    if importlib.util.find_spec(module) is None:
        return "there is no such module"
    if module.startswith("studybuddy_aws.operator.") and not (command.named and not arguments):
        return by_operator(importlib.import_module(module).main, arguments)
    return "" if set(arguments) <= {"--help"} else "arguments that nobody has looked at"


def by_deploy(*words):
    done = subprocess.run(
        [sys.executable, *words, "--dry-run"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    return done.stderr


def by_operator(main, arguments):
    """Its arguments are read before its settings, which are not there: that is told, by 2."""
    try:
        code = main(arguments=arguments)
    except SystemExit:
        return "its arguments are refused"
    return "" if code == 2 else f"it ended with {code}"


def by_terraform(command, *words):
    if command.named and words == ("apply",):
        return ""
    # Without it Terraform looks at another environment's state, or at none.
    if not any(word.startswith("TF_DATA_DIR=.terraform/") for word in command.told):
        return "it is not told which environment"
    there = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "infra").glob("*.tf"))
    match words:
        case ("-chdir=infra", "output", *rest):
            names = [word for word in rest if not word.startswith("-")]
            return "".join(f"no output {name}" for name in names if f'output "{name}"' not in there)
        case ("-chdir=infra", "state", "mv", now, before):
            moved = f"moved {{\n  from = {before}\n  to   = {now}\n}}"
            return "" if moved in there else f"{before} was not moved to {now}"
    return "a verb that nobody has looked at"


def by_click(command, *words):
    context = cli.make_context("yt-study-buddy", list(words))
    if rest := [*context._protected_args, *context.args]:
        name, below, arguments = cli.resolve_command(context, rest)
        below.make_context(name, arguments, parent=context)
    return ""


def by_page(command, program, *words):
    return (
        ""
        if UNTRIED[program] in " ".join(TEXTS[command.page].split())
        else "the page says it is tried"
    )


def by_pip(command, verb, *what):
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    wanted = re.fullmatch(r"\.\[(\w+)\]", what[0])
    return (
        "" if verb == "install" and wanted and wanted[1] in extras else "nothing of this checkout"
    )


def by_first_word(command, *words):
    """Of programs that everybody has: the files that are named are there."""
    named = [word for word in words if word.startswith(("infra/", "docs/"))]
    made = ("infra/own-", "infra/backend-dev.hcl")
    return "".join(
        f"there is no {word}"
        for word in named
        if not word.startswith(made) and not (ROOT / word).exists()
    )


CHECKS = {
    "aws": by_aws,
    "make": by_make,
    "python": by_python,
    "python3": by_python,
    ".venv/bin/python": by_python,
    "terraform": by_terraform,
    "yt-study-buddy": by_click,
    "pip": by_pip,
    **dict.fromkeys(UNTRIED, lambda command, *words: by_page(command, command.words[0], *words)),
    **dict.fromkeys(
        ("cp", "curl", "eval", "git", "sed", "export", "true", "images/emulator"), by_first_word
    ),
}


@pytest.mark.parametrize("command", ALL, ids=str)
def test_a_command_is_one(command, monkeypatch):
    for name in ("USERS_TABLE", "NOTES_BUCKET"):
        monkeypatch.delenv(name, raising=False)
    program, *words = command.words
    assert program in CHECKS, "say in CHECKS how this program's commands are looked at"
    assert "" == CHECKS[program](command, *words)


def test_every_target_of_make_is_one():
    told = {
        word for one in ALL if one.words[0] == "make" for word in one.words[1:] if "=" not in word
    }
    done = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "ENV=dev", *sorted(told)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ("", 0) == (done.stderr, done.returncode)


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_of_terraform_is_one(page):
    variables = (ROOT / "infra" / "variables.tf").read_text(encoding="utf-8")
    assert [] == [name for name in settings(TEXTS[page]) if f'variable "{name}"' not in variables]


def test_nothing_is_overlooked():
    assert {"aws", "make", "terraform", ".venv/bin/python", "yt-study-buddy"} <= {
        c.words[0] for c in ALL
    }
    assert len(ALL) > 50


@pytest.mark.parametrize(
    "wrong",
    [
        "aws s3api create-buckets --bucket b",
        "aws s3api create-bucket --name b",
        "aws s3api create-bucket --bucket b --create-bucket-configuration Location=eu-central-1",
        "aws sqs start-message-move-task",
        'aws dynamodb delete-item --table-name t --key \'{"user_id": "x"}\'',
        "make deploy ENVIRONMENT=dev",
        "make push PUSH=--repo",
        "python -m studybuddy_aws.operator.orders shut",
        "python -m studybuddy_aws.operator.nothing",
        "TF_DATA_DIR=.terraform/dev terraform -chdir=infra output nothing",
        "TF_DATA_DIR=.terraform/dev terraform -chdir=infra state mv module.web module.api",
        "terraform -chdir=infra output web",
        "pip install yt-study-buddy",
        "cp infra/gone there",
    ],
)
def test_a_wrong_command_is_told(wrong):
    (command,) = commands("README.md", f"```\n{wrong}\n```\n")
    assert "" != CHECKS[command.words[0]](command, *command.words[1:])
