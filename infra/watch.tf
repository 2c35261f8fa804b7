# Who is told when something is wrong, and where to look.
locals {
  metrics_namespace = "StudyBuddy-${var.environment}" # dev's figures are not prod's
}

module "watch" {
  source           = "./modules/watch"
  name             = "${local.name}-${local.suffix}"
  region           = var.region
  email            = var.alarm_email
  namespace        = local.metrics_namespace
  queues           = { process = module.queue["process"].name, dead = module.queue["process-dead"].name }
  functions        = { for name, one in module.function : name => one.name }
  log_groups       = { for name, one in module.function : name => one.log_group }
  api              = aws_apigatewayv2_api.http.id
  repository       = module.registry.name
  daily_model_cost = var.daily_model_cost
  alarms           = var.alarms
  dashboard        = var.dashboard
  key_arn          = local.key_arn
  emulated         = var.emulated
}

# The first two budgets of an account cost nothing.
module "budget" {
  source  = "./modules/budget"
  count   = var.alarm_email == "" || var.monthly_budget == 0 ? 0 : 1
  name    = "${local.name}-${local.suffix}"
  dollars = var.monthly_budget
  email   = var.alarm_email
}

# For an operator's commands: `eval "$(terraform output -raw operator)"`.
output "operator" {
  description = "What the operator's commands (`python -m studybuddy_aws.operator.NAME`) are told, for a shell."
  value = join("\n", [for name, value in merge(
    { AWS_DEFAULT_REGION = var.region },
    { for key, one in local.resources.tables : one.environment => module.table[key].name },
    { for key, one in local.resources.buckets : one.environment => module.bucket[key].name },
  ) : "export ${name}=${value}"])
}
