output "address" {
  description = "Where the web app is."
  value       = "https://${local.own ? var.domain : aws_cloudfront_distribution.this.domain_name}"
}

output "api" {
  description = "Where the API is under that address: a path."
  value       = local.api
}

output "host" {
  description = "CloudFront's own name: what an own domain's CNAME points to."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "bucket" {
  description = "The bucket that holds its files."
  value       = module.files.name
}

output "distribution_arn" {
  description = "The distribution, for what is told of its requests."
  value       = aws_cloudfront_distribution.this.arn
}

output "distribution_id" {
  description = "The distribution's id."
  value       = aws_cloudfront_distribution.this.id
}
