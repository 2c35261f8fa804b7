# What the HTTP API asks before it calls: whose tokens it takes, how often, what it writes down.
resource "aws_apigatewayv2_authorizer" "token" {
  api_id           = var.api.id
  name             = "token"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = var.issuer
    audience = [var.audience]
  }
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = var.api.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = var.throttle.rate
    throttling_burst_limit = var.throttle.burst
  }

  dynamic "route_settings" {
    for_each = var.throttles
    content {
      route_key              = route_settings.key
      throttling_rate_limit  = route_settings.value.rate
      throttling_burst_limit = route_settings.value.burst
    }
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode(local.logged)
  }

  # A limit is refused for a route that is not there yet.
  depends_on = [aws_apigatewayv2_route.this]
}

# API Gateway may write to groups of this prefix without a policy of their own.
resource "aws_cloudwatch_log_group" "access" {
  #checkov:skip=CKV_AWS_338:Its lines have addresses of people, which erasing an account cannot reach
  name              = "/aws/vendedlogs/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arn
}

# Of the token only who it is of; no header, no query and no body.
locals {
  logged = {
    time              = "$context.requestTimeEpoch"
    request           = "$context.requestId"
    route             = "$context.routeKey"
    user              = "$context.authorizer.claims.sub"
    ip                = "$context.identity.sourceIp"
    status            = "$context.status"
    refusal           = "$context.error.responseType"
    token_error       = "$context.authorizer.error"
    integration       = "$context.integration.status"
    integration_error = "$context.integrationErrorMessage"
    milliseconds      = "$context.responseLatency"
    function_ms       = "$context.integrationLatency"
    bytes             = "$context.responseLength"
  }
}
