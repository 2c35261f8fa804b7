output "name" {
  value = aws_lambda_function.this.function_name
}

output "arn" {
  value = aws_lambda_function.this.arn
}

output "alias_arn" {
  description = "Of the alias `live`: what everybody calls."
  value       = aws_lambda_alias.live.arn
}

output "invoke_arn" {
  description = "Of the alias `live`, for API Gateway."
  value       = aws_lambda_alias.live.invoke_arn
}

output "role_name" {
  value = aws_iam_role.this.name
}

output "role_arn" {
  value = aws_iam_role.this.arn
}

output "log_group" {
  value = aws_cloudwatch_log_group.this.name
}
