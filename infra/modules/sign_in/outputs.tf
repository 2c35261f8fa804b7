output "user_pool_id" {
  description = "The user pool's id."
  value       = aws_cognito_user_pool.this.id
}

output "user_pool_arn" {
  description = "The user pool, as rights name it."
  value       = aws_cognito_user_pool.this.arn
}

output "client_id" {
  description = "The web app's."
  value       = aws_cognito_user_pool_client.web.id
}

output "issuer" {
  description = "Who tokens say has made them."
  value       = "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.this.id}"
}

output "domain" {
  description = "The address of the hosted pages."
  value       = "https://${aws_cognito_user_pool_domain.this.domain}.auth.${var.region}.amazoncognito.com"
}
