"""A function that does nothing: what the runtime itself costs."""


def handler(event: object, context: object) -> dict[str, int]:
    """Answer, and that is all."""
    return {"statusCode": 200}
