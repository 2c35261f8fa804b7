# The HTTP API: a route for each of the contract's operations, and limits on what costs money. The API itself knows nobody, so
# that CloudFront and GitHub's functions may know its address, while its routes and tokens know them.
resource "aws_apigatewayv2_api" "http" {
  name          = "${local.name}-${local.suffix}"
  protocol_type = "HTTP"

  # Its own address stays open: CloudFront itself asks there, and so do Stripe, Cognito (for GitHub) and web apps elsewhere.
  disable_execute_api_endpoint = false

  dynamic "cors_configuration" {
    for_each = length(var.web_addresses) > 0 ? [var.web_addresses] : []
    content {
      allow_origins  = cors_configuration.value # CloudFront's own is none to a browser, which asks for /api there
      allow_methods  = distinct([for key in keys(local.routes) : split(" ", key)[0]])
      allow_headers  = ["authorization", "content-type", "idempotency-key", "if-none-match"]
      expose_headers = ["etag", "retry-after"]
      max_age        = 3600
    }
  }
}

moved {
  from = module.api.aws_apigatewayv2_api.this
  to   = aws_apigatewayv2_api.http
}

module "api" {
  source = "./modules/api"

  api                = aws_apigatewayv2_api.http
  name               = "${local.name}-${local.suffix}"
  issuer             = module.sign_in.issuer
  audience           = module.sign_in.client_id
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
