output "id" {
  description = "The API's id."
  value       = aws_apigatewayv2_api.this.id
}

output "endpoint" {
  description = "Its address, without a last slash."
  value       = aws_apigatewayv2_api.this.api_endpoint
}

output "execution_arn" {
  description = "What ARNs of its routes begin with."
  value       = aws_apigatewayv2_api.this.execution_arn
}

output "stage" {
  description = "The stage that is called."
  value       = aws_apigatewayv2_stage.default.name
}
