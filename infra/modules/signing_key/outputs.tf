output "arn" {
  description = "The key, as rights name it."
  value       = aws_kms_key.this.arn
}
