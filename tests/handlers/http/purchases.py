"""Steps of a purchase, as user, browser and Stripe take them."""

from http_world import ADA

from studybuddy_aws import sweep

STARTER = {"package": "starter"}


def opened(world, user=ADA, package="starter", **more):
    """A payment that was opened by us; its id."""
    return world.call("purchase_credits", user, body={"package": package}, **more).json[
        "payment_intent"
    ]


def bought(world, user=ADA, package="starter", card="pm_card_visa"):
    """A payment that was opened by us and completed by the browser; its id."""
    answer = world.call("purchase_credits", user, body={"package": package}).json
    secret = {"payment_method": card, "client_secret": answer["client_secret"]}
    world.stripe.state.confirm(answer["payment_intent"], secret)
    return answer["payment_intent"]


def told(world, kind):
    """The last event of a kind."""
    return [event for event in world.stripe.events if event["type"] == kind][-1]


def paid(world, user=ADA, **more):
    payment = bought(world, user, **more)
    assert 200 == world.webhook(told(world, "payment_intent.succeeded")).status
    return payment


def tell_all(world):
    """Tell all that Stripe has to tell, once more."""
    for event in list(world.stripe.events):
        assert 200 == world.webhook(event).status


def swept(world, seconds=0):
    """A sweep, so many seconds later."""
    world.clock.seconds += seconds
    sweep.Sweeper(world.opened(sweep.SweepSettings)).sweep(lambda: 60.0)
