"""Answers for process_video on the applied stack, because the emulator runs no images.

The emulator hands the function's events to this server, which runs the handler that the image
holds, with the plugins that are installed here. What Terraform made of the function is all around
it: its variables, and credentials of its role. One event at a time, as in Lambda.

    python tests/infra/worker_server.py PORT
"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer


class Context:
    """What Lambda tells of an invocation."""

    function_name = "process_video"
    memory_limit_in_mb = 3008

    def __init__(self, headers):
        self.aws_request_id = headers["x-amzn-lambda-request-id"]
        self.invoked_function_arn = headers["x-amzn-lambda-function-arn"]
        self._deadline = int(headers["x-amzn-lambda-deadline-ms"])

    def get_remaining_time_in_millis(self):
        return self._deadline - int(time.time() * 1000)


class Invocations(BaseHTTPRequestHandler):
    def do_POST(self):
        from studybuddy_aws.process_video import handler

        event = json.loads(self.rfile.read(int(self.headers["content-length"])))
        answer = json.dumps(handler(event, Context(self.headers))).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """The handler says enough."""


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Invocations).serve_forever()
