# Only the place: a value that Terraform knew would lie in its state for all who may read that.
resource "aws_secretsmanager_secret" "this" {
  #checkov:skip=CKV2_AWS_57:Keys of Stripe, Anthropic and others are changed there, by a person
  name                    = var.name
  description             = var.description
  recovery_window_in_days = var.recovery_days
  kms_key_id              = var.key_arn
}
