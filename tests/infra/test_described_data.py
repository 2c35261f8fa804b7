"""What checkov has no rule for: what is kept, where and for how long, and what is no secret."""

import json

import pytest
import rights
from applied import SECRETS, WEB

pytestmark = pytest.mark.infra

RESOURCES = rights.RESOURCES
FOURTEEN_DAYS = 14 * 86_400
SHUT = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")


@pytest.fixture(scope="module")
def queues(made):
    return {one["name"]: one for one in made.of("aws_sqs_queue").values()}


def test_tables_and_their_indexes_are_those_of_the_facts(made):
    tables = {one["name"]: one for one in made.of("aws_dynamodb_table").values()}
    for fact in RESOURCES["tables"].values():
        table = tables.pop(f"{fact['name']}-dev")
        found = {
            (
                one["name"],
                one["hash_key"],
                one["range_key"],
                one["projection_type"],
                *sorted(one["non_key_attributes"] or ()),
            )
            for one in table["global_secondary_index"]
        }
        assert fact["attributes"] == {one["name"]: one["type"] for one in table["attribute"]}
        assert fact["hash_key"] == table["hash_key"]
        assert fact.get("range_key") == table["range_key"]
        assert {
            (
                one["name"],
                one["hash_key"],
                one["range_key"],
                one["projection"],
                *sorted(one.get("attributes", ())),
            )
            for one in fact["indexes"]
        } == found
    assert {} == tables


def test_every_table_can_be_put_back_to_any_second(made):
    for table in made.of("aws_dynamodb_table").values():
        assert table["point_in_time_recovery"][0]["enabled"]
        assert "PAY_PER_REQUEST" == table["billing_mode"]


def test_nothing_in_a_table_ends_by_itself_but_how_often_somebody_asked(made):
    ends = {
        one["name"]: ttl["attribute_name"]
        for one in made.of("aws_dynamodb_table").values()
        for ttl in one["ttl"]
        if ttl["enabled"]
    }
    assert {
        f"ytstudy-{name}-dev": "expires_at" for name in ("connections", "limits", "payments")
    } == ends


def test_a_bucket_keeps_versions_and_days_as_the_facts_say(made):
    for noun, fact in RESOURCES["buckets"].items():
        at = f'module.bucket["{noun}"].aws_s3_bucket_'
        versioning = made.of("aws_s3_bucket_versioning")[f"{at}versioning.this"]
        lifecycle = made.of("aws_s3_bucket_lifecycle_configuration")[
            f"{at}lifecycle_configuration.this"
        ]
        ends = [
            one["expiration"][0]["days"]
            for one in lifecycle["rule"]
            if one["status"] == "Enabled" and one["expiration"]
        ]
        status = versioning["versioning_configuration"][0]["status"]
        assert fact["versioned"] == (status == "Enabled")
        assert [fact[key] for key in ("expire_days",) if key in fact] == [
            one for one in ends if one
        ]


def test_what_was_replaced_or_broken_off_is_not_kept_for_ever(made):
    for at, lifecycle in made.of("aws_s3_bucket_lifecycle_configuration").items():
        rules = [one for one in lifecycle["rule"] if one["status"] == "Enabled"]
        assert any(one["abort_incomplete_multipart_upload"] for one in rules), at
        kept = [one["noncurrent_version_expiration"] for one in rules]
        assert any(kept) or not RESOURCES["buckets"].get(at.split('"')[1], {}).get("versioned")


def test_no_bucket_is_open_to_anybody(made):
    blocks = made.of("aws_s3_bucket_public_access_block").values()
    assert len(made.of("aws_s3_bucket")) == len(blocks)
    for block in blocks:
        assert all(block[word] for word in SHUT)


def test_browsers_reach_buckets_from_the_web_app_and_from_nowhere_else(made):
    cloudfront = f"https://{made.one('aws_cloudfront_distribution')['domain_name']}"
    origins = {cloudfront, WEB}
    allowed = {
        at.split('"')[1]: (
            one["cors_rule"][0]["allowed_methods"],
            set(one["cors_rule"][0]["allowed_origins"]),
        )
        for at, one in made.of("aws_s3_bucket_cors_configuration").items()
    }
    assert {
        noun: (fact["cors_methods"], origins)
        for noun, fact in RESOURCES["buckets"].items()
        if "cors_methods" in fact
    } == allowed


def test_queues_are_those_of_the_facts(queues):
    assert {
        f"{one['name']}-dev": (one["visibility_seconds"], one["retention_seconds"])
        for one in RESOURCES["queues"].values()
    } == {
        name: (one["visibility_timeout_seconds"], one["message_retention_seconds"])
        for name, one in queues.items()
    }


def test_a_message_stays_hidden_for_six_times_as_long_as_its_function_may_take(made, queues):
    for queue in RESOURCES["queues"].values():
        timeout = made.functions[queue["consumer"]]["timeout"]
        assert queues[f"{queue['name']}-dev"]["visibility_timeout_seconds"] >= 6 * timeout


def test_what_was_delivered_too_often_goes_to_the_dead_letters_for_14_days(made, queues):
    dead = queues["ytstudy-process-dead-dev"]
    policy = json.loads(made.one("aws_sqs_queue_redrive_policy")["redrive_policy"])
    assert {"deadLetterTargetArn": dead["arn"], "maxReceiveCount": 5} == policy
    assert FOURTEEN_DAYS == dead["message_retention_seconds"]


def test_nobody_else_may_use_the_dead_letters(made, queues):
    allowed = json.loads(made.one("aws_sqs_queue_redrive_allow_policy")["redrive_allow_policy"])
    assert [queues["ytstudy-process-dev"]["arn"]] == allowed["sourceQueueArns"]
    assert "byQueue" == allowed["redrivePermission"]


def test_terraform_makes_places_for_secrets_and_never_a_value(made, applied):
    assert {} == made.of("aws_secretsmanager_secret_version")
    names = {one["name"] for one in made.of("aws_secretsmanager_secret").values()}
    assert {f"ytstudy-{noun}-dev" for noun in (*SECRETS, "google", "github", "discord")} == names


def test_no_value_of_a_secret_is_in_plan_or_state(applied):
    values = {SECRETS["cursors"], *json.loads(SECRETS["stripe"]).values()}
    written = json.dumps([applied.planned_again, applied.state])
    assert [] == [value for value in values if value in written]
    files = [*applied.terraform.folder.glob("*.tfstate*"), applied.terraform.folder / "again"]
    assert [] == [
        value for value in values if any(value.encode() in file.read_bytes() for file in files)
    ]


def test_users_sign_in_with_a_code_that_only_their_browser_can_use(made):
    client = made.one("aws_cognito_user_pool_client")
    cloudfront = f"https://{made.one('aws_cloudfront_distribution')['domain_name']}"
    assert (["code"], False) == (client["allowed_oauth_flows"], client["generate_secret"])
    assert {f"{cloudfront}/signed-in", f"{WEB}/signed-in"} == set(client["callback_urls"])
    assert {f"{cloudfront}/", f"{WEB}/"} == set(client["logout_urls"])
    assert "ALLOW_USER_PASSWORD_AUTH" not in client["explicit_auth_flows"]


def test_the_web_app_is_told_where_everything_is(made, applied):
    told = json.loads(made.one("aws_s3_object")["content"])
    pool = made.one("aws_cognito_user_pool")
    assert {"api", "region", "user_pool_id", "client_id", "sign_in", "stripe", "providers"} <= (
        told.keys()
    )
    assert ("/api", pool["id"]) == (told["api"], told["user_pool_id"])
    origins = made.one("aws_cloudfront_distribution")["origin"]
    (at,) = [one["domain_name"] for one in origins if one["origin_id"] == "api"]
    assert applied.outputs["api"].partition("//")[2] == at


def test_an_image_never_changes_under_its_name_and_is_scanned(made):
    registry = made.one("aws_ecr_repository")
    assert "IMMUTABLE" == registry["image_tag_mutability"]
    assert registry["image_scanning_configuration"][0]["scan_on_push"]
    (pull,) = json.loads(made.one("aws_ecr_repository_policy")["policy"])["Statement"]
    run_it = {
        one.rpartition(":function:")[2] for one in pull["Condition"]["ArnLike"]["aws:SourceArn"]
    }
    assert run_it == {
        f"ytstudy-{name}-dev{version}"
        for name in (
            *("ask_course", "ask_note", "create_artifacts", "create_preview"),
            *("get_course_artifact", "process_video"),
        )
        for version in ("", ":*")
    }
    assert {} != made.of("aws_ecr_lifecycle_policy")


def test_in_production_nothing_that_is_kept_can_be_destroyed_by_mistake(prod):
    tables = [one["deletion_protection_enabled"] for one in prod.of("aws_dynamodb_table").values()]
    buckets = [one["force_destroy"] for one in prod.of("aws_s3_bucket").values()]
    secrets = [
        one["recovery_window_in_days"] for one in prod.of("aws_secretsmanager_secret").values()
    ]
    assert ({True}, {False}, {30}) == (set(tables), set(buckets), set(secrets))
    assert "ACTIVE" == prod.one("aws_cognito_user_pool")["deletion_protection"]


def test_in_production_everything_but_what_is_on_http_speaks_tls_only(prod):
    assert len(prod.of("aws_s3_bucket")) == len(prod.of("aws_s3_bucket_policy"))
    assert len(prod.of("aws_sqs_queue")) == len(prod.of("aws_sqs_queue_policy"))


def test_production_runs_on_arm_from_the_zips_for_it(prod):
    assert {("arm64",)} == {tuple(one["architectures"]) for one in prod.functions.values()}
    files = {one["filename"] for one in prod.functions.values() if one["filename"]}
    assert {"tests/zips/api-arm64.zip", "tests/zips/payments-arm64.zip"} == files


def test_environments_have_names_of_their_own(prod, made):
    def names(of):
        kinds = {
            "aws_lambda_function": "function_name",
            "aws_dynamodb_table": "name",
            "aws_s3_bucket": "bucket",
            "aws_sqs_queue": "name",
            "aws_iam_role": "name",
            "aws_secretsmanager_secret": "name",
            "aws_cloudwatch_log_group": "name",
        }
        return {one[name] for kind, name in kinds.items() for one in of.of(kind).values()}

    assert set() == names(prod) & names(made)
    assert len(names(prod)) == len(names(made))
