"""A plugin for another contract: it is not even imported, for it could not be."""

from studybuddy import ExporterV2  # type: ignore[attr-defined]


class HologramExporter(ExporterV2):  # type: ignore[misc]
    """Hologram."""
