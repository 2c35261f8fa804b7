"""Whether anybody hears the alarms."""

from __future__ import annotations

from checks.target import Finding, Target


def are_heard(target: Target) -> Finding:
    """Somebody has confirmed that alarms may be sent to them."""
    told = target.aws("sns").list_subscriptions_by_topic(TopicArn=target.deployed.topic)
    subscriptions = told["Subscriptions"]
    confirmed = [one for one in subscriptions if one["SubscriptionArn"].startswith("arn:")]
    if confirmed:
        return Finding("ok", f"sent to {len(confirmed)}")
    if subscriptions:
        todo = "Open the mail from AWS Notifications and confirm it; it is good for three days."
        return Finding("worth doing", "Nobody hears them: the address is not confirmed", todo)
    todo = "Set `alarm_email` and run make deploy."
    return Finding("worth doing", "Nobody hears them: there is no address", todo)
