# What calls functions that no route calls: queues, schedules and the user pool.
resource "aws_lambda_event_source_mapping" "queue" {
  for_each                = local.resources.queues
  event_source_arn        = module.queue[each.key].arn
  function_name           = module.function[each.value.consumer].alias_arn
  batch_size              = each.value.batch_size
  function_response_types = ["ReportBatchItemFailures"]

  dynamic "scaling_config" {
    for_each = [for most in [each.key == "process" ? local.workers : try(each.value.maximum_concurrency, 0)] : most if most > 0]
    content {
      maximum_concurrency = scaling_config.value
    }
  }
}

resource "aws_cloudwatch_event_rule" "schedule" {
  for_each            = local.resources.schedules
  name                = "${local.name}-${each.key}-${local.suffix}"
  description         = "Calls ${each.value.function}"
  schedule_expression = each.value.expression
}

resource "aws_cloudwatch_event_target" "schedule" {
  for_each = local.resources.schedules
  rule     = aws_cloudwatch_event_rule.schedule[each.key].name
  arn      = module.function[each.value.function].alias_arn

  # A call that is late is of no use: the next one does all that it would have done.
  retry_policy {
    maximum_event_age_in_seconds = 300
    maximum_retry_attempts       = 0
  }
}

resource "aws_lambda_permission" "schedule" {
  for_each      = local.resources.schedules
  statement_id  = "schedule"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.schedule[each.key].arn
  function_name = module.function[each.value.function].name
  qualifier     = "live"
}

resource "aws_lambda_permission" "sign_up" {
  statement_id  = "sign-up"
  action        = "lambda:InvokeFunction"
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = module.sign_in.user_pool_arn
  function_name = module.function["create_user"].name
  qualifier     = "live"
}

resource "aws_lambda_permission" "pre_sign_up" {
  statement_id  = "pre-sign-up"
  action        = "lambda:InvokeFunction"
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = module.sign_in.user_pool_arn
  function_name = module.function["link_sign_in"].name
  qualifier     = "live"
}
