# Where users sign up and in: the pool, its hosted pages, and the web app's client of it.
resource "aws_cognito_user_pool" "this" {
  name                = var.name
  deletion_protection = var.deletion_protection ? "ACTIVE" : "INACTIVE"
  # Without more, the cheapest that changes refresh tokens at each use.
  user_pool_tier = var.threat_protection ? "PLUS" : "ESSENTIALS"

  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  username_configuration {
    case_sensitive = false
  }

  # An address counts once it is verified; until then the old one does.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  # Length is what makes a password hard to guess; rules of letters and signs make it easy to forget.
  password_policy {
    minimum_length                   = 10
    require_lowercase                = false
    require_numbers                  = false
    require_symbols                  = false
    require_uppercase                = false
    temporary_password_validity_days = 3
  }

  # A code of an app besides the password, which each user sets up on the pool's own pages.
  mfa_configuration = var.second_factor ? "ON" : "OFF"

  dynamic "software_token_mfa_configuration" {
    for_each = var.second_factor ? [true] : []
    content {
      enabled = true
    }
  }

  # A passkey is bound to the address of the hosted pages, and asks for a finger, a face or a PIN.
  dynamic "sign_in_policy" {
    for_each = var.passkeys ? [["PASSWORD", "WEB_AUTHN"]] : []
    content {
      allowed_first_auth_factors = sign_in_policy.value
    }
  }
  dynamic "web_authn_configuration" {
    for_each = var.passkeys ? ["required"] : []
    content {
      relying_party_id  = "${var.domain_prefix}.auth.${var.region}.amazoncognito.com"
      user_verification = web_authn_configuration.value
    }
  }

  # Judges each sign-in by where it comes from, and keeps a list of them for the operator.
  dynamic "user_pool_add_ons" {
    for_each = var.threat_protection ? ["ENFORCED"] : []
    content {
      advanced_security_mode = user_pool_add_ons.value
    }
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  verification_message_template {
    default_email_option = "CONFIRM_WITH_CODE"
    email_subject        = "Your code for YouTube Study Buddy"
    email_message        = "Your code is {####}. If you did not ask for it, nothing needs to be done."
  }

  # Cognito itself sends 50 messages a day; SES as many as are needed, from an address of one's own.
  email_configuration {
    email_sending_account = var.email_sender == null ? "COGNITO_DEFAULT" : "DEVELOPER"
    source_arn            = try(var.email_sender.identity_arn, null)
    from_email_address    = try(var.email_sender.from, null)
  }

  lambda_config {
    post_confirmation = var.post_confirmation_arn
    pre_sign_up       = var.pre_sign_up_arn
  }
}

# A password that has become known elsewhere lets nobody in until it is changed.
resource "aws_cognito_risk_configuration" "this" {
  count        = var.threat_protection ? 1 : 0
  user_pool_id = aws_cognito_user_pool.this.id

  compromised_credentials_risk_configuration {
    actions {
      event_action = "BLOCK"
    }
  }
}

# https://PREFIX.auth.REGION.amazoncognito.com: its prefix is one for all accounts of the region.
resource "aws_cognito_user_pool_domain" "this" {
  domain       = var.domain_prefix
  user_pool_id = aws_cognito_user_pool.this.id
  # The newer pages, which alone know passkeys. No emulator tells which it has.
  managed_login_version = var.emulated ? null : var.passkeys ? 2 : 1
}

# Those pages are shown only with a look, if only Cognito's own, and this provider knows no resource for that.
resource "aws_cloudformation_stack" "pages" {
  count = var.passkeys && !var.emulated ? 1 : 0
  name  = "${var.name}-sign-in-pages"
  template_body = jsonencode({
    Description = "How the pages of ${var.name} look where users sign in"
    Resources = {
      Pages = {
        Type = "AWS::Cognito::ManagedLoginBranding"
        Properties = {
          UserPoolId               = aws_cognito_user_pool.this.id
          ClientId                 = aws_cognito_user_pool_client.web.id
          UseCognitoProvidedValues = true
        }
      }
    }
  })
  notification_arns = [var.topic_arn]
}

# A browser can keep no secret: it proves with PKCE that it is who asked.
resource "aws_cognito_user_pool_client" "web" {
  name            = "web"
  user_pool_id    = aws_cognito_user_pool.this.id
  generate_secret = false

  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email", "profile"]
  callback_urls                        = [for address in var.web_addresses : "${address}/signed-in"]
  logout_urls                          = [for address in var.web_addresses : "${address}/"]
  supported_identity_providers         = concat(["COGNITO"], keys(var.identity_providers))

  # SRP is for commands and tests: a password is proved, and never sent.
  explicit_auth_flows           = concat(["ALLOW_USER_SRP_AUTH"], var.passkeys ? ["ALLOW_USER_AUTH"] : [], var.emulated ? ["ALLOW_REFRESH_TOKEN_AUTH"] : [])
  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true

  # Nobody vouches for himself: `email_verified` is Cognito's and the providers' to write.
  read_attributes  = ["email", "email_verified", "name"]
  write_attributes = ["email", "name"]

  # No call of the API asks whether a token was revoked: it ends by itself, and soon. The web app says when.
  access_token_validity  = 15
  id_token_validity      = 15
  refresh_token_validity = 30
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }

  # A refresh token lies in the browser: each use gives another, and the one before ends. Those 30 days run from the
  # sign-in, however often it is changed. The seconds are for an answer that was lost on its way.
  dynamic "refresh_token_rotation" {
    for_each = var.emulated ? [] : ["on"] # no emulator knows it
    content {
      feature                    = "ENABLED"
      retry_grace_period_seconds = 30
    }
  }

  # It may name only what is there.
  depends_on = [aws_cloudformation_stack.providers]
}
