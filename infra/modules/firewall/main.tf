# Who asks too often, by address, is refused before anything of ours is called. It stands in us-east-1, as CloudFront does.
resource "aws_wafv2_web_acl" "this" {
  #checkov:skip=CKV_AWS_192:Nothing here runs Java, and what is pasted may well be of a lecture on Log4j
  #checkov:skip=CKV2_AWS_31:Its log would be one more place with people's addresses, which erasing cannot reach
  name        = var.name
  description = "Requests by address"
  scope       = "CLOUDFRONT"

  default_action {
    allow {}
  }

  # As the API words a refusal, so that the web app tells it alike.
  custom_response_body {
    key          = "too-many"
    content_type = "APPLICATION_JSON"
    content = jsonencode({
      type      = "about:blank"
      title     = "Too Many Requests"
      status    = 429
      detail    = "Too many requests come from your network. Wait some minutes."
      code      = "too_many_requests"
      retryable = true
    })
  }

  rule {
    name     = "by-address"
    priority = 0

    action {
      block {
        custom_response {
          response_code            = 429
          custom_response_body_key = "too-many"
          response_header {
            name  = "retry-after"
            value = "60" # WAF counts anew about as often
          }
        }
      }
    }

    statement {
      rate_based_statement {
        limit                 = var.requests
        aggregate_key_type    = "IP"
        evaluation_window_sec = 300
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-by-address"
      sampled_requests_enabled   = false
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    sampled_requests_enabled   = false
  }
}
