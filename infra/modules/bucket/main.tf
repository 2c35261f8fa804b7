resource "aws_s3_bucket" "this" {
  #checkov:skip=CKV_AWS_144:Versions and one region are what a note is worth: it can be made again
  bucket        = var.name
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    bucket_key_enabled = var.key_arn != null # one question to KMS for many objects
    apply_server_side_encryption_by_default {
      sse_algorithm     = var.key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = var.versioned ? "Enabled" : "Disabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket     = aws_s3_bucket.this.id
  depends_on = [aws_s3_bucket_versioning.this]

  rule {
    id     = "tidy"
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
    noncurrent_version_expiration {
      noncurrent_days = 30
    }
    # What is left of an object whose versions are gone is a marker, which is nothing to keep.
    expiration {
      days                         = var.expire_days > 0 ? var.expire_days : null
      expired_object_delete_marker = var.expire_days > 0 ? null : true
    }
  }
}

# What is put there can be listened to, with a rule of EventBridge: a scanner of uploads, say.
resource "aws_s3_bucket_notification" "this" {
  count       = var.announced ? 1 : 0
  bucket      = aws_s3_bucket.this.id
  eventbridge = true
}

resource "aws_s3_bucket_logging" "this" {
  count         = var.access_log_bucket == "" ? 0 : 1
  bucket        = aws_s3_bucket.this.id
  target_bucket = var.access_log_bucket
  target_prefix = "${var.name}/"
}

resource "aws_s3_bucket_cors_configuration" "this" {
  count  = length(var.cors.methods) > 0 ? 1 : 0
  bucket = aws_s3_bucket.this.id
  cors_rule {
    allowed_methods = var.cors.methods
    allowed_origins = var.cors.origins
    allowed_headers = ["*"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_policy" "this" {
  count      = length(var.readers) > 0 || var.tls_only ? 1 : 0
  bucket     = aws_s3_bucket.this.id
  depends_on = [aws_s3_bucket_public_access_block.this]
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.read, var.tls_only ? [local.tls] : [])
  })
}

locals {
  # Who may not list is told that a file is forbidden, and not that it is missing.
  read = [for one in var.readers : {
    Sid       = "ReadBy${title(split(".", one.service)[0])}"
    Effect    = "Allow"
    Principal = { Service = one.service }
    Action    = ["s3:GetObject", "s3:ListBucket"]
    Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
    Condition = { StringEquals = { "AWS:SourceArn" = one.arn } }
  }]
  tls = {
    Sid       = "TlsOnly"
    Effect    = "Deny"
    Principal = "*"
    Action    = "s3:*"
    Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }
}
