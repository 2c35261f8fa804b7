import msgspec
import pytest
from botocore.exceptions import ClientError
from money_faults import FAULTS
from money_world import World

from studybuddy_aws.runtime.errors import ConditionFailed, StoreBusy, StoreFailed
from studybuddy_aws.storage.ledger import Account
from studybuddy_aws.storage.tables import Tables, Write, put_new

ADA = Account(user_id="ada", email="", name="", provider="", credits=3, created_at="now")


class Failing:
    """A DynamoDB that only ever refuses; notes what it was asked."""

    def __init__(self, error):
        self.asked = []
        self._error = error

    def transact_write_items(self, **request):
        self.asked.append(request)
        raise self._error

    get_item = transact_write_items


def failing(world, error, chance=lambda: 0.0):
    client, slept = Failing(error), []
    return Tables(client, world.names, sleep=slept.append, chance=chance), client, slept


def test_a_row_comes_back_as_it_was_put(world):
    world.tables.write(put_new("users", ADA))
    assert ADA == world.tables.get("users", "ada", Account)
    assert world.tables.get("users", "bob", Account) is None


def test_many_rows_come_by_their_keys_however_few_at_a_time(world, moto_client):
    world.tables.write(put_new("users", ADA))
    world.tables.write(put_new("users", msgspec.structs.replace(ADA, user_id="bob")))
    keys = ["ada", "bob", *map(str, range(120))]
    one_at_a_time = Tables(Scant(moto_client), world.names, sleep=lambda _: None)
    for tables in (world.tables, one_at_a_time):
        assert {"ada", "bob"} == tables.get_all("users", keys, Account).keys()


class Scant:
    """A DynamoDB that answers one key at a time, and every other time none."""

    def __init__(self, client):
        self._client = client
        self._asked = 0

    def batch_get_item(self, RequestItems):  # noqa: N803  (as botocore names it)
        ((name, wanted),) = RequestItems.items()
        self._asked += 1
        first = self._asked % 2
        some, left = wanted["Keys"][:first], wanted["Keys"][first:]
        asked = {name: {**wanted, "Keys": some}}
        answer = self._client.batch_get_item(RequestItems=asked) if some else {"Responses": {}}
        return {**answer, "UnprocessedKeys": {name: {"Keys": left}} if left else {}}


def test_a_new_row_does_not_replace_another(world):
    world.tables.write(put_new("users", ADA))
    with pytest.raises(ConditionFailed) as caught:
        world.tables.write(put_new("users", ADA))
    assert {0} == caught.value.failed


def test_writes_happen_together_or_not_at_all(world):
    world.tables.write(put_new("users", ADA))
    never = Write("Update", "users", "bob", "SET #name = :it", "#name = :it", {"it": "x"})
    with pytest.raises(ConditionFailed) as caught:
        world.tables.write(Write("Delete", "users", "ada"), never)
    assert {1} == caught.value.failed
    assert ADA == world.tables.get("users", "ada", Account)


def test_values_that_no_expression_names_are_left_out(world):
    world.tables.write(put_new("users", ADA))
    change = Write("Update", "users", "ada", "SET #name = :name", values={"name": "A", "x": 1})
    assert "A" == world.tables.change(change, Account).name


def test_the_same_write_is_tried_with_one_token_and_longer_waits(world):
    conflict = FAULTS["conflict"][1]("transact_write_items")
    tables, client, slept = failing(world, conflict)
    with pytest.raises(StoreBusy) as caught:
        tables.write(put_new("users", ADA), put_new("users", ADA))
    assert caught.value.retryable
    assert 1 == len({repr(request) for request in client.asked})
    assert len(client.asked) == len(slept) + 1
    assert sorted(slept) == slept
    assert sum(slept) < 4


def test_waits_are_spread_by_chance(world):
    throttle = FAULTS["throttle"][1]("get_item")
    tables, _, slept = failing(world, throttle, chance=lambda: 0.5)
    with pytest.raises(StoreBusy):
        tables.get("users", "ada", Account)
    assert 0.015 == slept[0]


def test_what_will_not_pass_is_not_tried_again_and_says_nothing_of_the_inside(world):
    error = {"Error": {"Code": "AccessDeniedException", "Message": "arn:aws:secret"}}
    tables, client, slept = failing(world, ClientError(error, "GetItem"))
    with pytest.raises(StoreFailed) as caught:
        tables.get("users", "ada", Account)
    assert (1, [], "AccessDeniedException") == (len(client.asked), slept, caught.value.reason)
    assert "arn" not in caught.value.message


def test_an_error_of_the_server_may_pass(world):
    answer = {"Error": {"Code": "Strange"}, "ResponseMetadata": {"HTTPStatusCode": 503}}
    tables, client, _ = failing(world, ClientError(answer, "GetItem"))
    with pytest.raises(StoreBusy):
        tables.get("users", "ada", Account)
    assert 8 == len(client.asked)


def test_all_keys_of_an_index_are_found_over_many_pages(world, moto_client):
    world.user()
    filed = {world.submitted() for _ in range(3)}
    world.clock.pass_by(3600)
    small = World(Paging(moto_client), beside=world)
    assert filed == set(small.jobs.due())


class Paging:
    """A DynamoDB whose pages hold one row."""

    def __init__(self, client):
        self._client = client

    def __getattr__(self, name):
        return getattr(self._client, name)

    def query(self, **request):
        return self._client.query(**{**request, "Limit": 1})
