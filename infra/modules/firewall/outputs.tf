output "arn" {
  description = "The rules, as CloudFront is told them."
  value       = aws_wafv2_web_acl.this.arn
}
