# The root with all that an operator can switch on, made by a provider that only pretends. What comes
# of it is compared with what an earlier build made (test_upgrade.py).
mock_provider "aws" {
  source = "./tests/aws"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/aws"
}

variables {
  environment             = "test"
  image                   = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ytstudy-process-test@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  zips                    = "tests/zips"
  proxy                   = true
  sign_in                 = { google = true, github = true, discord = true }
  client_ids              = { google = "of-google", github = "of-github", discord = "of-discord" }
  alarm_email             = "operator@example.org"
  monthly_budget          = 20
  daily_model_cost        = 10
  domain                  = "notes.example.org"
  certificate_arn         = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
  provisioned_concurrency = { get_video = 1 }
  stripe_address          = "http://127.0.0.1:12111"
  access_log_bucket       = "an-operators-logs"
}

run "all_choices" {
  override_data {
    target = module.sign_in.data.aws_secretsmanager_secret_versions.client
    values = { versions = [{ version_id = "first", version_stages = ["AWSCURRENT"], created_time = "", last_accessed_date = "" }] }
  }
}
