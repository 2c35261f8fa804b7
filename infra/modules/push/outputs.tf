output "address" {
  description = "Where pages connect to (wss://...)."
  value       = "${aws_apigatewayv2_api.this.api_endpoint}/${var.stage}"
}

output "posts" {
  description = "Where connections are posted to (https://...)."
  value       = "${replace(aws_apigatewayv2_api.this.api_endpoint, "/^ws/", "http")}/${var.stage}"
}

output "connections_arn" {
  description = "All connections."
  value       = "${aws_apigatewayv2_api.this.execution_arn}/${var.stage}/*/@connections/*"
}
