from decimal import Decimal

import msgspec
import pytest

from studybuddy_aws.storage.attributes import item_of, keys_of, row_of, values_of


class Inner(msgspec.Struct, frozen=True):
    name: str
    more: int | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    count: int = 0
    share: Decimal = Decimal(0)
    yes: bool = False
    inner: Inner | None = None
    parts: tuple[Inner, ...] = ()
    tags: dict[str, str] = {}
    names: frozenset[str] = frozenset()


FULL = Row(
    key="k",
    count=-7,
    share=Decimal("0.1"),
    yes=True,
    inner=Inner("i", 1),
    parts=(Inner("a"), Inner("日本語 🎓")),
    tags={"status": "x"},
    names=frozenset({"b", "a"}),
)


@pytest.mark.parametrize("row", [FULL, Row(key="k")])
def test_a_row_comes_back_from_its_item(row):
    assert row == row_of(item_of(row), Row)


def test_an_item_is_in_the_words_of_dynamodb():
    expected = {
        "key": {"S": "k"},
        "count": {"N": "-7"},
        "share": {"N": "0.1"},
        "yes": {"BOOL": True},
        "inner": {"M": {"name": {"S": "i"}, "more": {"N": "1"}}},
        "parts": {"L": [{"M": {"name": {"S": "a"}}}, {"M": {"name": {"S": "日本語 🎓"}}}]},
        "tags": {"M": {"status": {"S": "x"}}},
        "names": {"SS": ["a", "b"]},
    }
    assert expected == item_of(FULL)
    assert "names" not in item_of(Row(key="k"))  # DynamoDB has no empty set


def test_what_is_none_is_left_out_of_an_item():
    assert "inner" not in item_of(Row(key="k"))


def test_what_a_type_does_not_know_is_left_out():
    assert Row(key="k") == row_of({**item_of(Row(key="k")), "later": {"NULL": True}}, Row)


@pytest.mark.parametrize("value", [0.5, float("nan"), b"x", {1, 2}, object()])
def test_floats_and_strange_things_are_refused(value):
    with pytest.raises(TypeError, match="not a value for a table"):
        values_of({"it": value})


def test_a_row_of_another_shape_is_refused():
    with pytest.raises(msgspec.ValidationError):
        row_of({"key": {"N": "1"}}, Row)


def test_keys_are_plain_text():
    assert {"user_id": "ada"} == keys_of({"user_id": {"S": "ada"}})
