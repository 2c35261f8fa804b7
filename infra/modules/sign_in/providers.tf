# Google, GitHub and Discord. A client's secret must be told to Cognito, but Terraform must not know
# it: aws_cognito_identity_provider would keep it in the state, even if it were set by hand, as its
# refresh reads it back, and the provider has no write-only argument for it. CloudFormation takes a
# reference in its place and looks the value up by itself; so all that is kept is the reference.
data "aws_secretsmanager_secret_versions" "client" {
  for_each  = local.provided
  secret_id = each.value.secret_arn
}

locals {
  # No emulator knows CloudFormation's resource for them.
  provided = var.emulated ? {} : var.identity_providers

  # A new value is a new version: the template changes, and Cognito is told.
  versions = {
    for name, found in data.aws_secretsmanager_secret_versions.client : name =>
    one([for one in found.versions : one.version_id if contains(one.version_stages, "AWSCURRENT")])
  }

  template = {
    Description = "Who may vouch for users of ${var.name}"
    Resources = {
      for name, provider in local.provided : name => {
        Type = "AWS::Cognito::UserPoolIdentityProvider"
        Properties = {
          UserPoolId   = aws_cognito_user_pool.this.id
          ProviderName = name
          ProviderType = provider.type
          ProviderDetails = merge(provider.details, {
            client_id     = provider.client_id
            client_secret = "{{resolve:secretsmanager:${provider.secret_arn}:SecretString:client_secret::${coalesce(local.versions[name], "none")}}}"
          })
          AttributeMapping = provider.attributes
        }
      }
    }
  }
}

resource "aws_cloudformation_stack" "providers" {
  count         = length(local.provided) > 0 ? 1 : 0
  name          = "${var.name}-sign-in"
  template_body = jsonencode(local.template)
  # Who may vouch for users seldom changes, and never should without being noticed.
  notification_arns = [var.topic_arn]

  lifecycle {
    precondition {
      condition     = alltrue([for version in values(local.versions) : version != null])
      error_message = "Put {\"client_secret\": \"...\"} into the secrets of ${join(", ", [for name, version in local.versions : name if version == null])}, then deploy again."
    }
  }
}
