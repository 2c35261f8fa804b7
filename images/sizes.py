"""What each part of the image weighs, in megabytes. Runs in the image: `images/run python -`."""

from __future__ import annotations

import stat
import sysconfig
from pathlib import Path

_PACKAGES = Path(sysconfig.get_path("purelib"))
_FONTS = Path("/usr/share/fonts/truetype/study-buddy")
_MEGABYTE = 1_000_000
_SMALL = 1.5  # what weighs less is not named


def weight(*paths: Path) -> float:
    """Megabytes of files; what has several names is counted once."""
    seen: dict[tuple[int, int], int] = {}
    for path in paths:
        for file in [path, *path.rglob("*")]:
            status = file.lstat()
            if not stat.S_ISDIR(status.st_mode):
                seen[status.st_dev, status.st_ino] = status.st_size
    return sum(seen.values()) / _MEGABYTE


def system() -> float:
    """Megabytes of the root file system without what is laid on it."""
    places = [
        path for path in Path("/").iterdir() if path.name in {"etc", "opt", "root", "usr", "var"}
    ]
    return weight(*places)


def listed(title: str, whole: float, parts: dict[str, float]) -> None:
    """Print a part and the larger of what it is made of."""
    print(f"{whole:8.1f}  {title}")
    named = sorted(((size, name) for name, size in parts.items() if size >= _SMALL), reverse=True)
    for size, name in named:
        print(f"{size:12.1f}  {name}")


def main() -> None:
    """Print all of it."""
    fonts = {font.name: weight(font) for font in _FONTS.iterdir()}
    packages = {package.name: weight(package) for package in _PACKAGES.iterdir()}
    task, python = weight(Path("/var/task")), weight(Path("/opt/worker"))
    whole, drawn = system(), sum(fonts.values())
    listed("the image, unpacked (MB of 1,000,000 bytes)", whole, {})
    listed("Debian, Python and Pango", whole - python - task - drawn, {})
    listed("libraries and Study Buddy", python + task, packages)
    listed("fonts", drawn, fonts)
    cjk = sum(size for name, size in fonts.items() if "CJK" in name)
    listed("without Chinese, Japanese and Korean", whole - cjk, {})


if __name__ == "__main__":
    main()
