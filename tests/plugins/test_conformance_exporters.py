"""The exporters that come with the product under the kit that any author's exporter runs under."""

from importlib.metadata import distribution

from studybuddy.testing import ExporterContract

# What another one makes by the same code, and takes half a minute once more.
VARIANTS = {"pdf-letter"}
BUILT_IN = [
    one.name
    for one in distribution("yt-study-buddy").entry_points
    if one.group == "studybuddy.exporters" and one.name not in VARIANTS
]


def contract_of(name: str) -> type[ExporterContract]:
    title = "".join(word.capitalize() for word in name.split("-"))
    return type(f"Test{title}", (ExporterContract,), {"name": name, "__module__": __name__})


# A class for each, so that a new one is tried without being named here.
globals().update({one.__name__: one for one in map(contract_of, BUILT_IN)})
