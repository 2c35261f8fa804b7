"""Payments whose webhook never comes: the sweep asks Stripe until each has ended."""

import pytest
from http_world import ADA, SIGNUP
from purchases import bought, opened, paid, swept, told

DAY = 86_400


def counted(capsys, metric):
    return capsys.readouterr().out.count(f'"{metric}":1')


def row(world, payment):
    return world.service.payment_rows.find(payment)


def test_what_was_paid_is_granted_without_a_webhook_once(world, capsys):
    payment = bought(world)
    swept(world)
    assert SIGNUP == world.balance()
    swept(world, 601)
    assert (SIGNUP + 5, 1, None) == (
        world.balance(),
        counted(capsys, "PaymentsFound"),
        row(world, payment).open,
    )
    swept(world, DAY)
    world.webhook(told(world, "payment_intent.succeeded"))
    assert (SIGNUP + 5, []) == (world.balance(), world.broken())


def test_what_was_refunded_meanwhile_is_taken_back_at_once(world):
    world.stripe.state.refund({"payment_intent": bought(world)})
    swept(world, 601)
    assert (SIGNUP, []) == (world.balance(), world.broken())


def test_what_a_webhook_has_told_is_not_asked_about(world, capsys):
    assert None is row(world, paid(world)).open
    world.environment["STRIPE_SECRET_ARN"] = "nowhere"
    swept(world, 601)
    assert (SIGNUP + 5, 0) == (world.balance(), counted(capsys, "PaymentsFound"))


def test_stripe_is_asked_less_and_less_often(world):
    payment = opened(world)
    for minutes in (10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440):
        before = row(world, payment).asked
        swept(world, (minutes - 5) * 60)
        assert before == row(world, payment).asked
        swept(world, 5 * 60)
        assert before + 1 == row(world, payment).asked


def test_what_nobody_pays_is_cancelled_after_a_week(world):
    payment = opened(world)
    for _ in range(6):
        swept(world, DAY)
    assert "requires_payment_method" == world.stripe.state.objects[payment]["status"]
    for _ in range(2):
        swept(world, DAY)
    assert ("canceled", None) == (
        world.stripe.state.objects[payment]["status"],
        row(world, payment).open,
    )


def test_what_was_cancelled_at_stripe_has_ended(world):
    payment = opened(world)
    world.stripe.state.cancel(payment)
    swept(world, 601)
    assert None is row(world, payment).open
    assert SIGNUP == world.balance()


def test_a_bank_that_takes_its_time_is_waited_for(world):
    payment = bought(world, card="pm_usBankAccount_processing")
    for _ in range(14):
        swept(world, DAY)
    assert ("open", SIGNUP) == (row(world, payment).open, world.balance())
    world.stripe.state.bank_done(payment)
    swept(world, DAY)
    assert (None, SIGNUP + 5) == (row(world, payment).open, world.balance())


def test_what_never_ends_is_the_operators_after_a_month(world, capsys):
    payment = bought(world, card="pm_usBankAccount_processing")
    for _ in range(29):
        swept(world, DAY)
    assert 0 == counted(capsys, "OperatorNeeded")
    for _ in range(3):
        swept(world, DAY)
    assert (1, None) == (counted(capsys, "OperatorNeeded"), row(world, payment).open)


def test_one_that_cannot_be_settled_is_not_in_the_others_way(world, caplog):
    bad, good = bought(world), bought(world)
    world.stripe.state.objects[bad]["metadata"]["credits"] = "many"
    swept(world, 601)
    assert SIGNUP + 5 == world.balance()
    assert [bad] == [record.payment for record in caplog.records if record.message == "not settled"]
    assert (1, None) == (row(world, bad).asked, row(world, good).open)


def test_a_sweep_without_stripe_goes_on_with_the_next(world):
    bought(world)
    world.stripe.faults.extend(["refuse"] * 4)
    swept(world, 601)
    world.stripe.faults.clear()
    assert SIGNUP == world.balance()
    swept(world, 300)
    assert SIGNUP + 5 == world.balance()


def test_erasure_cancels_what_could_still_be_paid_and_forgets_it(world):
    first, second = paid(world), opened(world)
    assert 204 == world.call("delete_me").status
    assert "canceled" == world.stripe.state.objects[second]["status"]
    assert [None, None] == [row(world, payment) for payment in (first, second)]


def test_money_that_is_on_its_way_at_an_erasure_is_the_operators_to_return(world, capsys):
    payment = bought(world, card="pm_usBankAccount_processing")
    assert 204 == world.call("delete_me").status
    world.stripe.state.bank_done(payment)
    swept(world, 601)
    assert 1 == counted(capsys, "OperatorNeeded")
    assert "no_account" == world.service.ledger.entry(f"purchase#{payment}").reason
    assert [] == world.broken()


def test_a_row_that_the_index_did_not_show_to_an_erasure_is_ended_by_the_sweep(world):
    payment = opened(world)
    world.service.tables.write(*world.service.ledger.close(world.service.ledger.account(ADA)))
    swept(world, 601)
    assert ("canceled", None) == (
        world.stripe.state.objects[payment]["status"],
        row(world, payment).open,
    )


@pytest.mark.parametrize("status", ["requires_action", "requires_capture", "requires_confirmation"])
def test_every_state_that_is_none_of_the_ends_is_waited_for(world, status):
    payment = opened(world)
    world.stripe.state.objects[payment]["status"] = status
    swept(world, 601)
    assert ("open", 1) == (row(world, payment).open, row(world, payment).asked)
