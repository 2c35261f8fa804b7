"""The words in which calls, policies and permissions.json are compared."""

import subprocess
import sys
from pathlib import Path

import pytest
import rights

TABLE = "arn:aws:dynamodb:eu-central-1:1:table/ytstudy-videos-dev"
HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("service", "operation", "given", "needed"),
    [
        (
            *("dynamodb", "GetItem", {"TableName": "ytstudy-users-dev"}),
            {("dynamodb:GetItem", "table users")},
        ),
        (
            *("dynamodb", "Query", {"TableName": "ytstudy-notes-x", "IndexName": "i"}),
            {("dynamodb:Query", "index notes/i")},
        ),
        (
            *("dynamodb", "TransactWriteItems"),
            {
                "TransactItems": [
                    {"Put": {"TableName": "ytstudy-credits"}},
                    {"ConditionCheck": {"TableName": "ytstudy-users-dev"}},
                ]
            },
            {
                ("dynamodb:PutItem", "table credits"),
                ("dynamodb:ConditionCheckItem", "table users"),
            },
        ),
        (
            *("dynamodb", "BatchGetItem", {"RequestItems": {"ytstudy-videos-dev": {}}}),
            {("dynamodb:BatchGetItem", "table videos")},
        ),
        (
            *("dynamodb", "BatchWriteItem", {"RequestItems": {"ytstudy-reviews-dev": []}}),
            {("dynamodb:BatchWriteItem", "table reviews")},
        ),
        (
            *("sqs", "SendMessage", {"QueueUrl": "http://aws/1/ytstudy-process-dead-dev"}),
            {("sqs:SendMessage", "queue process-dead")},
        ),
        (
            *("s3", "ListObjectsV2", {"Bucket": "ytstudy-work-dev-1-eu"}),
            {("s3:ListBucket", "bucket work")},
        ),
        (
            *("s3", "DeleteObjects"),
            {"Bucket": "ytstudy-pdfs-dev", "Delete": {"Objects": [{"Key": "a", "VersionId": "1"}]}},
            {("s3:DeleteObject", "objects pdfs"), ("s3:DeleteObjectVersion", "objects pdfs")},
        ),
        (
            *("apigatewaymanagementapi", "PostToConnection", {"ConnectionId": "a="}),
            {("execute-api:ManageConnections", "connections")},
        ),
        ("sns", "Publish", {}, {("sns:Publish", "unknown")}),
    ],
)
def test_a_call_needs_what_iam_checks_for_it(service, operation, given, needed):
    assert needed == rights.asked(service, operation, given)


@pytest.mark.parametrize(
    ("arn", "thing"),
    [
        (TABLE, "table videos"),
        (f"{TABLE}/index/open-due_at-index", "index videos/open-due_at-index"),
        (f"{TABLE}/index/*", "index videos/*"),
        ("arn:aws:s3:::ytstudy-notes-dev-1-eu", "bucket notes"),
        ("arn:aws:s3:::ytstudy-notes-dev-1-eu/*", "objects notes"),
        ("arn:aws:sqs:eu:1:ytstudy-process-dev", "queue process"),
        ("arn:aws:secretsmanager:eu:1:secret:ytstudy-stripe-dev-Ab12Cd", "secret stripe"),
        ("arn:aws:cognito-idp:eu:1:userpool/eu_1", "people"),
        ("arn:aws:kms:eu:1:key/0000", "key github"),
        ("arn:aws:execute-api:eu:1:a1/push/*/@connections/*", "connections"),
        ("arn:aws:logs:eu:1:log-group:/aws/lambda/x:*", "logs /aws/lambda/x"),
        ("*", "everything"),
    ],
)
def test_a_policy_speaks_of_the_same_things(arn, thing):
    statement = {"Effect": "Allow", "Action": "a:Do", "Resource": arn}
    assert {("a:Do", thing)} == rights.granted({"Statement": [statement]})


def test_a_permission_is_a_right():
    written = rights.written({"index notes/i": ["Query"], "objects work": ["PutObject"]})
    assert {("dynamodb:Query", "index notes/i"), ("s3:PutObject", "objects work")} == written


def test_a_call_is_noted_for_its_function_and_not_for_the_test_that_makes_one(tmp_path):
    tests = HERE.parent / "handlers" / "http" / "test_notes_shown.py"
    subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "observing", f"--observed={tmp_path}"),
            *(str(tests), "-k", "uploads_form"),
        ],
        cwd=HERE.parents[1],
        env={"PYTHONPATH": str(HERE), "PATH": ""},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    (written,) = (file.read_text() for file in tmp_path.iterdir())
    assert '"create_upload"' in written
    assert written.count('"s3:') == 1
