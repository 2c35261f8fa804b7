"""What libraries do that our code relies on or guards against, and no other test would notice.

Each line of docs/LIBRARIES.md names the test that would; these are for those that had none.
"""

import http.server
import io
import re
import threading
from pathlib import Path
from xml.etree.ElementTree import ParseError

import bm25s
import botocore.session
import defusedxml.common
import defusedxml.ElementTree
import jsonschema
import moto
import msgspec
import pytest
import requests
import segno
import yaml
from botocore.config import Config

from studybuddy_captions.timed import read_timed

ROOT = Path(__file__).parents[2]
KEYS = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}


class _Told(http.server.BaseHTTPRequestHandler):
    """Answers nothing, and remembers who asked."""

    def do_GET(self):
        self.server.told = self.headers["Authorization"]
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Told) as one:
        thread = threading.Thread(target=one.serve_forever)
        thread.start()
        yield one
        one.shutdown()
        thread.join()


def test_requests_sends_what_netrc_has(server, tmp_path, monkeypatch):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    requests.get(f"http://127.0.0.1:{server.server_port}", timeout=5)
    assert "Basic YTpi" == server.told


def test_hours_beyond_a_day_are_read():
    captions = read_timed("WEBVTT\n\n30:00:01.000 --> 30:00:02.500\nA wave.\n")
    assert [(108001.0, 108002.5)] == [(cue.start, cue.end) for cue in captions.cues]


def test_defusedxml_raises_no_parse_error():
    entity = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(defusedxml.common.EntitiesForbidden) as caught:
        defusedxml.ElementTree.fromstring(entity)
    assert not isinstance(caught.value, ParseError)


def test_word_characters_leave_vowel_signs_out():
    assert ["द", "न"] == re.findall(r"\w+", "दिन")  # one word
    assert ["波传播能量"] == re.findall(r"\w+", "波传播能量")  # three


def test_yaml_takes_clocks_for_numbers():
    assert {"at": 3723, "is": False} == yaml.safe_load("at: 1:02:03\nis: no")


def test_msgspec_lets_broken_utf_8_through_as_another_error():
    with pytest.raises(UnicodeDecodeError) as caught:
        msgspec.json.decode(b'"\xff"')
    assert not isinstance(caught.value, msgspec.MsgspecError)


class _Done(msgspec.Struct, tag="done"):
    progress: int


@pytest.mark.parametrize(
    ("text", "by_schema", "by_decoder"),
    [
        ('{"type": "done", "progress": 100}', True, True),
        ('{"type": "done", "progress": 100.0}', True, False),
        ('{"progress": 100}', False, True),
    ],
)
def test_msgspec_and_its_schema_differ(text, by_schema, by_decoder):
    schema = jsonschema.Draft202012Validator(msgspec.json.schema(_Done))
    assert by_schema == schema.is_valid(msgspec.json.decode(text))
    assert by_decoder == (_decoded(text) == _Done(100))


def _decoded(text):
    try:
        return msgspec.json.decode(text, type=_Done)
    except msgspec.ValidationError:
        return None


def test_import_linter_sees_every_folder():
    folders = {
        module.parent
        for root in ("engine", "plugins", "handlers")
        for module in (ROOT / root).glob("studybuddy*/**/*.py")
    }
    assert set() == {folder for folder in folders if not (folder / "__init__.py").exists()}


def test_segno_makes_micro_codes_of_short_texts():
    codes = [segno.make("12345"), segno.make("12345", micro=False)]
    assert ["M1", "1-H"] == [code.designator for code in codes]


def test_segno_escapes_titles():
    svg = io.BytesIO()
    segno.make("a", micro=False).save(svg, kind="svg", title="<b>&")
    assert "<title>&lt;b&gt;&amp;</title>" in svg.getvalue().decode()


def test_weasyprint_says_one_language():
    weasyprint = pytest.importorskip("weasyprint")
    page = '<html lang="en"><title>Waves</title><p lang="fr">Une onde</p></html>'
    options = {"pdf_variant": "pdf/ua-1", "uncompressed_pdf": True}
    assert 1 == weasyprint.HTML(string=page).write_pdf(**options).count(b"/Lang")


def test_botocore_signs_for_the_global_name():
    make = botocore.session.get_session().create_client
    s3 = make("s3", region_name="eu-central-1", config=Config(), **KEYS)
    link = s3.generate_presigned_url("get_object", Params={"Bucket": "notes", "Key": "a"})
    assert link.startswith("https://notes.s3.amazonaws.com/")


def test_moto_ignores_request_tokens():
    with moto.mock_aws():
        make = botocore.session.get_session().create_client
        dynamodb = make("dynamodb", region_name="eu-central-1", **KEYS)
        dynamodb.create_table(
            TableName="counters",
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        )
        row = {"TableName": "counters", "Key": {"id": {"S": "a"}}}
        add = {"UpdateExpression": "ADD n :n", "ExpressionAttributeValues": {":n": {"N": "1"}}}
        for _ in range(2):
            order = [{"Update": {**row, **add}}]
            dynamodb.transact_write_items(TransactItems=order, ClientRequestToken="one")
        assert {"N": "2"} == dynamodb.get_item(**row)["Item"]["n"]


def test_bm25s_tears_words_at_vowel_signs():
    def tokens(text):
        (found,) = bm25s.tokenize([text], stopwords=None, return_ids=False, show_progress=False)
        return found

    assert "लकड़ी" not in tokens("लकड़ी")
    assert ["今天我们讲桥梁的历史"] == tokens("今天我们讲桥梁的历史")


def test_bm25s_asks_to_be_told_of_each_step():
    source = Path(bm25s.__file__).read_text("utf-8")

    assert "logger.setLevel(logging.DEBUG)" in source
