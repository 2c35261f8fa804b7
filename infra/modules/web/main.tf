# CloudFront before the bucket: https only, compressed, kept as long as each file says it may be.
resource "aws_cloudfront_distribution" "this" {
  #checkov:skip=CKV_AWS_310:S3 is as available as CloudFront; a second bucket would be one more to keep alike
  #checkov:skip=CKV_AWS_86:The module access_log has it written down, in the way that needs no ACL and that this rule does not know
  #checkov:skip=CKV2_AWS_47:Nothing here runs Java, and what is pasted may well be of a lecture on Log4j
  comment             = var.name
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = "PriceClass_100"
  default_root_object = "index.html"
  web_acl_id          = var.web_acl_arn == "" ? null : var.web_acl_arn
  aliases             = local.own ? [var.domain] : []

  origin {
    origin_id                = "files"
    domain_name              = module.files.regional_domain
    origin_access_control_id = aws_cloudfront_origin_access_control.files.id
  }

  origin {
    origin_id   = "api"
    domain_name = var.api_host

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
      origin_read_timeout    = 35 # API Gateway itself ends after 30
    }
  }

  default_cache_behavior {
    target_origin_id           = "files"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = aws_cloudfront_cache_policy.as_told.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.secure.id

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.page.arn
    }
  }

  ordered_cache_behavior {
    path_pattern               = "${local.api}/*"
    target_origin_id           = "api"
    viewer_protocol_policy     = "https-only" # a token must not travel in the clear, not even once
    allowed_methods            = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = false # the API does, and its tags are of what it sent
    cache_policy_id            = aws_cloudfront_cache_policy.not_kept.id
    origin_request_policy_id   = local.all_but_host
    response_headers_policy_id = aws_cloudfront_response_headers_policy.secure.id

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.api.arn
    }
  }

  # An error's answer is nobody else's either. Each is told as it comes: a page in its place would be one in the API's, too.
  dynamic "custom_error_response" {
    for_each = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]
    content {
      error_code            = custom_error_response.value
      error_caching_min_ttl = 0
    }
  }

  # With its own name CloudFront decides which TLS it takes, and says that it is version 1.
  viewer_certificate {
    cloudfront_default_certificate = local.own ? null : true
    acm_certificate_arn            = local.own ? var.certificate_arn : null
    ssl_support_method             = local.own ? "sni-only" : null
    minimum_protocol_version       = var.domain == "" ? "TLSv1" : "TLSv1.2_2021"
  }

  restrictions {
    geo_restriction {
      restriction_type = length(var.countries) > 0 ? "whitelist" : "none"
      locations        = var.countries
    }
  }
}

locals {
  own     = var.domain != ""
  headers = jsondecode(file("${path.module}/headers.json"))
  # CloudFront has fields of its own for these, and refuses them among the others.
  fields = ["Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"]
}

resource "aws_cloudfront_function" "page" {
  name    = "${var.name}-page"
  comment = "The app's own pages are index.html"
  runtime = "cloudfront-js-2.0"
  code    = file("${path.module}/page.js")
}

# Cache-Control of each file decides, from not at all (index.html) to a year (what has a hash).
resource "aws_cloudfront_cache_policy" "as_told" {
  name        = "${var.name}-as-told"
  min_ttl     = 0
  default_ttl = 0
  max_ttl     = 31536000

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true
    cookies_config {
      cookie_behavior = "none"
    }
    headers_config {
      header_behavior = "none"
    }
    query_strings_config {
      query_string_behavior = "none"
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "secure" {
  name = "${var.name}-secure"

  security_headers_config {
    content_security_policy {
      content_security_policy = local.headers["Content-Security-Policy"]
      override                = true
    }
    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
    content_type_options {
      override = true
    }
    frame_options {
      frame_option = local.headers["X-Frame-Options"]
      override     = true
    }
    referrer_policy {
      referrer_policy = local.headers["Referrer-Policy"]
      override        = true
    }
  }

  custom_headers_config {
    dynamic "items" {
      for_each = { for name, value in local.headers : name => value if !contains(local.fields, name) }
      content {
        header   = items.key
        value    = items.value
        override = true
      }
    }
  }
}
