#!/bin/sh
# Anthropic's messages.parse() raises where a reply is cut or refused, and what it cost is lost with it.
# Package: anthropic 2.14.0.
# Valid: `max_tokens` and `refusal` are documented stop reasons; the server is one of this script's on loopback.
# Behaviour: pydantic's ValidationError, with neither the reply nor its usage; messages.create() gives both.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check anthropic==2.14.0

cat >expected <<'END'
max_tokens create: 900 tokens, parse: ValidationError []
refusal create: 900 tokens, parse: ValidationError []
END
venv/bin/python - >seen <<'END'
import http.server, json, threading
import anthropic, pydantic

class Cut(http.server.BaseHTTPRequestHandler):
    stop_reason = ""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps({
            "id": "msg_1", "type": "message", "role": "assistant", "model": "a-model", "stop_sequence": None,
            "stop_reason": Cut.stop_reason, "content": [{"type": "text", "text": '{"title": "Wa'}],
            "usage": {"input_tokens": 900, "output_tokens": 5}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

class Heading(pydantic.BaseModel):
    title: str

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cut)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = anthropic.Anthropic(api_key="none", base_url=f"http://127.0.0.1:{server.server_port}")
order = {"model": "a-model", "max_tokens": 5, "messages": [{"role": "user", "content": "A title?"}]}
for Cut.stop_reason in ("max_tokens", "refusal"):
    print(Cut.stop_reason, "create:", client.messages.create(**order).usage.input_tokens, "tokens", end=", ")
    try:
        client.messages.parse(**order, output_format=Heading)
    except pydantic.ValidationError as error:
        print("parse:", type(error).__name__, [name for name in ("response", "usage") if hasattr(error, name)])
END

diff expected seen
echo "as seen on 2026-11-29"
