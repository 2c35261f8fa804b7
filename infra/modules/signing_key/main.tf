# A key whose private half never leaves KMS. AWS does not rotate such keys: a new one is made by
# `terraform apply -replace`, and who verifies finds it by its id.
resource "aws_kms_key" "this" {
  description              = "Signs ID tokens of ${var.name}"
  customer_master_key_spec = "RSA_2048"
  key_usage                = "SIGN_VERIFY"

  # Who may use it is said by the roles that do.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ByRoles"
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${var.account}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}

data "aws_partition" "here" {}
