output "name" {
  description = "The bucket's name."
  value       = aws_s3_bucket.this.bucket
}

output "arn" {
  description = "The bucket, as rights name it."
  value       = aws_s3_bucket.this.arn
}

output "regional_domain" {
  description = "Host that presigned links and forms go to."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}
