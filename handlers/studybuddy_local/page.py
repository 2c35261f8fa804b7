"""What is shown in the web app's place where it is not built: how to call the API."""

from __future__ import annotations

from html import escape

from studybuddy_local.demo import EMAIL, PASSWORD
from studybuddy_local.web_server import WebSettings

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>YouTube Study Buddy</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto }}
pre {{ background: #f4f4f0; padding: 1rem; overflow-x: auto }}
</style>
<h1>YouTube Study Buddy runs here</h1>
<p>The web app is not built: there is no <code>frontend/dist</code>. The API is here all the same;
its routes are in <code>infra/openapi.json</code>.</p>
<pre>{commands}</pre>
</html>
"""
_COMMANDS = """\
# sign in as the demo user (a token lasts an hour)
TOKEN=$({sign_in})

# what is there
curl -H "authorization: Bearer $TOKEN" {api}/videos

# a video: one credit
curl -H "authorization: Bearer $TOKEN" -H "content-type: application/json" \\
  -d '{{"youtube_url": "https://youtu.be/hQVTIJBZook"}}' {api}/videos/submit
"""
_SIGN_IN = """\
curl -s {aws}/ \\
  -H "content-type: application/x-amz-json-1.1" \\
  -H "x-amz-target: AWSCognitoIdentityProviderService.InitiateAuth" \\
  -d '{{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "{client}",
       "AuthParameters": {{"USERNAME": "{email}", "PASSWORD": "{password}"}}}}' \\
  | python3 -c 'import json,sys; print(json.load(sys.stdin)["AuthenticationResult"]["IdToken"])'"""


def how_to_call(settings: WebSettings) -> str:
    """A page of HTML."""
    return _PAGE.format(commands=escape(commands(settings), quote=False))


def commands(settings: WebSettings) -> str:
    """Commands to paste."""
    sign_in = _SIGN_IN.format(
        aws=settings.sign_in, client=settings.client_id, email=EMAIL, password=PASSWORD
    )
    return _COMMANDS.format(sign_in=sign_in, api=settings.api)
