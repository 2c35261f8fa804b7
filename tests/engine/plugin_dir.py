"""Distributions as pip lays them out, made in a folder, to look for plugins in."""

from collections.abc import Mapping, Sequence
from importlib.metadata import EntryPoint, distributions
from pathlib import Path

GOOD = """\
import studybuddy

class Good(studybuddy.Exporter):
    '''A good exporter.'''
    media_type = "text/plain"
    extension = "txt"

    def export(self, note):
        return b"good"
"""


class PluginDir:
    """A folder that is like a `site-packages`, and on the import path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def module(self, name: str, source: str = GOOD) -> None:
        """Lay a module there."""
        (self.folder / f"{name}.py").write_text(source)

    def distribution(
        self,
        name: str,
        entry_points: Mapping[str, Mapping[str, str]],
        version: str = "1.0",
        requires: Sequence[str] = (),
    ) -> None:
        """Lay a distribution's facts there. `entry_points`: by group, then name, `module:Class`."""
        facts = self.folder / f"{name.replace('-', '_')}-{version}.dist-info"
        facts.mkdir()
        needed = "".join(f"Requires-Dist: {requirement}\n" for requirement in requires)
        (facts / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needed}"
        )
        (facts / "entry_points.txt").write_text(
            "".join(
                f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in points.items())
                for group, points in entry_points.items()
            )
        )

    def exporter(self, name: str, source: str = GOOD, **facts: str) -> None:
        """A distribution `studybuddy-NAME` whose module `plugin_NAME` has the exporter `Good`."""
        module = f"plugin_{name.replace('-', '_')}"
        self.module(module, source)
        points = {"studybuddy.exporters": {name: f"{module}:Good"}}
        self.distribution(f"studybuddy-{name}", points, **facts)

    def entry_points(self) -> list[EntryPoint]:
        """All that is offered there."""
        found = sorted(distributions(path=[str(self.folder)]), key=lambda dist: dist.name)
        return [point for dist in found for point in dist.entry_points]
