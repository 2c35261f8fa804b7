# The HTTP API: a route for each of the contract's operations, and limits on what costs money.
module "api" {
  source = "./modules/api"

  name               = "${local.name}-${local.suffix}"
  issuer             = module.sign_in.issuer
  audience           = module.sign_in.client_id
  origins            = var.web_addresses # CloudFront's own is none to a browser, which asks for /api there
  methods            = distinct([for key in keys(local.routes) : split(" ", key)[0]])
  log_retention_days = var.access_log_days
  key_arn            = local.key_arn

  routes = {
    for key, route in merge(local.routes, local.github_routes) : key => {
      function_name = module.function[route.function].name
      alias         = "live"
      invoke_arn    = module.function[route.function].invoke_arn
      public        = route.public
    }
  }

  # For all users together: a stop to what runs wild, and wide enough for a thousand people at once.
  # What one user may do is limited by credits, OPEN_JOBS and the table of limits. The webhook's is
  # wide, because Stripe sends in bursts and sends again what is refused.
  throttle  = local.throttles["default"]
  throttles = { for route, one in local.throttles : route => one if route != "default" }
}

locals {
  throttles = merge(local.resources.throttles, var.throttles)
}
