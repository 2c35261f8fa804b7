"""The examples in the docstrings of the public names do what they say."""

import doctest
from importlib import import_module

import pytest

import studybuddy

OPTIONS = doctest.ELLIPSIS
DOORS = ("studybuddy", "studybuddy.text", "studybuddy.youtube", "studybuddy.testing")


def examples():
    """The public names whose docstrings, or whose methods', hold an example."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = {}
    for door in map(import_module, DOORS):
        for name in getattr(door, "__all__", ()):
            for test in finder.find(getattr(door, name), name, globs={"studybuddy": studybuddy}):
                if test.examples:
                    found[test.name] = test
    return found


EXAMPLES = examples()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_does_what_it_says(name):
    said = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(EXAMPLES[name], out=said.append)
    assert "" == "".join(said)


def test_what_is_met_first_has_an_example():
    first = {"Exporter", "Order", "VideoUrl.parse", "clean", "clock", "from_json", "labels_for"}
    assert set() == first - EXAMPLES.keys()
