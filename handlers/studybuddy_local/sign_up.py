"""Signing up on this machine: what Cognito's own pages have and the embedded AWS' have not.

Its page of sign-in posts here what was typed there (`emulator`). No mail is sent, so the page says
the code itself; whoever is confirmed is handed back to the sign-in, which lets them in.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from botocore.exceptions import ClientError

from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.demo import confirm
from studybuddy_local.sign_in import SignIn

CODE = "123456"
"""The embedded AWS gives it to everybody."""

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto }}
label, input, button {{ display: block; width: 100%; box-sizing: border-box; font: inherit }}
input, button {{ padding: .6rem; margin: .25rem 0 1rem }}
[role=alert] {{ color: #b3261e }}
</style>
<h1>{title}</h1>
{wrong}
<form method="post" action="/sign-up">
{hidden}
{fields}
</form>
</html>
"""
_ADDRESS = """\
<label for="username">E-mail address</label>
<input id="username" name="username" type="email" value="{email}" autocomplete="username" required>
<label for="password">Password (10 characters or more)</label>
<input id="password" name="password" type="password" autocomplete="new-password" required>
<button>Sign up</button>"""
_CODE = f"""\
<p>A code would be sent to {{email}}. Here no mail is sent, and every code is <b>{CODE}</b>.</p>
<label for="code">Code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus>
<button>Confirm</button>"""


class SignUpAnswer(NamedTuple):
    """A page of HTML, or where the same form is to be sent instead."""

    html: str = ""
    location: str = ""


class SignUp:
    """Answers forms: with an address and a password, then with a code as well."""

    def __init__(self, account: AwsClients, sign_in: SignIn) -> None:
        self._account = account
        self._sign_in = sign_in

    def answer(self, form: Mapping[str, str]) -> SignUpAnswer:
        """Take a step of a sign-up; the next, or this one once more with what was wrong."""
        email, password, code = (form.get(name, "") for name in ("username", "password", "code"))
        cognito = self._account.client("cognito-idp")
        known = {"ClientId": self._sign_in.client_id, "Username": email}
        try:
            if code:
                cognito.confirm_sign_up(**known, ConfirmationCode=code)
                confirm(self._account, self._sign_in.user_pool_id, email)
                return SignUpAnswer(location=f"{self._account.endpoint}/login")
            attributes = [{"Name": "email", "Value": email}]
            cognito.sign_up(**known, Password=password, UserAttributes=attributes)
        except ClientError as error:
            # One who went away before the code was asked for comes back to it.
            if not code and not self._unconfirmed(email):
                return _page("Sign up", _ADDRESS, form, error.response["Error"]["Message"])
            wrong = error.response["Error"]["Message"] if code else ""
            return _page("Confirm your address", _CODE, form, wrong)
        return _page("Confirm your address", _CODE, form)

    def _unconfirmed(self, email: str) -> bool:
        pool = self._sign_in.user_pool_id
        try:
            user = self._account.client("cognito-idp").admin_get_user(
                UserPoolId=pool, Username=email
            )
        except ClientError:
            return False
        return bool(user["UserStatus"] == "UNCONFIRMED")


def _page(title: str, fields: str, form: Mapping[str, str], wrong: str = "") -> SignUpAnswer:
    """A page that keeps, unseen, what the page of sign-in and the steps before have told."""
    asked = {"username", "password"} if fields is _ADDRESS else {"code"}
    hidden = "\n".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in form.items()
        if name not in asked
    )
    return SignUpAnswer(
        html=_PAGE.format(
            title=title,
            wrong=f'<p role="alert">{escape(wrong)}</p>' if wrong else "",
            hidden=hidden,
            fields=fields.format(email=escape(form.get("username", ""))),
        )
    )
