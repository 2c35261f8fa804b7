# The WebSocket API: its stage, how much it lets in, and what runs when a page comes or goes.
resource "aws_apigatewayv2_api" "this" {
  name                       = var.name
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_stage" "this" {
  #checkov:skip=CKV_AWS_76:It would need a role of the whole account; the function that lets pages in logs each of them
  #checkov:skip=CKV2_AWS_51:A page has no certificate of its own
  api_id        = aws_apigatewayv2_api.this.id
  name          = var.stage
  deployment_id = aws_apigatewayv2_deployment.this.id

  default_route_settings {
    throttling_rate_limit  = var.throttle.rate
    throttling_burst_limit = var.throttle.burst
  }
}

# By hand, as it were: API Gateway deploys HTTP APIs by itself and these not.
resource "aws_apigatewayv2_deployment" "this" {
  api_id = aws_apigatewayv2_api.this.id
  triggers = {
    routes = sha1(jsonencode([var.routes, var.pong]))
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_apigatewayv2_route.function,
    aws_apigatewayv2_route.echo,
    aws_apigatewayv2_integration_response.echo,
    aws_apigatewayv2_route_response.echo,
  ]
}

resource "aws_apigatewayv2_route" "function" {
  #checkov:skip=CKV_AWS_309:The function behind $connect asks for the ticket, as a browser sends no header here
  for_each = var.routes

  api_id             = aws_apigatewayv2_api.this.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.function[each.key].id}"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = var.routes

  api_id             = aws_apigatewayv2_api.this.id
  integration_type   = "AWS_PROXY"
  integration_method = "POST"
  integration_uri    = each.value.invoke_arn
}

resource "aws_lambda_permission" "function" {
  for_each = var.routes

  statement_id  = "push"
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  qualifier     = each.value.alias
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.this.execution_arn}/${var.stage}/${each.key}"
}

# Whatever a page says is answered by the gateway itself: no function is called for it.
resource "aws_apigatewayv2_route" "echo" {
  #checkov:skip=CKV_AWS_309:Only who was let in can say anything
  api_id                              = aws_apigatewayv2_api.this.id
  route_key                           = "$default"
  target                              = "integrations/${aws_apigatewayv2_integration.echo.id}"
  authorization_type                  = "NONE"
  route_response_selection_expression = "$default"
}

resource "aws_apigatewayv2_integration" "echo" {
  api_id                        = aws_apigatewayv2_api.this.id
  integration_type              = "MOCK"
  request_templates             = { "200" = jsonencode({ statusCode = 200 }) }
  template_selection_expression = "200"
}

resource "aws_apigatewayv2_integration_response" "echo" {
  api_id                        = aws_apigatewayv2_api.this.id
  integration_id                = aws_apigatewayv2_integration.echo.id
  integration_response_key      = "/200/"
  response_templates            = { "200" = var.pong }
  template_selection_expression = "200"
}

resource "aws_apigatewayv2_route_response" "echo" {
  api_id             = aws_apigatewayv2_api.this.id
  route_id           = aws_apigatewayv2_route.echo.id
  route_response_key = "$default"
}
