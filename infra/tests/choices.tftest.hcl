# What an operator may choose, and what is refused in words.
mock_provider "aws" {
  source = "./tests/aws"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/aws"
}

variables {
  environment = "test"
  image       = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ytstudy-process-test@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  zips        = "tests/zips"
}

run "sizes_are_facts_that_can_be_chosen_otherwise" {
  command = plan

  variables {
    sizes = { api = { memory_mb = 1024 }, process_video = { memory_mb = 4096 }, sweep = { timeout_seconds = 45 } }
  }

  assert {
    condition = [[1024, 15], [1024, 29], [1769, 29], [4096, 900], [256, 45]] == [
      for name in ["get_note", "delete_me", "create_preview", "process_video", "sweep"] :
      [local.sizes[name].memory_mb, local.sizes[name].timeout_seconds]
    ]
    error_message = "What is chosen counts, and what is not is as resources.json has it."
  }
}

run "how_much_at_once_is_the_operators_to_choose" {
  variables {
    maximum_concurrency = 100
    throttles           = { "POST /videos/submit" = { rate = 7, burst = 9 } }
    request_limits      = { orders = 5 }
  }

  assert {
    condition = [100, "100"] == [
      aws_lambda_event_source_mapping.queue["process"].scaling_config[0].maximum_concurrency,
      local.environments["process_video"]["MAXIMUM_CONCURRENCY"],
    ]
    error_message = "The queue calls so many workers, and each knows how many there are."
  }
  assert {
    condition     = [7, 9, 1000] == [local.throttles["POST /videos/submit"].rate, local.throttles["POST /videos/submit"].burst, local.throttles["default"].rate]
    error_message = "A route that is named has its own limit, and the others that of resources.json."
  }
  assert {
    condition     = ["5", "10"] == [for one in ["LIMIT_ORDERS", "LIMIT_ERASURES"] : local.environments["submit_video"][one]]
    error_message = "What is chosen counts, and what is not is as it was."
  }
}

run "pages_that_nobody_tells_ask" {
  command = plan

  variables {
    push = false
  }

  assert {
    condition     = 0 == length(module.push) && !contains(keys(module.function), "connect_push") && !contains(keys(module.function), "disconnect_push")
    error_message = "Without a push there is nothing of it."
  }
  assert {
    condition     = "" == local.web_settings.push && !contains(keys(local.environments["process_video"]), "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI")
    error_message = "Neither pages nor workers are told of one."
  }
  assert {
    condition     = [] == [for name, granted in local.granted : name if contains(keys(granted), "connections")]
    error_message = "Nobody may post to what is not there."
  }
}

run "more_workers_than_lambda_takes" {
  command = plan

  variables {
    maximum_concurrency = 1001
  }

  expect_failures = [var.maximum_concurrency]
}

run "a_limit_that_lets_nobody_in" {
  command = plan

  variables {
    request_limits = { orders = 0 }
  }

  expect_failures = [var.request_limits]
}

run "who_runs_it_is_told_to_the_web_app" {
  command = plan

  variables {
    operator = { name = "Ada Lovelace", law = "Austria" }
  }

  assert {
    condition     = ["Ada Lovelace", "Austria", ""] == [for name in ["name", "law", "terms_link"] : local.web_settings.operator[name]]
    error_message = "The app is told what is filled in, and what is not as empty."
  }
}

run "in_production_the_plan_warns_of_an_operator_that_is_nobody" {
  command = plan

  variables {
    environment       = "prod"
    daily_model_limit = 20
  }

  expect_failures = [check.operator]
}

run "a_link_that_is_none" {
  command = plan

  variables {
    operator = { terms_link = "javascript:alert(1)" }
  }

  expect_failures = [var.operator]
}

run "a_proxy_is_a_secret_that_the_worker_knows" {
  variables {
    proxy = true
  }

  assert {
    condition = ["create_preview", "process_video"] == [
      for name, told in local.environments : name if contains(keys(told), "PROXY_SECRET_ARN")
    ]
    error_message = "The worker, and who looks at a link, alone reach YouTube."
  }
  assert {
    condition     = "ytstudy-proxy-test" == module.secret["proxy"].name
    error_message = "The proxy's secret is where it is looked for."
  }
}

run "settings_that_are_no_secrets_are_the_workers" {
  command = plan

  variables {
    worker_settings = { STUDYBUDDY_WRITER = "outline" }
    stripe_address  = "http://127.0.0.1:12111"
  }

  assert {
    condition = toset(["ask_course", "ask_note", "process_video"]) == toset([
      for name, told in local.told_besides : name if contains(keys(told), "STUDYBUDDY_WRITER")
    ])
    error_message = "The worker, and who answers questions, alone have a writer."
  }
  assert {
    condition = toset(["purchase_credits", "get_receipt", "stripe_webhook", "delete_me", "sweep"]) == toset([
      for name, told in local.told_besides : name if contains(keys(told), "STRIPE_API_BASE")
    ])
    error_message = "Only payments ask Stripe."
  }
}

run "on_bedrock_one_model_is_asked_and_no_key_is_known" {
  command = plan

  variables {
    bedrock_model = "eu.anthropic.claude-sonnet-5-5"
  }

  assert {
    condition = jsonencode([
      { actions = ["bedrock:InvokeModelWithResponseStream"], resources = ["arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-5-5"], condition = {} },
      {
        actions   = ["bedrock:InvokeModelWithResponseStream"], resources = ["arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-5-5"],
        condition = { StringEquals = { "bedrock:InferenceProfileArn" = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-5-5" } }
      },
      { actions = ["bedrock:CallWithBearerToken"], resources = ["*"], condition = { StringEquals = { "bedrock:BearerTokenType" = "SHORT_TERM" } } },
    ]) == jsonencode(local.bedrock_statements)
    error_message = "The model is asked by its profile, with tokens that live shortly."
  }
  assert {
    condition = toset(["ask_course", "ask_note", "process_video"]) == toset([
      for name, statements in local.statements : name if length(statements) > length(local.granted[name])
    ])
    error_message = "The worker, and who answers questions, alone may ask it."
  }
  assert {
    condition = ["eu-central-1", "eu.anthropic.claude-sonnet-5-5"] == [
      for name in ["BEDROCK", "MODEL"] : local.told_besides["process_video"]["STUDYBUDDY_CLAUDE_${name}"]
    ]
    error_message = "The worker is told where and what."
  }
  assert {
    condition     = [] == [for name, granted in local.granted : name if contains(keys(granted), "secret claude")] && contains(keys(module.secret), "claude") && !contains(keys(local.filled_secrets), "claude")
    error_message = "Nobody reads a key, nobody is asked for one, and its place stays."
  }
}

run "a_model_of_the_region_alone_is_asked_by_its_own_id" {
  command = plan

  variables {
    bedrock_model = "anthropic.claude-haiku-4-5-20251001-v1:0"
  }

  assert {
    condition     = ["arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0"] == flatten([for one in local.bedrock_models : one.resources])
    error_message = "No other region is asked."
  }
}

run "without_a_model_on_bedrock_nothing_is_known_of_it" {
  command = plan

  assert {
    condition     = length(local.bedrock_told) == 0 && [] == [for name, all in local.statements : name if length(all) > length(local.granted[name])] && contains(keys(local.filled_secrets), "claude")
    error_message = "It is a switch."
  }
}

run "a_model_that_is_none_of_bedrocks" {
  command = plan

  variables {
    bedrock_model = "claude-sonnet-5-5"
  }

  expect_failures = [var.bedrock_model]
}

run "two_models_where_one_may_be_asked" {
  command = plan

  variables {
    bedrock_model   = "global.anthropic.claude-sonnet-5-5"
    worker_settings = { STUDYBUDDY_CLAUDE_CHECK_MODEL = "global.anthropic.claude-haiku-5-5" }
  }

  expect_failures = [var.bedrock_model]
}

run "github_is_four_functions_more" {
  variables {
    sign_in    = { github = true }
    client_ids = { github = "Iv1.0123456789abcdef" }
    emulated   = true # no client secret is looked for
  }

  assert {
    condition     = toset(["github_configuration", "github_keys", "github_profile", "github_token"]) == setsubtract(keys(module.function), keys(local.sizes))
    error_message = "GitHub's functions are there when it is wanted."
  }
  assert {
    condition     = [["kms:Sign"]] == local.statements["github_token"][*].actions
    error_message = "What makes ID tokens may sign them, and nothing else."
  }
}

run "an_image_that_could_change" {
  command = plan

  variables {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ytstudy-process-test:latest"
  }

  expect_failures = [var.image]
}

run "a_secret_where_settings_go" {
  command = plan

  variables {
    worker_settings = { ANTHROPIC_API_KEY = "none" }
  }

  expect_failures = [var.worker_settings]
}

run "two_ways_to_start_quickly" {
  command = plan

  variables {
    snap_start              = true
    provisioned_concurrency = { get_video = 1 }
  }

  expect_failures = [var.snap_start]
}

run "a_domain_without_its_certificate" {
  command = plan

  variables {
    domain = "notes.example.org"
  }

  expect_failures = [var.certificate_arn]
}

run "any_page_may_call" {
  command = plan

  variables {
    web_addresses = ["https://*"]
  }

  expect_failures = [var.web_addresses]
}

run "all_that_an_operator_may_bring" {
  module {
    source = "./modules/web"
  }
  variables {
    name                = "ytstudy-test"
    bucket              = "ytstudy-web-test"
    api_host            = "a1.execute-api.eu-central-1.amazonaws.com"
    domain              = "notes.example.org"
    certificate_arn     = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
    web_acl_arn         = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/ours/00000000-0000-0000-0000-000000000000"
    countries           = ["AT"]
    access_log_bucket   = "an-operators-logs"
    deletion_protection = true
    tls_only            = true
  }

  assert {
    condition = ["TLSv1.2_2021", "whitelist"] == [
      aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version,
      aws_cloudfront_distribution.this.restrictions[0].geo_restriction[0].restriction_type,
    ]
    error_message = "Under a name of one's own old TLS is refused; so are other countries."
  }
  assert {
    condition     = var.web_acl_arn == aws_cloudfront_distribution.this.web_acl_id
    error_message = "A firewall is the operator's to bring."
  }
  assert {
    condition     = 0 == length(aws_cloudfront_distribution.this.logging_config)
    error_message = "CloudFront's older log would want ACLs on the operator's bucket."
  }
  assert {
    condition     = local.headers["Strict-Transport-Security"] == "max-age=${aws_cloudfront_response_headers_policy.secure.security_headers_config[0].strict_transport_security[0].access_control_max_age_sec}; includeSubDomains; preload"
    error_message = "CloudFront says what other hosts of the web app say."
  }
}

run "who_asked_for_what_is_written_into_the_operators_bucket" {
  module {
    source = "./modules/access_log"
  }
  variables {
    name             = "ytstudy-test"
    distribution_arn = "arn:aws:cloudfront::123456789012:distribution/MOCKED"
    bucket           = "an-operators-logs"
  }

  assert {
    condition = ["ACCESS_LOGS", var.distribution_arn, "arn:aws:s3:::an-operators-logs"] == [
      aws_cloudwatch_log_delivery_source.this.log_type,
      aws_cloudwatch_log_delivery_source.this.resource_arn,
      aws_cloudwatch_log_delivery_destination.this.delivery_destination_configuration[0].destination_resource_arn,
    ]
    error_message = "CloudFront's requests go there, without an ACL."
  }
}

run "a_passkey_and_a_must_of_a_second_factor" {
  command = plan

  variables {
    passkeys      = true
    second_factor = true
  }

  expect_failures = [var.passkeys]
}
