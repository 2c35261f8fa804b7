# What stands before everything: CloudFront with the web app and the API behind it, and who asks too often.
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

run "the_api_is_under_the_web_apps_own_name" {
  module {
    source = "./modules/web"
  }
  variables {
    name                = "ytstudy-test"
    bucket              = "ytstudy-web-test"
    api_host            = "a1.execute-api.eu-central-1.amazonaws.com"
    domain              = ""
    certificate_arn     = ""
    web_acl_arn         = ""
    countries           = []
    access_log_bucket   = ""
    deletion_protection = true
    tls_only            = true
  }

  assert {
    condition = ["a1.execute-api.eu-central-1.amazonaws.com", "https-only", 35] == [
      for one in aws_cloudfront_distribution.this.origin : [
        one.domain_name, one.custom_origin_config[0].origin_protocol_policy, one.custom_origin_config[0].origin_read_timeout
      ] if one.origin_id == "api"
    ][0]
    error_message = "CloudFront asks the API by its own name, over TLS, and waits longer than the API does."
  }
  assert {
    condition = ["/api/*", "api", "https-only"] == [
      aws_cloudfront_distribution.this.ordered_cache_behavior[0].path_pattern,
      aws_cloudfront_distribution.this.ordered_cache_behavior[0].target_origin_id,
      aws_cloudfront_distribution.this.ordered_cache_behavior[0].viewer_protocol_policy,
    ]
    error_message = "What begins with /api goes there, and no token in the clear."
  }
  assert {
    condition     = toset(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]) == aws_cloudfront_distribution.this.ordered_cache_behavior[0].allowed_methods
    error_message = "All that one may do is let through."
  }
  assert {
    condition = [0, 0, toset(["Authorization"]), "all"] == [
      aws_cloudfront_cache_policy.not_kept.min_ttl,
      aws_cloudfront_cache_policy.not_kept.default_ttl,
      aws_cloudfront_cache_policy.not_kept.parameters_in_cache_key_and_forwarded_to_origin[0].headers_config[0].headers[0].items,
      aws_cloudfront_cache_policy.not_kept.parameters_in_cache_key_and_forwarded_to_origin[0].query_strings_config[0].query_string_behavior,
    ]
    error_message = "Nothing is kept, and no answer is for another token or another question."
  }
  assert {
    # Managed-AllViewerExceptHostHeader
    condition     = "b689b0a8-53d0-40ab-baf2-68738e2966ac" == aws_cloudfront_distribution.this.ordered_cache_behavior[0].origin_request_policy_id
    error_message = "The API is sent all that the browser sent but the name of the web app."
  }
  assert {
    condition = [] == [
      for one in aws_cloudfront_distribution.this.custom_error_response : one.error_code
      if one.error_caching_min_ttl != 0 || one.response_page_path != null
    ] && 11 == length(aws_cloudfront_distribution.this.custom_error_response)
    error_message = "A refusal of the API's is no page, and for nobody else."
  }
  assert {
    condition     = "/api" == output.api
    error_message = "The web app is told a path."
  }
}

run "who_asks_too_often_is_told_so_by_the_firewall" {
  module {
    source = "./modules/firewall"
  }
  variables {
    name     = "ytstudy-test"
    requests = 500
  }

  assert {
    condition = ["CLOUDFRONT", [500, "IP", 300]] == [
      aws_wafv2_web_acl.this.scope,
      [for one in aws_wafv2_web_acl.this.rule : [
        one.statement[0].rate_based_statement[0].limit,
        one.statement[0].rate_based_statement[0].aggregate_key_type,
        one.statement[0].rate_based_statement[0].evaluation_window_sec,
      ]][0],
    ]
    error_message = "Each address is counted for five minutes, before CloudFront."
  }
  assert {
    condition = [429, "retry-after"] == [for one in aws_wafv2_web_acl.this.rule : [
      one.action[0].block[0].custom_response[0].response_code,
      [for header in one.action[0].block[0].custom_response[0].response_header : header.name][0],
    ]][0]
    error_message = "It is refused as the API refuses."
  }
  assert {
    condition     = "too_many_requests" == [for one in aws_wafv2_web_acl.this.custom_response_body : jsondecode(one.content).code][0]
    error_message = "The web app knows the code."
  }
}

run "the_web_app_is_told_a_path_and_the_others_the_apis_own_address" {
  variables {
    web_addresses = ["https://my-notes.vercel.app"]
  }

  assert {
    condition     = ["/api", "https://mocked.execute-api.eu-central-1.amazonaws.com"] == [jsondecode(aws_s3_object.config.content).api, output.web.api]
    error_message = "On CloudFront the API is beside the page, elsewhere it is not."
  }
  assert {
    condition     = contains(output.deployment.elsewhere, "https://my-notes.vercel.app")
    error_message = "Who is let in from elsewhere can be asked for."
  }
  assert {
    condition     = 0 == length(module.firewall)
    error_message = "A firewall costs, so there is none unless it is wanted."
  }
}

run "a_firewall_where_it_is_wanted" {
  command = plan
  variables {
    requests_by_address = 500
  }

  assert {
    condition     = 1 == length(module.firewall)
    error_message = "It was wanted."
  }
}

run "an_operators_own_firewall_is_the_only_one" {
  command = plan
  variables {
    requests_by_address = 500
    web_acl_arn         = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/ours/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition     = 0 == length(module.firewall)
    error_message = "CloudFront takes one."
  }
}

run "a_firewall_that_lets_nobody_in" {
  command = plan
  variables {
    requests_by_address = 20
  }
  expect_failures = [var.requests_by_address]
}

run "without_web_apps_elsewhere_no_foreign_page_is_let_in" {
  command = plan

  assert {
    condition     = 0 == length(aws_apigatewayv2_api.http.cors_configuration)
    error_message = "CORS is for pages elsewhere."
  }
  assert {
    condition     = !aws_apigatewayv2_api.http.disable_execute_api_endpoint
    error_message = "CloudFront, Stripe and Cognito ask the API by its own address."
  }
}
