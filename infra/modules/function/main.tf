resource "aws_lambda_function" "this" {
  #checkov:skip=CKV_AWS_116:Called by API and queues, which know of each failure; the sweep comes again
  #checkov:skip=CKV_AWS_117:Nothing it reaches is in a VPC; in one it would need a NAT gateway to reach it
  function_name = var.name
  role          = aws_iam_role.this.arn
  architectures = [var.architecture]
  memory_size   = var.memory_mb
  timeout       = var.timeout_seconds
  kms_key_arn   = var.key_arn
  publish       = true # every change is a version, so that `live` can go back to the last
  # Unless the operator says so it takes what the account has: a part that is kept for one function
  # is taken from all others, and an account that may run ten at a time has no part to give.
  reserved_concurrent_executions = var.reserved_concurrency

  package_type = var.package.image == null ? "Zip" : "Image"
  image_uri    = var.package.image
  filename     = var.package.zip
  # Of an image, its digest says all that a signature would.
  code_signing_config_arn = var.package.image == null ? var.code_signing_arn : null

  source_code_hash = var.package.zip == null ? null : filebase64sha256(var.package.zip)
  handler          = var.package.image == null ? var.package.handler : null
  runtime          = var.package.image == null ? "python3.13" : null

  # One image holds several functions: each says which it is.
  dynamic "image_config" {
    for_each = var.package.image != null && var.package.handler != null ? [var.package.handler] : []
    content {
      command = [image_config.value]
    }
  }

  # An empty one would be a change in every plan: Lambda does not keep it.
  dynamic "environment" {
    for_each = length(var.environment) > 0 ? [var.environment] : []
    content {
      variables = environment.value
    }
  }

  ephemeral_storage {
    size = var.ephemeral_storage_mb
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  tracing_config {
    mode = var.traced ? "Active" : "PassThrough"
  }

  dynamic "snap_start" {
    for_each = var.snap_start && var.package.image == null ? ["PublishedVersions"] : []
    content {
      apply_on = snap_start.value
    }
  }

  # It starts, and its queue is let to call it, when it may do what it has to.
  depends_on = [aws_iam_role_policy.this]
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}

resource "aws_lambda_provisioned_concurrency_config" "this" {
  count                             = var.provisioned_concurrency > 0 ? 1 : 0
  function_name                     = aws_lambda_function.this.function_name
  qualifier                         = aws_lambda_alias.live.name
  provisioned_concurrent_executions = var.provisioned_concurrency
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arn
}
