import base64
import gzip

import pytest

from studybuddy_aws.http.reply import reply

LONG = b'{"words":"' + b"again and " * 200 + b'"}'


def sent(body=LONG, *, tagged=False, **asked):
    headers = {name.replace("_", "-"): value for name, value in asked.items()}
    return reply(200, "application/json", body, headers, tagged=tagged)


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5", "GZIP", "gzip ; q=0.001"])
def test_who_unpacks_gets_it_packed(accepted):
    answer = sent(accept_encoding=accepted)
    assert ("gzip", True) == (answer["headers"]["content-encoding"], answer["isBase64Encoded"])
    assert LONG == gzip.decompress(base64.b64decode(answer["body"]))
    assert len(answer["body"]) < len(LONG) / 10


@pytest.mark.parametrize("accepted", ["", "br", "identity", "gzip;q=0", "gzip; q=0.000", "xgzip"])
def test_who_does_not_gets_it_as_it_is(accepted):
    answer = sent(accept_encoding=accepted)
    assert (LONG.decode(), None) == (answer["body"], answer["headers"].get("content-encoding"))
    assert "isBase64Encoded" not in answer


def test_what_is_short_is_not_packed():
    assert "{}" == sent(b"{}", accept_encoding="gzip")["body"]


def test_what_is_between_is_told_that_it_comes_in_two_ways():
    answers = [sent(), sent(accept_encoding="gzip"), sent(b"{}")]
    assert {"accept-encoding"} == {answer["headers"]["vary"] for answer in answers}
    assert {"no-store"} == {answer["headers"]["cache-control"] for answer in answers}


@pytest.mark.parametrize("asked", ["{tag}", '"other", {tag}', "*", "{strong}"])
def test_who_has_it_is_not_sent_it_again(asked):
    tag = sent(tagged=True)["headers"]["etag"]
    named = asked.format(tag=tag, strong=tag.removeprefix("W/"))
    answer = sent(tagged=True, if_none_match=named, accept_encoding="gzip")
    assert (304, False, tag) == (answer["statusCode"], "body" in answer, answer["headers"]["etag"])


@pytest.mark.parametrize("asked", ["", "W/", '""', 'W/"0"', "{tag}x"])
def test_who_has_another_is_sent_this(asked):
    tag = sent(tagged=True)["headers"]["etag"]
    assert 200 == sent(tagged=True, if_none_match=asked.format(tag=tag))["statusCode"]


def test_an_answer_that_is_not_tagged_is_always_sent():
    assert 200 == sent(if_none_match="*")["statusCode"]
    assert "etag" not in sent()["headers"]
