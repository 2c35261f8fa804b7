"""The MCP server, asked by the protocol's own client, in a process of its own."""

import asyncio
import os
import sys

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from noted_talks import RIVERS, lay, note_of


@pytest.fixture
def server(tmp_path):
    lay(tmp_path / "notes" / "rivers", note_of(*RIVERS, points=[(RIVERS[2], 2)]))
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "studybuddy", "mcp", str(tmp_path / "notes")],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def test_every_tool_answers_with_seconds_and_links(server, tmp_path):
    directory = str(tmp_path / "notes" / "rivers")

    async def asked():
        async with Client(stdio_client(server)) as client:
            tools = (await client.list_tools()).tools
            calls = {
                "list_notes": {},
                "search": {"words": "meander", "limit": 1},
                "ask": {"question": "Who invented the telephone?"},
                "read_passage": {"directory": directory, "start": 35.0, "end": 45.0},
            }
            told = {name: await client.call_tool(name, given) for name, given in calls.items()}
            wrong = {"directory": "/etc", "start": 0.0}
            return tools, told, await client.call_tool("read_passage", wrong)

    tools, told, refused = asyncio.run(asked())
    answers = {name: result.structured_content for name, result in told.items()}

    assert answers.keys() == {tool.name for tool in tools}
    assert all(tool.description for tool in tools)
    (note,) = answers["list_notes"]["notes"]
    assert (directory, "On rivers", 49.0) == (note["directory"], note["title"], note["seconds"])
    (place,) = answers["search"]["places"]
    assert (20.0, "https://youtu.be/dQw4w9WgXcQ?t=20") == (place["start"], place["link"])
    assert answers["ask"]["said"] is False
    lines = answers["read_passage"]["lines"]
    assert [RIVERS[3], RIVERS[4]] == [line["text"] for line in lines]
    assert [30.0, 40.0] == [line["start"] for line in lines]
    assert refused.is_error
    assert "Nothing is said there" in refused.content[0].text
