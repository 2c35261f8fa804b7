# Who may do what: permissions.json has, for each function, the actions it calls and on which thing.
# A function is told of the things it may use, and of no others.
locals {
  permissions = jsondecode(file("${path.module}/permissions.json"))

  services = {
    table  = "dynamodb", index = "dynamodb", bucket = "s3", objects = "s3", queue = "sqs"
    secret = "secretsmanager", people = "cognito-idp", key = "kms", connections = "execute-api"
  }

  things = merge(
    { for name, one in module.table : "table ${name}" => one.arn },
    merge([
      for name, one in module.table : { for index, arn in one.index_arns : "index ${name}/${index}" => arn }
    ]...),
    { for name, one in module.bucket : "bucket ${name}" => one.arn },
    { for name, one in module.bucket : "objects ${name}" => "${one.arn}/*" },
    { for name, one in module.queue : "queue ${name}" => one.arn },
    { for name, one in module.secret : "secret ${name}" => one.arn },
    { people = module.sign_in.user_pool_arn, "key github" = one(module.github_key[*].arn) },
    { connections = var.push ? module.push[0].connections_arn : null },
  )

  # Without those of secrets that this environment does not have, as the proxy's, of a push that is off, and of the
  # model's key where Bedrock wants none.
  granted = {
    for name in keys(local.handlers) : name => {
      for thing, actions in local.permissions[name] : thing => actions
      if(!startswith(thing, "secret ") || contains(keys(local.secrets), trimprefix(thing, "secret "))) && (thing != "connections" || var.push) && (thing != "secret claude" || !local.bedrock)
    }
  }

  statements = {
    for name, granted in local.granted : name => concat(
      [
        for thing, actions in granted : {
          actions   = [for action in actions : "${local.services[split(" ", thing)[0]]}:${action}"]
          resources = [local.things[thing]]
          condition = {}
        }
      ],
      local.bedrock && contains(local.asks, name) ? local.bedrock_statements : [],
    )
  }
}

# What each function is told by its environment.
locals {
  told_all = merge(
    { for name, one in local.resources.tables : one.environment => module.table[name].name },
    { METRICS_NAMESPACE = local.metrics_namespace },
    { SIGNUP_CREDITS = tostring(var.signup_credits), OPEN_JOBS = tostring(var.open_jobs) },
    { WAITING_COURSES = tostring(var.waiting_courses) },
    { for name, most in var.request_limits : "LIMIT_${upper(name)}" => tostring(most) },
    { FREE_CREDITS_MONTHS = tostring(var.free_credits_months) },
  )
  told_of = merge(
    { for name, one in local.told_buckets : "bucket ${name}" => one },
    { for name, one in local.told_buckets : "objects ${name}" => one },
    { for name, one in local.told_secrets : "secret ${name}" => one },
    # Only who sends to a queue asks for its address: what reads it is handed the messages.
    { "queue process" = { QUEUE_URL = module.queue["process"].url } },
    { people = { USER_POOL_ID = module.sign_in.user_pool_id } },
    { connections = { AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI = var.push ? module.push[0].posts : null } },
  )
  told_buckets = {
    for name, one in local.resources.buckets : name => { (one.environment) = module.bucket[name].name }
  }
  told_secrets = {
    for name, one in module.secret : name => { (local.secret_variables[name]) = one.arn }
    if contains(keys(local.secret_variables), name)
  }
  secret_variables = {
    claude  = "CLAUDE_SECRET_ARN", stripe = "STRIPE_SECRET_ARN", proxy = "PROXY_SECRET_ARN"
    cursors = "CURSOR_SECRET_ARN", addresses = "ADDRESS_SECRET_ARN"
  }
  credit_price    = { STUDYBUDDY_WORDS_PER_CREDIT = tostring(var.words_per_credit) }
  worker_price    = merge(local.credit_price, { DAILY_MODEL_LIMIT = tostring(var.daily_model_limit) })
  stripe_stand_in = var.stripe_address == "" ? {} : { STRIPE_API_BASE = var.stripe_address }
  told_besides = merge(
    { create_export = { EXPORT_QUEUE_URL = module.queue["exports"].url } }, # and not who reads it
    { create_preview = local.credit_price },
    { process_video = merge(local.worker_price, { MAXIMUM_CONCURRENCY = tostring(local.workers) }, var.worker_settings, local.bedrock_told) },
    # Whom the worker's notes are written by answers questions, with the same dollars a day.
    {
      for name in ["ask_note", "ask_course"] :
      name => merge({ DAILY_MODEL_LIMIT = tostring(var.daily_model_limit) }, var.worker_settings, local.bedrock_told)
    },
    {
      for name, granted in local.granted : name => local.stripe_stand_in
      if contains(keys(granted), "secret stripe")
    },
    local.github_told,
  )

  environments = {
    for name, granted in local.granted : name => merge(
      contains(keys(local.for_github), name) ? {} : local.told_all,
      merge([for thing in keys(granted) : try(local.told_of[thing], {})]...),
      try(local.told_besides[name], {}),
    )
  }
}
