locals {
  own_log = {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }
  # X-Ray knows no resources that could be named.
  traces = {
    actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
    resources = ["*"]
  }
  statements = concat(var.statements, [local.own_log], var.traced ? [local.traces] : [])
}

resource "aws_iam_role" "this" {
  name = var.name
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "own"
  role = aws_iam_role.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for one in local.statements : merge(
      { Effect = "Allow", Action = one.actions, Resource = one.resources },
      try(length(one.condition), 0) == 0 ? {} : { Condition = one.condition },
    )]
  })
}
