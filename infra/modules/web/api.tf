# The API under the web app's own name: no other origin to a browser, so no question before each request.
locals {
  api = "/api"
  # CloudFront's own policy, Managed-AllViewerExceptHostHeader: API Gateway knows itself by its own name alone.
  all_but_host = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
}

resource "aws_cloudfront_function" "api" {
  name    = "${var.name}-api"
  comment = "The API's routes have no ${local.api} before them"
  runtime = "cloudfront-js-2.0"
  code    = file("${path.module}/api.js")
}

# Nothing is kept: the API says no-store. That the token is part of the key is for requests at the same moment, which
# CloudFront may join into one whatever the answer says: two people's are never one. A key needs a time above 0 (a second,
# for what says that it may be kept), and what stands in it is sent on.
resource "aws_cloudfront_cache_policy" "not_kept" {
  name        = "${var.name}-api"
  min_ttl     = 0
  default_ttl = 0
  max_ttl     = 1

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = false
    enable_accept_encoding_gzip   = true
    cookies_config {
      cookie_behavior = "none"
    }
    headers_config {
      header_behavior = "whitelist"
      headers {
        items = ["Authorization"]
      }
    }
    query_strings_config {
      query_string_behavior = "all"
    }
  }
}
