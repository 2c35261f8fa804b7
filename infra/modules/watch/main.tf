# Who is told, and of what. alarms.json, dashboard.json and queries.json are data, so that tests
# compare them with the metrics that the functions really emit, and the guide with the alarms.
locals {
  names = merge(var.functions, {
    process_queue    = var.queues.process
    dead_queue       = var.queues.dead
    api              = var.api
    namespace        = var.namespace
    daily_model_cost = var.daily_model_cost
  })
  # Read as it lies there, so that how many alarms there are is known before there is an API; what
  # is a name of `names` (dead_queue) stands for that thing.
  alarms = { for name, one in jsondecode(file("${path.module}/alarms.json")) : name => one if var.alarms }
}

# CloudWatch cannot publish to a topic under AWS's own key for SNS: it is the operator's key or none.
resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.key_arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms.json
}

data "aws_iam_policy_document" "alarms" {
  statement {
    sid       = "AlarmsOfThisAccount"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }

  # EventBridge hands over no account or rule that a condition could ask for.
  statement {
    sid       = "FindingsOfImageScans"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

data "aws_caller_identity" "here" {}

resource "aws_sns_topic_subscription" "email" {
  count     = var.email == "" ? 0 : 1
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.email
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = local.alarms
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.means
  comparison_operator = each.value.when
  threshold           = try(local.names[each.value.threshold], each.value.threshold)
  evaluation_periods  = each.value.periods
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  dynamic "metric_query" {
    for_each = each.value.metrics
    content {
      id          = "m${metric_query.key}"
      return_data = length(each.value.metrics) == 1
      metric {
        namespace   = try(local.names[metric_query.value.namespace], metric_query.value.namespace)
        metric_name = metric_query.value.name
        dimensions  = { for key, value in metric_query.value.dimensions : key => local.names[value] }
        stat        = each.value.statistic
        period      = each.value.period
      }
    }
  }

  # Several metrics are summed.
  dynamic "metric_query" {
    for_each = length(each.value.metrics) > 1 ? [1] : []
    content {
      id          = "sum"
      expression  = "SUM(METRICS())"
      label       = each.key
      return_data = true
    }
  }
}

# Above all the alarms' colours; below them dashboard.json.
resource "aws_cloudwatch_dashboard" "this" {
  count          = var.dashboard ? 1 : 0
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = concat(
      [for shown in [local.alarms] : {
        type = "alarm", x = 0, y = 0, width = 24, height = 3
        properties = {
          title  = "Alarms"
          alarms = [for one in aws_cloudwatch_metric_alarm.this : one.arn]
        }
      } if length(shown) > 0],
      jsondecode(templatefile("${path.module}/dashboard.json", merge(local.names, {
        region = var.region
        ours   = replace(var.name, "-", " ") # words that a SEARCH finds in names of ours
      })))
    )
  })
}

# Searches of the logs, in the console under Logs Insights > Queries. On the dashboard they would
# be paid for at each look.
resource "aws_cloudwatch_query_definition" "this" {
  # The emulator keeps no searches.
  for_each        = { for name, one in jsondecode(file("${path.module}/queries.json")) : name => one if !var.emulated }
  name            = "${var.name}/${each.key}"
  query_string    = join("\n| ", each.value.query)
  log_group_names = [for one in each.value.functions : var.log_groups[one]]
}
