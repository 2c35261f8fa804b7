"""News for the pages that are connected: posted to API Gateway, which has the connections."""

from __future__ import annotations

from typing import Any

import msgspec

from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.errors import StoreFailed
from studybuddy_aws.storage.connections import Connection, Connections


class JobProgress(msgspec.Struct, frozen=True, kw_only=True):
    """What of a video changes while it is processed; fields as those of the video itself."""

    progress: int
    current_step: str
    readable: int
    credits_back: int


class JobNews(msgspec.Struct, frozen=True, kw_only=True):
    """What a page is told: how far a video is that is being processed.

    Without `progress` something else has changed: ask for the video.
    """

    video_id: str
    progress: JobProgress | None = None


class Push:
    """Tells pages, and closes their connections. Raises StoreBusy, StoreFailed.

    Without a client there is no push: nobody is told anything.
    """

    def __init__(self, connections: Connections, client: Any) -> None:
        self._connections = connections
        self._client = client

    def tell(self, user_id: str, news: JobNews) -> None:
        """Tell each page of a user; one that is not there any more is forgotten."""
        if self._client is None:
            return
        data = msgspec.json.encode(news)
        for row in self._connections.of_user(user_id):
            if not self._reached("post_to_connection", row, Data=data):
                self._connections.forget_gone(row)

    def close_all(self, user_id: str) -> None:
        """Close all connections of a user, and forget them and every ticket."""
        for row in self._connections.all_of_user(user_id):
            if self._client is not None and not row.is_ticket:
                self._reached("delete_connection", row)
            self._connections.forget(row.connection_id)

    def _reached(self, operation: str, row: Connection, **more: bytes) -> bool:
        """Ask something of a connection; whether there was one."""
        try:
            with asking():
                getattr(self._client, operation)(ConnectionId=row.connection_id, **more)
        except StoreFailed as error:
            if error.reason != "GoneException":
                raise
            return False
        return True
