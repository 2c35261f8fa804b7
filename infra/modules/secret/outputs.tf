output "name" {
  description = "The secret's name, by which a value is put."
  value       = aws_secretsmanager_secret.this.name
}

output "arn" {
  description = "The secret, as functions and rights name it."
  value       = aws_secretsmanager_secret.this.arn
}
