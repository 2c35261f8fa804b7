# Every Lambda function, by the name of its module in studybuddy_aws.
locals {
  behind_routes = { for route in values(local.routes) : route.function => route.handler }
  for_github    = { for route in values(local.github_routes) : route.function => route.handler }
  for_push      = values(local.resources.push.routes)
  others = setsubtract(
    keys(local.resources.functions),
    concat(["api"], keys(local.behind_routes), var.push ? [] : local.for_push),
  )

  handlers = merge(
    local.behind_routes,
    { for name in local.others : name => "studybuddy_aws.${name}.handler" },
    local.for_github,
  )

  # Erasing a user goes through all rows and files, and has as long as API Gateway waits for it.
  wanted_sizes = merge({ delete_me = { memory_mb = null, timeout_seconds = 29 } }, var.sizes)
  given_sizes = {
    for name, one in local.wanted_sizes : name => { for key, value in one : key => value if value != null }
  }
  sizes = {
    for name in concat(keys(local.behind_routes), tolist(local.others)) : name => merge(
      try(local.resources.functions[name], local.resources.functions.api),
      contains(keys(local.resources.functions), name) ? {} : try(local.given_sizes["api"], {}),
      try(local.given_sizes[name], {}),
    )
  }
  zip_size = merge(local.resources.functions.api, try(local.given_sizes["api"], {}))

  payments = toset([
    for line in split("\n", file("${path.module}/../images/api/payments.txt")) : line
    if line != "" && !startswith(line, "#")
  ])
  zip_of = {
    for name in keys(local.handlers) : name =>
    "${var.zips}/${contains(local.payments, name) ? "payments" : "api"}-${var.architecture}.zip"
  }
  images = toset([for name, one in local.resources.functions : name if one.package == "image"])
  packages = {
    for name, handler in local.handlers : name => {
      image   = contains(local.images, name) ? var.image : null
      zip     = contains(local.images, name) ? null : local.zip_of[name]
      handler = handler
    }
  }

  # For what functions are made after, and so cannot ask them: the user pool, which delete_me and sweep know.
  live_arns = {
    for name in keys(local.handlers) : name =>
    "arn:${data.aws_partition.here.partition}:lambda:${var.region}:${local.account}:function:${local.name}-${name}-${local.suffix}:live"
  }
}

module "function" {
  for_each                = local.handlers
  source                  = "./modules/function"
  name                    = "${local.name}-${each.key}-${local.suffix}"
  package                 = local.packages[each.key]
  architecture            = var.architecture
  memory_mb               = try(local.sizes[each.key], local.zip_size).memory_mb
  timeout_seconds         = try(local.sizes[each.key], local.zip_size).timeout_seconds
  ephemeral_storage_mb    = try(local.sizes[each.key].ephemeral_storage_mb, 512)
  environment             = local.environments[each.key]
  statements              = local.statements[each.key]
  traced                  = each.key == "process_video" # where a trace shows more than a log line
  snap_start              = var.snap_start
  provisioned_concurrency = lookup(var.provisioned_concurrency, each.key, 0)
  reserved_concurrency    = lookup(var.reserved_concurrency, each.key, -1)
  log_retention_days      = var.log_retention_days
  key_arn                 = local.key_arn
  code_signing_arn        = var.code_signing_arn == "" ? null : var.code_signing_arn
}
