"""Credits given by hand keep the books true, whoever repeats what."""

import threading

import pytest

from studybuddy_aws.operator import grant_credits as goodwill
from studybuddy_aws.runtime.errors import AccountErasing, KeyConflict, NoAccount


@pytest.fixture
def told(world, monkeypatch):
    """The environment that an operator has."""
    for name in world.names.__struct_fields__:
        monkeypatch.setenv(name.upper(), getattr(world.names, name))
    return world


def test_a_videos_credit_is_given_back_once(told, moto_client, capsys):
    told.user()
    video_id = told.submitted()
    assert 4 == told.balance()
    assert 0 == goodwill.main([video_id], moto_client)
    assert f"Given: goodwill#{video_id}, +1 to ada. Now 5.\n" == capsys.readouterr().out
    assert 0 == goodwill.main([video_id], moto_client)
    assert capsys.readouterr().out.startswith("Given before, so nothing was changed: ")
    assert (5, []) == (told.balance(), told.broken())


def test_a_case_has_a_user_and_an_amount(told, moto_client, capsys):
    told.user("ada")
    told.user("bob")
    assert 0 == goodwill.main(["case-17", "--user", "bob", "--credits", "5"], moto_client)
    assert 1 == goodwill.main(["case-17", "--user", "ada", "--credits", "5"], moto_client)
    assert 1 == goodwill.main(["case-17", "--user", "bob", "--credits", "6"], moto_client)
    assert ({"signup#bob": 5, "goodwill#case-17": 5}, 5) == (
        told.entries("bob"),
        told.balance("ada"),
    )
    assert [] == told.broken()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["0" * 32], "There is no such video.\n"),
        (["case-18", "--user", "nobody"], "There is no such user.\n"),
    ],
)
def test_what_cannot_be_given_is_said_in_words(told, moto_client, capsys, arguments, said):
    assert 1 == goodwill.main(arguments, moto_client)
    assert ("", said) == capsys.readouterr()


@pytest.mark.parametrize("wrong", [["a b"], ["case", "--credits", "0"], ["case", "--credits", "x"]])
def test_what_makes_no_sense_is_refused_before_anything_is_read(wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        goodwill.main(wrong)
    assert 2 == ended.value.code


def test_an_account_that_is_erased_gets_nothing(world):
    world.user()
    world.erasure.begin("ada")
    with pytest.raises(AccountErasing):
        world.ledger.give("ada", 1, "case-19")
    with pytest.raises(NoAccount):
        world.ledger.give("nobody", 1, "case-19")
    assert [] == world.broken()


def test_a_race_of_operators_gives_once(real_world):
    real_world.user()
    outcomes = []

    def give():
        try:
            outcomes.append(real_world.ledger.give("ada", 2, "case-20"))
        except KeyConflict:
            outcomes.append("conflict")

    threads = [threading.Thread(target=give) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ["granted", *["repeated"] * 7] == sorted(outcomes)
    assert (7, []) == (real_world.balance(), real_world.broken())
