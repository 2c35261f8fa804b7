"""The web app: built for what was deployed, put into its bucket, and no old page kept before it."""

from __future__ import annotations

import json
import shutil
from typing import Any
from urllib.parse import quote

from commands import Commands, say

_KEPT_A_YEAR = "public, max-age=31536000, immutable"
# How the web app's build is told each of the settings.
VARIABLES = {
    "api": "VITE_API_URL",
    "region": "VITE_REGION",
    "user_pool_id": "VITE_USER_POOL_ID",
    "client_id": "VITE_CLIENT_ID",
    "sign_in": "VITE_SIGN_IN",
    "stripe": "VITE_STRIPE_KEY",
    "uploads": "VITE_UPLOADS",
    "notes": "VITE_NOTES",
}


def deploy_web(commands: Commands, web: dict[str, Any]) -> None:
    """Build and upload, if the web app and npm are here."""
    if not (commands.folder / "frontend" / "package.json").is_file():
        say("There is no web app in frontend/ yet: its place stays as it is.")
    elif not shutil.which("npm"):
        say("npm is not here (Node.js 20 or newer): the web app stays as it is.")
    else:
        _build(commands, web["settings"])
        _upload(commands, web)


def told_to_builds(settings: dict[str, Any]) -> dict[str, str]:
    """The environment variables that a build for this deployment is told."""
    told = {variable: str(settings[name]) for name, variable in VARIABLES.items()}
    # In one word, as a shell splits what is printed; a deployment of an earlier build knows none.
    operator = quote(json.dumps(settings.get("operator", {})))
    passkeys = "true" if settings.get("passkeys") else ""
    return told | {
        "VITE_PROVIDERS": ",".join(settings["providers"]),
        "VITE_OPERATOR": operator,
        "VITE_PASSKEYS": passkeys,
        "VITE_PUSH": settings.get("push", ""),
    }


def _build(commands: Commands, settings: dict[str, Any]) -> None:
    commands.run("npm", "--prefix=frontend", "ci")
    commands.run("npm", "--prefix=frontend", "run", "build", told=told_to_builds(settings))


def _upload(commands: Commands, web: dict[str, Any]) -> None:
    """Scripts first, then the page that names them. Old scripts stay for pages that are open."""
    place, region = f"s3://{web['bucket']}", ("--region", web["settings"]["region"])
    commands.run(
        "aws", "s3", "sync", "frontend/dist/assets", f"{place}/assets", *region,
        "--no-progress", "--cache-control", _KEPT_A_YEAR,
    )  # fmt: skip
    # config.json is Terraform's, which knows what it says before any build does.
    without = [
        word for name in ("assets/*", ".vite/*", "config.json") for word in ("--exclude", name)
    ]
    commands.run(
        "aws", "s3", "sync", "frontend/dist", place, *region,
        "--no-progress", "--cache-control", "no-cache", *without,
    )  # fmt: skip
    commands.run(
        "aws", "cloudfront", "create-invalidation", *region, "--paths", "/*",
        "--distribution-id", web["distribution_id"],
        "--query", "Invalidation.Status", "--output", "text",
    )  # fmt: skip
