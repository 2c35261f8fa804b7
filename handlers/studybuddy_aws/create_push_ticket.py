"""POST /push-tickets: a ticket with which a page may open one connection that it is told news by.

A browser can send no header with a WebSocket, and a token has no business in an address, which
proxies and logs write down. A ticket is used up by being shown, and worth nothing a minute later.
"""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.connections import TICKET_SECONDS
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.timestamps import timestamp


class PushTicket(msgspec.Struct, frozen=True, kw_only=True):
    """Open a WebSocket at the address that the web app's settings call `push`, with `?ticket=`.

    It takes one connection, before `expires_at`. Each message there is a `JobNews`. What was told
    before it was open is not told again: ask for the video two seconds after that. A message of
    one's own, whatever it says, is answered with `{"pong":true}`: so one finds out whether the
    connection is still there.
    """

    ticket: str
    expires_at: str


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> PushTicket:
    """A new ticket."""
    until = timestamp(service.now() + TICKET_SECONDS)
    return PushTicket(ticket=service.connections.ticket(request.user_id), expires_at=until)


handler = Endpoint(answer, ApiSettings, Nothing, status=201, limit="push_tickets")
