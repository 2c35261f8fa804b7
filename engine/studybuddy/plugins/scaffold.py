"""Writing the package of a new plugin: one that installs, is found, and whose tests pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Template as Text

from studybuddy.errors import WrongUse
from studybuddy.order_defaults import NOBODY
from studybuddy.plugins.registry import Kind, Registry

# Stricter than a plugin's name need be, since a distribution is named after it.
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_NAME = 40
_TEXTS = Path(__file__).with_name("scaffolds")
_VERBS: Mapping[Kind, str] = {"exporter": "export", "checker": "check"}


def new_plugin(name: str, kind: Kind, directory: Path) -> list[Path]:
    """Write the package `studybuddy-KIND-NAME` into a directory; its pyproject.toml comes first.

    Raises WrongUse for a name that cannot be used, or is in use, and for a folder that is there.
    """
    _check(name, kind)
    distribution = f"studybuddy-{_VERBS.get(kind, kind)}-{name}"
    folder = directory / distribution
    module = distribution.replace("-", "_")
    files = {
        "pyproject.toml": "pyproject.toml",
        "README.md": "README.md",
        f"{module}.py": f"{kind}.py",
        f"tests/test_{module}.py": f"test_{kind}.py",
    }
    values = _values(name, kind, distribution, module)
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise WrongUse(
            "folder_exists", f"{folder} is there already. Choose another name or directory."
        ) from None
    except OSError as error:
        raise WrongUse(
            "folder_not_writable", f"{folder} cannot be made ({error.strerror})."
        ) from error
    return [_written(folder / path, text, values) for path, text in files.items()]


def _check(name: str, kind: Kind) -> None:
    taken = (kind, name) == ("checker", NOBODY)
    if taken or not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise WrongUse(
            "bad_name",
            f"{name!r} cannot be the name of a plugin. Use a-z and 0-9, with single '-' between "
            f"words and a letter first, {_LONGEST_NAME} at most, such as flash-deck.",
        )
    for origin in Registry().origins(kind, name):
        raise WrongUse(
            "name_in_use",
            f"The {kind} '{name}' is there already, in {origin}. Choose another name.",
        )


def _values(name: str, kind: Kind, distribution: str, module: str) -> dict[str, str]:
    words = name.split("-")
    return {
        "name": name,
        "kind": kind,
        "title": " ".join(words).capitalize(),
        "distribution": distribution,
        "module": module,
        "class_name": "".join(word.capitalize() for word in words) + kind.capitalize(),
        "setting": f"{module.upper()}_FOLDER",
    }


def _written(path: Path, text: str, values: Mapping[str, str]) -> Path:
    path.parent.mkdir(exist_ok=True)
    template = Text((_TEXTS / f"{text}.txt").read_text(encoding="utf-8"))
    path.write_text(template.substitute(values), encoding="utf-8")
    return path
