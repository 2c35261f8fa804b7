# What alarms.json says becomes what CloudWatch is told.
mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:alarms" }
  }
  mock_resource "aws_cloudwatch_metric_alarm" {
    defaults = { arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:one" }
  }
}

variables {
  name      = "ytstudy-dev"
  region    = "eu-central-1"
  email     = "operator@example.org"
  namespace = "StudyBuddy-dev"
  queues    = { process = "ytstudy-process-dev", dead = "ytstudy-process-dead-dev" }
  functions = {
    for name in ["create_user", "make_export", "process_video", "settle_failed", "sweep"] : name => "ytstudy-${name}-dev"
  }
  log_groups = {
    for name in toset(flatten([for one in jsondecode(file("modules/watch/queries.json")) : one.functions])) :
    name => "/aws/lambda/ytstudy-${name}-dev"
  }
  api              = "a1b2c3d4e5"
  repository       = "ytstudy-process-dev"
  key_arn          = null
  alarms           = true
  dashboard        = true
  daily_model_cost = 7
  emulated         = false
}

run "watched" {
  module {
    source = "./modules/watch"
  }

  assert {
    condition = alltrue([for one in aws_cloudwatch_metric_alarm.this :
      one.alarm_actions == toset([aws_sns_topic.alarms.arn]) && one.ok_actions == one.alarm_actions
    ])
    error_message = "Somebody is told when an alarm is raised, and when it is over."
  }

  assert {
    condition = { for name, one in aws_cloudwatch_metric_alarm.this : name => one.treat_missing_data if one.treat_missing_data != "notBreaching" } == {
      "ledger-unchecked" = "breaching"
    }
    error_message = "Silence is fine, but of the ledger's check it is what the alarm is for."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["model-cost"].threshold == 7
    error_message = "The operator says what the model may cost a day."
  }

  assert {
    condition     = toset([for one in aws_cloudwatch_metric_alarm.this["dead-letters"].metric_query : one.expression if one.return_data]) == toset(["SUM(METRICS())"])
    error_message = "Letters that wait and letters that are being settled are counted together."
  }

  assert {
    condition = toset(flatten([for one in aws_cloudwatch_metric_alarm.this["background-errors"].metric_query : [for m in one.metric : m.dimensions.FunctionName]])) == toset([
      "ytstudy-create_user-dev", "ytstudy-make_export-dev", "ytstudy-settle_failed-dev", "ytstudy-sweep-dev"
    ])
    error_message = "Functions that nobody waits for are watched by their real names."
  }

  assert {
    condition     = !strcontains(aws_cloudwatch_dashboard.this[0].dashboard_body, "$${") && length(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets) == 13
    error_message = "The dashboard is whole, and every name in it is filled in."
  }
}

run "findings_of_image_scans" {
  module {
    source = "./modules/watch"
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.image_findings.event_pattern).detail.repository-name == ["ytstudy-process-dev"]
    error_message = "What is found in other repositories is not ours to tell."
  }

  assert {
    condition     = aws_cloudwatch_event_target.image_findings.arn == aws_sns_topic.alarms.arn
    error_message = "It is told to whom alarms are told to."
  }
}

run "nobody_to_tell" {
  command = plan
  variables {
    email = ""
  }
  module {
    source = "./modules/watch"
  }

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0
    error_message = "Without an address nobody is subscribed."
  }
}

run "what_costs_whether_anybody_comes_or_not_can_be_left_out" {
  module {
    source = "./modules/watch"
  }
  variables {
    alarms    = false
    dashboard = false
  }

  assert {
    condition     = 0 == length(aws_cloudwatch_metric_alarm.this) && 0 == length(aws_cloudwatch_dashboard.this)
    error_message = "Neither alarms nor a dashboard."
  }
}
