locals {
  use = [
    "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant", "kms:DescribeKey",
  ]
  keepers = ["dynamodb", "s3", "secretsmanager", "lambda", "ecr", "sns"]
}

# Like the keys that AWS keeps for its services: whoever may read a table, a bucket or a secret may
# do so with its key, through that service only. So no function's role has to name it.
data "aws_partition" "here" {}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "Administered"
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.here.partition}:iam::${var.account}:root"]
    }
  }

  statement {
    sid       = "ThroughServices"
    actions   = local.use
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "kms:CallerAccount"
      values   = [var.account]
    }
    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = [for one in local.keepers : "${one}.${var.region}.amazonaws.com"]
    }
  }

  statement {
    sid       = "Logs"
    actions   = local.use
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }
    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:${data.aws_partition.here.partition}:logs:${var.region}:${var.account}:log-group:*"]
    }
  }

  statement {
    sid       = "Alarms"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account]
    }
  }

  # It hands over no account that a condition could ask for; the topic lets it publish.
  statement {
    sid       = "FindingsOfImageScans"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "this" {
  description         = "What ${var.name} keeps"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.this.json
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}
