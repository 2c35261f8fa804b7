# Each route of the contract, the function behind it, and its right to be called by just this route.
resource "aws_apigatewayv2_route" "this" {
  for_each = var.routes

  api_id             = var.api.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.this[each.key].id}"
  authorization_type = local.guards[each.key]
  authorizer_id      = each.value.public ? null : aws_apigatewayv2_authorizer.token.id
}

locals {
  guards = { for key, route in var.routes : key => route.public ? "NONE" : "JWT" }
}

# The API waits as long as it can: a function ends before, by its own timeout.
resource "aws_apigatewayv2_integration" "this" {
  for_each = var.routes

  api_id                 = var.api.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = each.value.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 30000
}

# A parameter of the path may be anything, and how it is shown to Lambda is not documented.
resource "aws_lambda_permission" "this" {
  for_each = var.routes

  statement_id  = trim(replace(each.key, "/[^A-Za-z]+/", "-"), "-")
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  qualifier     = each.value.alias
  principal     = "apigateway.amazonaws.com"
  source_arn = join("/", [
    var.api.execution_arn,
    "$default",
    replace(replace(each.key, " /", "/"), "/{[^}]+}/", "*"),
  ])
}
