"""What a plugin author may import stands in one list, and nothing else does."""

import inspect

import studybuddy


def test_every_public_name_is_listed_in_order():
    assert sorted(studybuddy.__all__) == studybuddy.__all__


def test_listed_names_are_the_imported_ones():
    imported = {
        name
        for name, value in vars(studybuddy).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert set(studybuddy.__all__) == imported


def test_every_public_name_is_described():
    described = [
        v for v in vars(studybuddy).values() if inspect.isclass(v) or inspect.isfunction(v)
    ]
    assert [] == [value for value in described if not inspect.getdoc(value)]
