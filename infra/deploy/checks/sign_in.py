"""Cognito: its pages, where they lead back to, and its mail."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from checks.target import Finding, Target, asked

# Any will do: nobody signs in with it.
_CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def page(target: Target) -> Finding:
    """The page that the web app sends users to, asked for as the web app does."""
    settings = target.deployed.settings
    question = urlencode(
        {
            "client_id": settings["client_id"],
            "response_type": "code",
            "scope": "openid email profile",
            "redirect_uri": _callback(target),
            "code_challenge": _CHALLENGE,
            "code_challenge_method": "S256",
            "state": "check",
        }
    )
    answer = asked("GET", f"{settings['sign_in']}/oauth2/authorize?{question}")
    ended = urlsplit(answer.url)
    if answer.status_code != 200 or ended.path.endswith("/error") or "error=" in ended.query:
        return Finding(
            "missing",
            f"{settings['sign_in']} answers {answer.status_code} at {ended.path}",
            "A new address of Cognito's takes some minutes. Later: run make deploy again.",
        )
    return Finding("ok", str(settings["sign_in"]))


def callback(target: Target) -> Finding:
    """Where users come back to."""
    settings = target.deployed.settings
    known = target.aws("cognito-idp").describe_user_pool_client(
        UserPoolId=settings["user_pool_id"], ClientId=settings["client_id"]
    )["UserPoolClient"]
    if _callback(target) not in known.get("CallbackURLs", []):
        return Finding(
            "missing",
            f"Cognito leads nobody back to {_callback(target)}",
            "Run make deploy again, which says it so; changes in the console are undone by it.",
        )
    return Finding("ok", _callback(target))


def mail(target: Target) -> Finding:
    """Who sends the codes of those who sign up, and how many."""
    pool = target.aws("cognito-idp").describe_user_pool(
        UserPoolId=target.deployed.settings["user_pool_id"]
    )["UserPool"]
    sender = pool.get("EmailConfiguration", {})
    if sender.get("EmailSendingAccount") != "DEVELOPER":
        return Finding(
            "worth doing",
            "Cognito sends codes itself, 50 a day: who is the 51st to sign up gets none",
            "For more, verify a domain in SES, leave its sandbox, and set `email_sender`.",
        )
    return _of_ses(target, sender["SourceArn"])


def _of_ses(target: Target, arn: str) -> Finding:
    region, name = arn.split(":")[3], arn.partition("/")[2]
    ses = target.client("sesv2", region)
    if not ses.get_email_identity(EmailIdentity=name)["VerifiedForSendingStatus"]:
        return Finding(
            "missing",
            f"SES has not verified {name}: nobody who signs up gets a code",
            "Put the records that SES > Identities shows into your DNS.",
        )
    account = ses.get_account()
    if not (account["ProductionAccessEnabled"] and account["SendingEnabled"]):
        return Finding(
            "missing",
            f"SES in {region} is in its sandbox, or stopped: only verified addresses get codes",
            "Ask for production access at SES > Account dashboard.",
        )
    return Finding(
        "ok", f"SES sends from {name}, {account['SendQuota']['Max24HourSend']:.0f} a day"
    )


def _callback(target: Target) -> str:
    return f"{target.deployed.address}/signed-in"
