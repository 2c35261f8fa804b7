#!/bin/sh
# Stripe's two ways to call differ in what they do with a server error: the newer one gives up at once.
# Package: stripe 16.1.0.
# Valid: the same call, the same answer 500, no setting touched; the server is one of this script's on loopback.
# Behaviour: stripe.Customer.create() asks 3 times, StripeClient(...).v1.customers.create() once.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check stripe==16.1.0

cat >expected <<'END'
module asked 3
StripeClient asked 1
END
venv/bin/python - >seen <<'END'
import http.server, threading
import stripe

class Failing(http.server.BaseHTTPRequestHandler):
    asked = 0

    def do_POST(self):
        Failing.asked += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b'{"error": {"type": "api_error", "message": "Try again."}}'
        self.send_response(500)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Failing)
threading.Thread(target=server.serve_forever, daemon=True).start()
stripe.api_key, stripe.api_base = "sk_test_none", f"http://127.0.0.1:{server.server_port}"
client = stripe.StripeClient("sk_test_none", base_addresses={"api": stripe.api_base})
for name, create in (("module", stripe.Customer.create), ("StripeClient", client.v1.customers.create)):
    Failing.asked = 0
    try:
        create()
    except stripe.APIError:
        print(name, "asked", Failing.asked)
END

diff expected seen
echo "as seen on 2026-11-29"
