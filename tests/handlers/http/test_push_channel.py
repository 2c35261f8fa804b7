"""Who may connect a page, with what, and for how long; and who is told what."""

import json

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from http_world import ADA, BOB, CONTRACT, event
from jsonschema import Draft202012Validator

from studybuddy_aws import connect_push, disconnect_push
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.connections import CONNECTION_SECONDS, TICKET_SECONDS
from studybuddy_aws.storage.push import JobNews, JobProgress, Push

NEWS = JobNews(
    video_id="0" * 32,
    progress=JobProgress(progress=40, current_step="write", readable=2, credits_back=1),
)


def connect(world, ticket):
    connected = event("websocket_connect")
    connected["queryStringParameters"] = {"ticket": ticket} if ticket is not None else None
    return connect_push.connect(connected, world.opened(ApiSettings))["statusCode"]


def disconnect(world, connection_id):
    gone = event("websocket_disconnect")
    gone["requestContext"]["connectionId"] = connection_id
    return disconnect_push.disconnect(gone, world.opened(ApiSettings))


@pytest.fixture
def ticket(world):
    world.call("get_me")
    return world.call("create_push_ticket").json["ticket"]


def rows(world):
    table = world.environment["CONNECTIONS_TABLE"]
    return world.client("dynamodb").scan(TableName=table)["Items"]


def test_a_ticket_lets_in_once_and_is_not_kept_as_it_is(world, ticket):
    assert ticket not in json.dumps(rows(world))
    assert [200, 403] == [connect(world, ticket), connect(world, ticket)]
    (row,) = rows(world)
    assert (ADA, event("websocket_connect")["requestContext"]["connectionId"]) == (
        row["user_id"]["S"],
        row["connection_id"]["S"],
    )
    assert int(world.clock.seconds) + CONNECTION_SECONDS == int(row["expires_at"]["N"])


def test_a_ticket_that_is_too_old_lets_nobody_in(world, ticket):
    world.clock.seconds += TICKET_SECONDS
    assert 403 == connect(world, ticket)


@pytest.mark.parametrize("ticket", [None, "", "made-up", "x" * 5000, "ticket#", "\N{SNOWMAN}"])
def test_what_is_no_ticket_lets_nobody_in(world, ticket):
    assert 403 == connect(world, ticket)
    assert [] == rows(world)


def test_a_connection_is_no_ticket(world):
    page = world.page()
    assert 403 == connect(world, page)


def test_who_has_no_account_any_more_gets_no_ticket(world):
    assert (503, "no_account") == world.call("create_push_ticket").refusal
    world.call("get_me")
    assert 204 == world.call("delete_me").status
    assert (503, "no_account") == world.call("create_push_ticket").refusal


def test_a_table_that_is_busy_lets_nobody_in_and_is_no_fault(world, ticket, monkeypatch):
    def busy(*_):
        raise StoreBusy

    service = world.opened(ApiSettings)
    monkeypatch.setattr(service.connections, "open", busy)
    monkeypatch.setattr(service.connections, "forget", busy)
    asked = event("websocket_connect")
    assert {"statusCode": 503} == connect_push.connect(asked, service)
    assert {"statusCode": 200} == disconnect_push.disconnect(event("websocket_disconnect"), service)


def test_all_pages_of_a_user_are_told_and_no_others(world):
    pages, other = [world.page(), world.page()], world.page(BOB)
    world.call("create_push_ticket")
    world.service.push.tell(ADA, NEWS)
    disconnect(world, pages[1])
    world.service.push.tell(ADA, JobNews(video_id="1" * 32))
    assert [2, 1, 0] == [len(world.heard(one)) for one in (*pages, other)]
    assert [40, None] == [
        told["progress"] and told["progress"]["progress"] for told in world.heard(pages[0])
    ]


def test_what_is_told_is_in_the_contract(world):
    page = world.page()
    world.service.push.tell(ADA, NEWS)
    schemas = {"components": CONTRACT["components"]}
    validator = Draft202012Validator({"$ref": "#/components/schemas/JobNews", **schemas})
    assert [[]] == [list(validator.iter_errors(told)) for told in world.heard(page)]


def test_with_the_account_go_its_connections_and_tickets(world):
    page, other = world.page(), world.page(BOB)
    world.call("create_push_ticket")
    world.service.push.tell(ADA, NEWS)
    assert 204 == world.call("delete_me").status
    assert [other] == [row["connection_id"]["S"] for row in rows(world)]
    assert [] == world.heard(page)  # closed, there is a new one of that id


def test_who_signs_out_everywhere_closes_every_page_and_ticket(world):
    page, other = world.page(), world.page(BOB)
    world.call("create_push_ticket")
    world.service.push.tell(ADA, NEWS)
    assert 204 == world.call("sign_out_everywhere").status
    assert [other] == [row["connection_id"]["S"] for row in rows(world)]
    assert [] == world.heard(page)


class Gateway:
    """API Gateway, where nobody is connected or nothing is answered."""

    def __init__(self, error):
        self.error, self.asked = error, []

    def post_to_connection(self, ConnectionId, Data):  # noqa: N803
        self.asked.append(ConnectionId)
        raise self.error


GONE = ClientError({"Error": {"Code": "GoneException"}}, "PostToConnection")
SILENT = ReadTimeoutError(endpoint_url="https://example.org")


def test_a_page_that_is_gone_is_forgotten_but_not_one_that_is_just_opening(world):
    page, gateway = world.page(), Gateway(GONE)
    push = Push(world.service.connections, gateway)
    push.tell(ADA, NEWS)
    world.clock.seconds += 30
    push.tell(ADA, NEWS)
    push.tell(ADA, NEWS)
    assert [page, page] == gateway.asked
    assert [] == rows(world)


def test_an_api_gateway_that_does_not_answer_is_no_reason_to_forget_a_page(world):
    world.page()
    with pytest.raises(StoreBusy):
        Push(world.service.connections, Gateway(SILENT)).tell(ADA, NEWS)
    assert 1 == len(rows(world))


def test_where_there_is_no_push_nobody_is_told(world):
    page = world.page()
    del world.environment["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"]
    push = world.opened(ApiSettings).push
    push.tell(ADA, NEWS)
    assert [] == world.heard(page)
    push.close_all(ADA)
    assert [] == rows(world)
