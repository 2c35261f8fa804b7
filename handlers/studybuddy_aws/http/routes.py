"""Every route of the API, once: the contract, the local stack and Terraform read it from here.

Terraform and the frontend meet it as `infra/openapi.json`, where each operation's `operationId` is
the function's name and `x-handler` what Lambda is told to call.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Auth: TypeAlias = Literal["token", "stripe_signature", "none"]
"""Who may call. This is the only place where it is said.

`token`: API Gateway checks a JWT first, and the function refuses whoever comes without a user.
`stripe_signature`: Stripe, and the function checks what it has signed. `none`: everybody.
"""


class Route(NamedTuple):
    """A method and a path, and the function that answers them."""

    method: Literal["GET", "POST", "PATCH", "DELETE"]
    path: str
    function: str
    auth: Auth = "token"

    @property
    def handler(self) -> str:
        """What Lambda is told to call."""
        return f"studybuddy_aws.{self.function}.handler"

    @property
    def key(self) -> str:
        """The route as API Gateway writes it."""
        return f"{self.method} {self.path}"


ROUTES = (
    Route("POST", "/uploads", "create_upload"),
    Route("POST", "/previews", "create_preview"),
    Route("POST", "/videos/submit", "submit_video"),
    Route("GET", "/videos", "list_videos"),
    Route("GET", "/videos/{id}", "get_video"),
    Route("DELETE", "/videos/{id}", "delete_video"),
    Route("GET", "/videos/{id}/sections", "get_sections"),
    Route("POST", "/videos/{id}/captions", "submit_captions"),
    Route("POST", "/videos/{id}/confirm", "confirm_video"),
    Route("GET", "/notes", "list_notes"),
    Route("GET", "/notes/{id}", "get_note"),
    Route("PATCH", "/notes/{id}", "update_note"),
    Route("GET", "/notes/{id}/transcript", "get_transcript"),
    Route("POST", "/notes/{id}/questions", "ask_note"),
    Route("POST", "/notes/{id}/artifacts", "create_artifacts"),
    Route("GET", "/notes/{id}/artifacts/{name}", "get_artifact"),
    Route("GET", "/search", "search"),
    Route("POST", "/courses", "create_course"),
    Route("GET", "/courses", "list_courses"),
    Route("GET", "/courses/{id}", "get_course"),
    Route("DELETE", "/courses/{id}", "delete_course"),
    Route("POST", "/courses/{id}/retry", "retry_course"),
    Route("POST", "/courses/{id}/questions", "ask_course"),
    Route("GET", "/courses/{id}/artifacts/{name}", "get_course_artifact"),
    Route("GET", "/reviews", "list_reviews"),
    Route("POST", "/reviews", "create_reviews"),
    Route("GET", "/me", "get_me"),
    Route("DELETE", "/me", "delete_me"),
    Route("POST", "/me/sign-out", "sign_out_everywhere"),
    Route("POST", "/me/export", "create_export"),
    Route("GET", "/me/export", "get_export"),
    Route("GET", "/credits", "get_credits"),
    Route("GET", "/credits/history", "get_credit_history"),
    Route("GET", "/credits/packages", "get_credit_packages", "none"),
    Route("POST", "/credits/purchase", "purchase_credits"),
    Route("GET", "/credits/purchases/{payment_intent}/receipt", "get_receipt"),
    Route("POST", "/webhooks/stripe", "stripe_webhook", "stripe_signature"),
    Route("GET", "/plugins", "list_plugins"),
    Route("POST", "/push-tickets", "create_push_ticket"),
)


def route_of(function: str) -> Route:
    """The route that a function answers. Raises LookupError, saying where to write it."""
    for route in ROUTES:
        if route.function == function:
            return route
    raise LookupError(
        f"{function} answers no route: add its Route in studybuddy_aws/http/routes.py"
    )
