# The one module of all functions.
mock_provider "aws" {
  source = "./tests/aws"
}

variables {
  name               = "ytstudy-get_note-test"
  architecture       = "arm64"
  memory_mb          = 512
  timeout_seconds    = 15
  environment        = { NOTES_TABLE = "ytstudy-notes-test" }
  log_retention_days = 30
  key_arn            = null
  statements = [{
    actions   = ["dynamodb:GetItem"]
    resources = ["arn:aws:dynamodb:eu-central-1:123456789012:table/ytstudy-notes-test"]
  }]
  package = {
    zip     = "tests/zips/api-arm64.zip"
    handler = "studybuddy_aws.get_note.handler"
  }
}

run "a_zip" {
  module {
    source = "./modules/function"
  }

  assert {
    condition = ["Zip", "python3.13", "studybuddy_aws.get_note.handler"] == [
      aws_lambda_function.this.package_type,
      aws_lambda_function.this.runtime,
      aws_lambda_function.this.handler,
    ]
    error_message = "A zip has a handler and a runtime."
  }
  assert {
    condition = ["JSON", "/aws/lambda/ytstudy-get_note-test"] == [
      aws_lambda_function.this.logging_config[0].log_format,
      aws_lambda_function.this.logging_config[0].log_group,
    ]
    error_message = "It logs JSON, to its own group."
  }
  assert {
    condition = [["dynamodb:GetItem"], ["logs:CreateLogStream", "logs:PutLogEvents"]] == [
      for one in jsondecode(aws_iam_role_policy.this.policy).Statement : one.Action
    ]
    error_message = "Its role may do what it was given, and log."
  }
  assert {
    condition     = ["${aws_cloudwatch_log_group.this.arn}:*"] == jsondecode(aws_iam_role_policy.this.policy).Statement[1].Resource
    error_message = "It logs to no other's group."
  }
  assert {
    condition = [true, "live", "PassThrough"] == [
      aws_lambda_function.this.publish,
      aws_lambda_alias.live.name,
      aws_lambda_function.this.tracing_config[0].mode,
    ]
    error_message = "Each version is kept, one is live, and none is traced."
  }
}

run "an_image" {
  module {
    source = "./modules/function"
  }
  variables {
    package    = { image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ytstudy-process-test@sha256:0" }
    traced     = true
    snap_start = true
  }

  assert {
    condition = "Image" == aws_lambda_function.this.package_type && alltrue([
      for one in [aws_lambda_function.this.runtime, aws_lambda_function.this.handler, aws_lambda_function.this.filename] : one == null
    ])
    error_message = "An image says itself what is run."
  }
  assert {
    condition     = 0 == length(aws_lambda_function.this.snap_start)
    error_message = "Lambda takes no snapshots of images."
  }
  assert {
    condition = ["Active", "xray:PutTraceSegments"] == [
      aws_lambda_function.this.tracing_config[0].mode,
      jsondecode(aws_iam_role_policy.this.policy).Statement[2].Action[0],
    ]
    error_message = "What is traced may say so."
  }
}

run "one_of_several_in_an_image" {
  module {
    source = "./modules/function"
  }
  variables {
    package = {
      image   = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ytstudy-process-test@sha256:0"
      handler = "studybuddy_aws.create_preview.handler"
    }
    reserved_concurrency = 10
  }

  assert {
    condition     = tolist(["studybuddy_aws.create_preview.handler"]) == aws_lambda_function.this.image_config[0].command && aws_lambda_function.this.handler == null
    error_message = "What is run in an image is told as its command."
  }
  assert {
    condition     = 10 == aws_lambda_function.this.reserved_concurrent_executions
    error_message = "What an operator keeps for a function is kept."
  }
}

run "one_that_starts_quickly" {
  module {
    source = "./modules/function"
  }
  variables {
    provisioned_concurrency = 2
  }

  assert {
    condition = ["live", 2] == [
      aws_lambda_provisioned_concurrency_config.this[0].qualifier,
      aws_lambda_provisioned_concurrency_config.this[0].provisioned_concurrent_executions,
    ]
    error_message = "Warm instances are those of what is live."
  }
}
