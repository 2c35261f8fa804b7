output "name" {
  description = "The function's name."
  value       = aws_lambda_function.this.function_name
}

output "arn" {
  description = "The function itself; callers are given its alias."
  value       = aws_lambda_function.this.arn
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
  description = "The name of its role."
  value       = aws_iam_role.this.name
}

output "role_arn" {
  description = "Its role, as policies of keys and buckets name it."
  value       = aws_iam_role.this.arn
}

output "log_group" {
  description = "Where it logs."
  value       = aws_cloudwatch_log_group.this.name
}
