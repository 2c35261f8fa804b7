"""From notes to knowing: `ask`, `search`, `review`, `mcp`, over the directories that hold notes."""
