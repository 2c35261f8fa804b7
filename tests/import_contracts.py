"""What import-linter's own contracts cannot say: rules for packages that nobody has listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract


class AcyclicPackages(AcyclicSiblingsContract):
    """`acyclic_siblings` for all root packages: a wildcard for them would match libraries too."""

    type_name = "acyclic_packages"

    def __init__(
        self, name: str, session_options: dict[str, Any], contract_options: dict[str, Any]
    ) -> None:
        ancestors = session_options["root_packages"]
        super().__init__(name, session_options, {**contract_options, "ancestors": ancestors})


class PluginPackages(Contract):
    """Every package of the source roots is analysed, and nobody imports a plugin.

    Neither the engine, nor the functions, nor another plugin: entry points are the only way to
    one. What is a plugin is read from its folder, so that a new one is held to this at once.
    """

    type_name = "plugin_packages"

    source_roots = fields.ListField(subfield=fields.StringField())
    plugins = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at the folders of the working directory, as the configuration names them."""
        folders = [name for root in _texts(self.source_roots) for name in packages_in(root)]
        unlisted = set(folders) - set(self.session_options["root_packages"])
        listed = set(packages_in(str(self.plugins))) - unlisted
        imported = [line for name in sorted(listed) for line in _imported_by_others(graph, name)]
        return ContractCheck(
            kept=not unlisted and not imported,
            metadata={"unlisted": sorted(unlisted), "imported": imported},
        )

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say what to write where."""
        for name in check.metadata["unlisted"]:
            output.print_error(f"{name} is not in root_packages (pyproject.toml): add it.")
        for line in check.metadata["imported"]:
            output.print_error(line)


def packages_in(folder: str) -> list[str]:
    """The names of the packages that lie in a folder."""
    return sorted(file.parent.name for file in Path(folder).glob("*/__init__.py"))


def _imported_by_others(graph: ImportGraph, package: str) -> list[str]:
    inside = {package} | graph.find_descendants(package)
    return [
        f"{importer} imports {imported}, a plugin: only its entry point leads to it."
        for imported in sorted(inside)
        for importer in sorted(graph.find_modules_that_directly_import(imported) - inside)
    ]


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value]
