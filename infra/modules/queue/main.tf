resource "aws_sqs_queue" "this" {
  name                       = var.name
  visibility_timeout_seconds = var.visibility_seconds
  message_retention_seconds  = var.retention_seconds
  receive_wait_time_seconds  = 20
  sqs_managed_sse_enabled    = true # a message holds a video's id, and nothing of a user's

  lifecycle {
    precondition {
      # What AWS asks for, so that a message is not read again while its function may be at it.
      condition     = var.visibility_seconds >= 6 * var.consumer_timeout_seconds
      error_message = "Visibility of ${var.name} must be at least 6 times its function's timeout."
    }
  }
}

resource "aws_sqs_queue_policy" "this" {
  count     = var.tls_only ? 1 : 0
  queue_url = aws_sqs_queue.this.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.this.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
