# The whole root, made by a provider that only pretends.
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

run "as_it_is_without_choices" {
  assert {
    condition     = ["GET /credits/packages", "POST /webhooks/stripe"] == [for key, route in local.routes : key if route.public]
    error_message = "Stripe alone, and who asks for prices, comes without a token."
  }
  assert {
    condition = alltrue([
      for route in values(local.routes) : route.handler == "studybuddy_aws.${route.function}.handler"
    ])
    error_message = "A function has the name of its module."
  }
  assert {
    condition     = toset(["connect_push", "create_user", "disconnect_push", "link_sign_in", "make_export", "process_video", "settle_failed", "sweep"]) == setsubtract(keys(module.function), keys(local.behind_routes))
    error_message = "There is a function behind each route, and the eight that no route calls."
  }
  assert {
    condition     = length(distinct(values(module.function)[*].role_name)) == length(module.function)
    error_message = "Each function has a role of its own."
  }
  assert {
    condition     = "ytstudy-notes-test-123456789012-eu-central-1" == module.bucket["notes"].name
    error_message = "A bucket's name must be nobody else's in the world."
  }
  assert {
    condition     = 0 == length(module.budget)
    error_message = "A budget that tells nobody is none."
  }
}

run "what_is_allowed_is_spelled_out" {
  command = plan

  assert {
    condition = [] == [
      for one in flatten(values(local.statements)) : one if strcontains(join(" ", one.actions), "*")
    ]
    error_message = "An action has a star."
  }
  assert {
    condition = toset(["purchase_credits", "get_receipt", "stripe_webhook", "delete_me", "sweep"]) == toset([
      for name, granted in local.granted : name if contains(keys(granted), "secret stripe")
    ])
    error_message = "Only payments know Stripe's key."
  }
  assert {
    condition = toset(["ask_course", "ask_note", "process_video"]) == toset([
      for name, granted in local.granted : name if contains(keys(granted), "secret claude")
    ])
    error_message = "The worker, and who answers questions, alone know the model's key."
  }
  assert {
    condition     = {} == local.granted["get_credit_packages"]
    error_message = "What only tells what it has with it may do nothing."
  }
  assert {
    condition = toset(keys(local.permissions)) == setunion(keys(local.handlers), [
      for key, name in jsondecode(file("github.json")) : name
    ])
    error_message = "permissions.json is of all functions, and of no others."
  }
}

run "each_is_told_of_what_it_may_use" {
  assert {
    condition     = module.secret["cursors"].arn == local.environments["list_notes"]["CURSOR_SECRET_ARN"]
    error_message = "Who answers in pages signs cursors."
  }
  assert {
    condition     = ["CONNECTIONS_TABLE", "COURSES_TABLE", "CREDITS_TABLE", "ERASURES_TABLE", "FREE_CREDITS_MONTHS", "LIMITS_TABLE", "LIMIT_COURSES", "LIMIT_ERASURES", "LIMIT_EXPORTS", "LIMIT_FILES", "LIMIT_ORDERS", "LIMIT_PREVIEWS", "LIMIT_PURCHASES", "LIMIT_PUSH_TICKETS", "LIMIT_QUESTIONS", "LIMIT_REVIEWS", "LIMIT_SEARCHES", "LIMIT_SIGN_OUTS", "LIMIT_UPLOADS", "METRICS_NAMESPACE", "NOTES_TABLE", "OPEN_JOBS", "PAYMENTS_TABLE", "REVIEWS_TABLE", "SIGNUP_CREDITS", "USERS_TABLE", "VIDEOS_TABLE", "WAITING_COURSES"] == keys(local.environments["get_video"])
    error_message = "Who reads tables is told of nothing else."
  }
  assert {
    condition     = toset(["ADDRESS_SECRET_ARN", "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", "NOTES_BUCKET", "PDFS_BUCKET", "UPLOADS_BUCKET", "WORK_BUCKET", "STRIPE_SECRET_ARN", "USER_POOL_ID"]) == setsubtract(keys(local.environments["delete_me"]), keys(local.environments["get_video"]))
    error_message = "Who erases a user knows all places."
  }
  assert {
    condition     = toset(["QUEUE_URL"]) == setsubtract(keys(local.environments["sweep"]), keys(local.environments["delete_me"]))
    error_message = "The sweep knows them too, as it finishes what broke off."
  }
  assert {
    condition = toset(["confirm_video", "create_course", "process_video", "retry_course", "submit_captions", "submit_video", "sweep"]) == toset([
      for name, told in local.environments : name if contains(keys(told), "QUEUE_URL")
    ])
    error_message = "Those who send know the queue."
  }
  assert {
    condition     = !contains(keys(local.environments["process_video"]), "PROXY_SECRET_ARN")
    error_message = "There is no proxy unless it is asked for."
  }
}

run "what_calls_them" {
  assert {
    condition = [1, 5] == [
      aws_lambda_event_source_mapping.queue["process"].batch_size,
      aws_lambda_event_source_mapping.queue["process"].scaling_config[0].maximum_concurrency,
    ]
    error_message = "The worker takes one job at a time, and no more at once than is meant."
  }
  assert {
    condition = alltrue([
      for one in aws_lambda_event_source_mapping.queue : toset(["ReportBatchItemFailures"]) == one.function_response_types
    ])
    error_message = "One message's trouble is not the others'."
  }
  assert {
    condition = alltrue([
      for one in aws_lambda_event_source_mapping.queue : endswith(one.function_name, ":live")
    ])
    error_message = "Queues call what is live."
  }
  assert {
    condition     = jsonencode({ deadLetterTargetArn = module.queue["process-dead"].arn, maxReceiveCount = 5 }) == aws_sqs_queue_redrive_policy.dead_letter["process"].redrive_policy
    error_message = "What is delivered too often is a dead letter."
  }
  assert {
    condition     = jsonencode({ redrivePermission = "byQueue", sourceQueueArns = [module.queue["process"].arn] }) == aws_sqs_queue_redrive_allow_policy.dead_letter["process"].redrive_allow_policy
    error_message = "Dead letters come from our queue alone."
  }
  assert {
    condition = ["rate(5 minutes)", module.function["sweep"].alias_arn] == [
      aws_cloudwatch_event_rule.schedule["sweep"].schedule_expression,
      aws_cloudwatch_event_target.schedule["sweep"].arn,
    ]
    error_message = "It is swept every five minutes."
  }
  assert {
    condition = ["live", "cognito-idp.amazonaws.com", module.sign_in.user_pool_arn] == [
      aws_lambda_permission.sign_up.qualifier,
      aws_lambda_permission.sign_up.principal,
      aws_lambda_permission.sign_up.source_arn,
    ]
    error_message = "Our user pool, and no other, tells of sign-ups."
  }
}
