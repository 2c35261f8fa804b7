# The facts that Terraform shares with the functions, the local stack and the web app.
locals {
  resources = jsondecode(file("${path.module}/resources.json"))
  contract  = jsondecode(file("${path.module}/openapi.json"))

  account = data.aws_caller_identity.here.account_id
  name    = "ytstudy"
  suffix  = var.environment
  # Buckets share one namespace with the whole world.
  bucket_suffix = "${var.environment}-${local.account}-${var.region}"

  # "POST /videos/submit" => which function answers it, and whether without a token.
  routes = merge([
    for path, methods in local.contract.paths : {
      for method, operation in methods : "${upper(method)} ${path}" => {
        function = operation.operationId
        handler  = operation["x-handler"]
        public   = length(operation.security) == 0
      }
    }
  ]...)

  # How many videos are worked on at the same time.
  workers = coalesce(var.maximum_concurrency, local.resources.queues.process.maximum_concurrency)

  web_addresses = concat([module.web.address], var.web_addresses)
}
