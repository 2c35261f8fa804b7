output "arn" {
  description = "The key, as what is encrypted by it names it."
  value       = aws_kms_key.this.arn
}
