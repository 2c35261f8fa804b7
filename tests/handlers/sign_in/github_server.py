"""GitHub on loopback: sign-in for one app, answered as github.com and api.github.com do."""

import base64
import hashlib
import itertools
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT_ID, CLIENT_SECRET = "Ov23liStudyBuddy0001", "0123456789abcdef0123456789abcdef01234567"
CALLBACK = "https://ytstudy-test.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse"
USER = {
    "login": "octocat",
    "id": 583231,
    "node_id": "MDQ6VXNlcjU4MzIzMQ==",
    "type": "User",
    "name": "The Octocat",
    "email": "shown-and-never-verified@example.com",
    "two_factor_authentication": True,
}
EMAILS = [
    {"email": "old@example.com", "primary": False, "verified": True, "visibility": None},
    {"email": "octocat@example.com", "primary": True, "verified": True, "visibility": "private"},
]
DOCUMENTED = "https://docs.github.com/apps/managing-oauth-apps/troubleshooting"


class GitHub:
    """What is there, and how it behaves. Use it as a context manager."""

    def __init__(self):
        self.user, self.emails = dict(USER), list(EMAILS)
        self.denies = False
        self.broken = {}  # a path, and the (status, body) that it answers instead
        self.silent = threading.Event()  # set: no answer before it is cleared, or closed
        self.asked = []
        self._codes, self._tokens, self._numbers = {}, {}, itertools.count(1)
        self._closed = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("_H", (_Handler,), {"hub": self}))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._closed.set()
        self._server.shutdown()
        self._server.server_close()

    def wait_if_silent(self):
        if self.silent.is_set():
            self._closed.wait(20)

    def authorize(self, asked):
        """The user's browser is here; where it is sent next."""
        if asked["client_id"] != CLIENT_ID:
            return None
        told = {"state": asked["state"]}
        if self.denies:
            words = "The user has denied your application access."
            told |= {"error": "access_denied", "error_description": words}
        else:
            told["code"] = f"{next(self._numbers):020x}"
            self._codes[told["code"]] = asked
        return f"{asked['redirect_uri']}?{urlencode(told)}"

    def exchange(self, form):
        """A code's token, once; 200 whatever comes of it."""
        if [form.get("client_id"), form.get("client_secret")] != [CLIENT_ID, CLIENT_SECRET]:
            return _refused("incorrect_client_credentials", "The client_id and/or client_secret...")
        asked = self._codes.pop(form.get("code"), None)
        if asked is None or not _proven(asked, form.get("code_verifier", "")):
            return _refused("bad_verification_code", "The code passed is incorrect or expired.")
        if asked["redirect_uri"] != form.get("redirect_uri"):
            return _refused("redirect_uri_mismatch", "The redirect_uri MUST match the registered.")
        token = f"gho_{next(self._numbers):036d}"
        # It knows no scope `openid`, and passes over what it does not know.
        known = {"read:user", "user:email"}
        self._tokens[token] = {one for one in asked["scope"].split() if one in known}
        scope = ",".join(sorted(self._tokens[token]))
        return {"access_token": token, "token_type": "bearer", "scope": scope}

    def scopes_of(self, header):
        """What the caller may see; None for a stranger."""
        return self._tokens.get(header.removeprefix("Bearer "))

    def revoke_all(self):
        self._tokens.clear()


def _proven(asked, verifier):
    if "code_challenge" not in asked:
        return True
    digest = hashlib.sha256(verifier.encode()).digest()
    return asked["code_challenge"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _refused(error, words):
    return {"error": error, "error_description": words, "error_uri": f"{DOCUMENTED}#{error}"}


class _Handler(BaseHTTPRequestHandler):
    hub = None

    def do_GET(self):
        where = urlsplit(self.path)
        if where.path == "/login/oauth/authorize":
            query = {name: one[0] for name, one in parse_qs(where.query).items()}
            self._send_on(self.hub.authorize(query))
        elif not self._spoiled(where.path):
            self._api(where.path)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        form = {name: one[0] for name, one in parse_qs(body).items()}
        self.hub.asked.append(form)
        if not self._spoiled(self.path):
            assert self.headers["accept"] == "application/json", "otherwise it answers a form"
            self._send(200, self.hub.exchange(form))

    def log_message(self, *_):
        pass

    def _spoiled(self, path):
        self.hub.wait_if_silent()
        if path in self.hub.broken:
            self._send(*self.hub.broken[path])
        return path in self.hub.broken

    def _api(self, path):
        scopes = self.hub.scopes_of(self.headers.get("authorization", ""))
        if "user-agent" not in self.headers:
            self._send(403, {"message": "Request forbidden by administrative rules."})
        elif scopes is None:
            self._send(401, {"message": "Bad credentials", "status": "401"})
        elif path == "/user":
            self._send(200, self.hub.user)
        elif path == "/user/emails" and "user:email" in scopes:
            self._send(200, self.hub.emails)
        else:
            self._send(404, {"message": "Not Found", "status": "404"})

    def _send(self, status, body):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json; charset=utf-8")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_on(self, where):
        self.send_response(302 if where else 404)
        if where:
            self.send_header("location", where)
        self.send_header("content-length", "0")
        self.end_headers()
