#!/bin/sh
# Anthropic's client for Bedrock signs with the AWS credentials of the process's first client in that region for good.
# Package: anthropic 2.15.0 with its extra `bedrock`.
# Valid: credentials by environment variables, looked up anew by each client, as boto3's documentation has it; the
#   server is one of this script's on loopback.
# Behaviour: a second AnthropicBedrock, made after the variables have changed, still signs with the first ones' key; a
#   session of boto3 itself, made at that moment, knows the new one. Another region gives it, too.
# Output seen: the lines of `expected`, below.
# Date: 2026-12-01.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check "anthropic[bedrock]==2.15.0"

cat >expected <<'END'
variables of FIRST, eu-central-1: signed by FIRST, boto3 knows FIRST
variables of LATER, eu-central-1: signed by FIRST, boto3 knows LATER
variables of LATER, eu-west-1: signed by LATER, boto3 knows LATER
END
unset AWS_PROFILE AWS_BEARER_TOKEN_BEDROCK AWS_SESSION_TOKEN || true
export AWS_CONFIG_FILE="$work/none" AWS_SHARED_CREDENTIALS_FILE="$work/none" AWS_EC2_METADATA_DISABLED=true
venv/bin/python - >seen <<'END'
import http.server, json, os, re, threading
import anthropic, boto3

signed = []

class Bedrock(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        signed.append(re.search(r"Credential=(\w+)/", self.headers["Authorization"])[1])
        body = json.dumps({
            "id": "msg_1", "type": "message", "role": "assistant", "model": "a-model", "stop_sequence": None,
            "stop_reason": "end_turn", "content": [{"type": "text", "text": "Yes."}],
            "usage": {"input_tokens": 9, "output_tokens": 2}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Bedrock)
threading.Thread(target=server.serve_forever, daemon=True).start()
for name, region in (("FIRST", "eu-central-1"), ("LATER", "eu-central-1"), ("LATER", "eu-west-1")):
    os.environ |= {"AWS_ACCESS_KEY_ID": name, "AWS_SECRET_ACCESS_KEY": name.lower()}
    client = anthropic.AnthropicBedrock(aws_region=region, base_url=f"http://127.0.0.1:{server.server_port}")
    client.messages.create(model="a-model", max_tokens=9, messages=[{"role": "user", "content": "Well?"}])
    knows = boto3.Session(region_name=region).get_credentials().access_key
    print(f"variables of {name}, {region}: signed by {signed[-1]}, boto3 knows {knows}")
END

diff expected seen
echo "as seen on 2026-12-01"
