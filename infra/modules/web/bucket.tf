# The web app's files: nobody reads them but the one distribution. They are no secret, so S3's own
# key is enough, and CloudFront needs no right to another.
module "files" {
  source = "../bucket"

  name              = var.bucket
  versioned         = true
  expire_days       = 0
  cors              = { methods = [], origins = [] }
  force_destroy     = !var.deletion_protection
  tls_only          = var.tls_only
  announced         = true
  access_log_bucket = var.access_log_bucket
  key_arn           = null
  readers           = [{ service = "cloudfront.amazonaws.com", arn = aws_cloudfront_distribution.this.arn }]
}

resource "aws_cloudfront_origin_access_control" "files" {
  name                              = var.bucket
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}
