"""Tokens into dollars."""

import pytest

from studybuddy_claude.pricing import is_priced, total, usage_of

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("model", "fresh", "output", "read", "write"),
    [
        ("claude-sonnet-5-5", 2.0, 10.0, 0.1, 2.5),
        ("claude-opus-5-5", 4.0, 20.0, 0.2, 5.0),
        ("claude-opus-5", 5.0, 25.0, 0.5, 6.25),
        ("claude-haiku-4-5-20251001", 1.0, 5.0, 0.1, 1.25),
        ("claude-next-9", 0.0, 0.0, 0.0, 0.0),
        ("claude-opus-5-7", 0.0, 0.0, 0.0, 0.0),
    ],
)
def test_each_kind_of_token_has_its_price(model, fresh, output, read, write):
    def cost(**tokens):
        counts = {"fresh": 0, "output": 0, "cache_read": 0, "cache_write": 0, **tokens}
        return usage_of(model, **counts).cost_usd

    assert (fresh, output, read, write) == (
        cost(fresh=MILLION),
        cost(output=MILLION),
        cost(cache_read=MILLION),
        cost(cache_write=MILLION),
    )


@pytest.mark.parametrize(("prompt", "dollars"), [(100_000, 0.01), (100_001, 0.0500005)])
def test_a_long_prompt_has_a_price_of_its_own(prompt, dollars):
    usage = usage_of("claude-haiku-5-5", fresh=prompt, output=0, cache_read=0, cache_write=0)
    assert pytest.approx(dollars) == usage.cost_usd


def test_a_model_is_priced_by_its_whole_name():
    names = ("claude-sonnet-5-5", "claude-sonnet-4-5-20250929", "claude-sonnet", "")
    assert [True, True, False, False] == [is_priced(name) for name in names]


def test_calls_add_up():
    call = usage_of("claude-sonnet-5-5", fresh=10, output=20, cache_read=30, cache_write=40)
    both = total([call, call])
    assert (20, 40, 60, 80, 2) == (
        both.input_tokens,
        both.output_tokens,
        both.cache_read_tokens,
        both.cache_write_tokens,
        both.calls,
    )
    assert pytest.approx(2 * call.cost_usd, abs=1e-6) == both.cost_usd
