"""Pages are told news by API Gateway's own protocol: a real WebSocket, real posts, a real 410."""

import asyncio
import json
import time

import aiohttp
import pytest

from lectures import ENGLISH
from studybuddy_aws.storage.connections import Connection
from studybuddy_aws.storage.tables import attributes

REFUSED = aiohttp.WSServerHandshakeError
PATIENCE = 60


class Page:
    """A page of the web app that is connected."""

    def __init__(self, socket):
        self._socket = socket

    async def said(self):
        """What it is told next."""
        message = await self._socket.receive(PATIENCE)
        return json.loads(message.data) if message.type is aiohttp.WSMsgType.TEXT else message.type

    async def told_of(self, video_id):
        """What it is told of a video, until it is to ask and finds it ended."""
        told = []
        while not told or told[-1]["progress"] is not None:
            told.append(await self.said())
        return told


def connected(stack, ticket, use):
    """Open a connection with a ticket, and use it."""

    async def opened():
        url = f"{stack.deployment.push}?ticket={ticket}"
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            return await use(socket)

    return asyncio.run(opened())


def ticket_of(student):
    return student.post("/push-tickets", {})["ticket"]


@pytest.fixture
def rows(stack, student):
    """The rows of the student's connections and tickets, now: others use the stack too."""
    client = stack.account.client("dynamodb")
    user_id = student.get("/me")["user_id"]

    def read():
        items = client.scan(TableName="ytstudy-connections", ConsistentRead=True)["Items"]
        found = [attributes.row_of(item, Connection) for item in items]
        return [row for row in found if row.user_id == user_id]

    return read


@pytest.fixture
def gone(stack, student):
    """A page of the student that went without a word: nobody has told that it is not there."""
    user_id = student.get("/me")["user_id"]
    row = Connection(connection_id="gone", user_id=user_id, created_at="2026-01-01T00:00:00.000Z")
    item = attributes.item_of(row)
    stack.account.client("dynamodb").put_item(TableName="ytstudy-connections", Item=item)


def test_a_page_is_told_how_far_a_video_is_until_it_has_ended(stack, student, gone, rows):
    async def use(socket):
        page = Page(socket)
        video_id = await asyncio.to_thread(student.submit, ENGLISH)
        return video_id, await page.told_of(video_id)

    video_id, told = connected(stack, ticket_of(student), use)

    assert {video_id} == {one["video_id"] for one in told}
    shown = [one["progress"] for one in told[:-1]]
    assert shown
    assert sorted(one["progress"] for one in shown) == [one["progress"] for one in shown]
    assert "completed" == student.get(f"/videos/{video_id}")["status"]
    until = time.monotonic() + PATIENCE  # and the one that was gone is forgotten at its 410
    while rows() and time.monotonic() < until:  # `$disconnect` comes when the page is gone
        time.sleep(0.1)
    assert [] == rows()


@pytest.mark.parametrize("ticket", ["", "made-up", "x" * 5000])
def test_without_a_ticket_nobody_is_let_in(stack, ticket):
    with pytest.raises(REFUSED):
        connected(stack, ticket, Page)


def test_a_ticket_lets_one_page_in(stack, student):
    ticket = ticket_of(student)

    async def use(socket):
        return not socket.closed

    assert connected(stack, ticket, use)
    with pytest.raises(REFUSED):
        connected(stack, ticket, use)


def test_a_page_finds_out_whether_it_is_still_connected(stack, student):
    async def use(socket):
        await socket.send_str("ping")
        return await Page(socket).said()

    assert {"pong": True} == connected(stack, ticket_of(student), use)


def test_who_erases_the_account_is_disconnected(stack, student, rows):
    async def use(socket):
        erased = await asyncio.to_thread(student.ask, "DELETE", "/me")
        return erased.status, await Page(socket).said()

    status, said = connected(stack, ticket_of(student), use)
    assert (204, True) == (status, said in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED})
    assert [] == rows()
