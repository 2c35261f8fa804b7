# Where users sign in, without the rest of the stack and without an account.
mock_provider "aws" {
  mock_resource "aws_cognito_user_pool" {
    defaults = { id = "eu-central-1_AAAAAAAAA", arn = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AAAAAAAAA" }
  }
  mock_data "aws_secretsmanager_secret_versions" {
    defaults = {
      versions = [
        { version_id = "old-version", version_stages = ["AWSPREVIOUS"], created_time = "", last_accessed_date = "" },
        { version_id = "this-version", version_stages = ["AWSCURRENT"], created_time = "", last_accessed_date = "" },
      ]
    }
  }
}

variables {
  name                  = "ytstudy-test"
  region                = "eu-central-1"
  domain_prefix         = "ytstudy-test-123456789012"
  web_addresses         = ["https://d1.cloudfront.net", "http://localhost:5173"]
  deletion_protection   = true
  post_confirmation_arn = "arn:aws:lambda:eu-central-1:123456789012:function:ytstudy-create_user-test:live"
  pre_sign_up_arn       = "arn:aws:lambda:eu-central-1:123456789012:function:ytstudy-link_sign_in-test:live"
  email_sender          = null
  second_factor         = false
  passkeys              = false
  threat_protection     = false
  topic_arn             = "arn:aws:sns:eu-central-1:123456789012:ytstudy-test-alarms"
  emulated              = false
  identity_providers    = {}
}

run "a_browser_signs_in_with_pkce_and_keeps_no_secret" {
  command = apply
  module {
    source = "./modules/sign_in"
  }

  assert {
    condition     = aws_cognito_user_pool_client.web.generate_secret == false
    error_message = "A browser can keep no secret."
  }
  assert {
    condition     = toset(["code"]) == aws_cognito_user_pool_client.web.allowed_oauth_flows
    error_message = "Tokens must not come in an address."
  }
  assert {
    condition     = toset(["ALLOW_USER_SRP_AUTH"]) == aws_cognito_user_pool_client.web.explicit_auth_flows
    error_message = "Passwords must not be sent, and refresh tokens are used at the token endpoint alone."
  }
  assert {
    condition     = "ESSENTIALS" == aws_cognito_user_pool.this.user_pool_tier && "ENABLED" == aws_cognito_user_pool_client.web.refresh_token_rotation[0].feature
    error_message = "A refresh token is another after each use."
  }
  assert {
    condition     = toset(["https://d1.cloudfront.net/signed-in", "http://localhost:5173/signed-in"]) == aws_cognito_user_pool_client.web.callback_urls
    error_message = "Users come back to /signed-in of the web app, and nowhere else."
  }
  assert {
    condition     = toset(["https://d1.cloudfront.net/", "http://localhost:5173/"]) == aws_cognito_user_pool_client.web.logout_urls
    error_message = "Users who sign out come back to the web app, and nowhere else."
  }
  assert {
    condition     = !contains(aws_cognito_user_pool_client.web.write_attributes, "email_verified")
    error_message = "Nobody vouches for himself."
  }
  assert {
    condition     = "ENABLED" == aws_cognito_user_pool_client.web.prevent_user_existence_errors
    error_message = "Who has an account is nobody's business."
  }
  assert {
    condition     = [var.post_confirmation_arn, var.pre_sign_up_arn] == [aws_cognito_user_pool.this.lambda_config[0].post_confirmation, aws_cognito_user_pool.this.lambda_config[0].pre_sign_up]
    error_message = "A function is asked before a user is made, and another is told once it is confirmed."
  }
  assert {
    condition     = "https://ytstudy-test-123456789012.auth.eu-central-1.amazoncognito.com" == output.domain
    error_message = "The web app is told where the hosted pages are."
  }
}

run "without_providers_there_is_email_only" {
  command = apply
  module {
    source = "./modules/sign_in"
  }

  assert {
    condition     = toset(["COGNITO"]) == aws_cognito_user_pool_client.web.supported_identity_providers && 0 == length(aws_cloudformation_stack.providers)
    error_message = "Nobody else vouches for users."
  }
  assert {
    condition     = "ACTIVE" == aws_cognito_user_pool.this.deletion_protection
    error_message = "The pool is protected where everything is."
  }
}

run "a_provider_is_made_with_a_reference_to_its_secret" {
  command = apply
  module {
    source = "./modules/sign_in"
  }
  variables {
    identity_providers = {
      GitHub = {
        type       = "OIDC"
        client_id  = "Ov23li"
        secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:ytstudy-github-test-AbCdEf"
        details    = { oidc_issuer = "https://a1.execute-api.eu-central-1.amazonaws.com/github" }
        attributes = { email = "email", email_verified = "email_verified" }
      }
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.providers[0].template_body).Resources.GitHub.Properties.ProviderDetails == {
      oidc_issuer   = "https://a1.execute-api.eu-central-1.amazonaws.com/github"
      client_id     = "Ov23li"
      client_secret = "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:123456789012:secret:ytstudy-github-test-AbCdEf:SecretString:client_secret::this-version}}"
    }
    error_message = "The template must have a reference to the secret's current version."
  }
  assert {
    condition     = toset(["COGNITO", "GitHub"]) == aws_cognito_user_pool_client.web.supported_identity_providers
    error_message = "The web app's users may choose it."
  }
}

run "a_provider_without_its_secret_is_refused_in_words" {
  command = plan
  module {
    source = "./modules/sign_in"
  }
  variables {
    identity_providers = {
      Google = { type = "Google", client_id = "g", secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:ytstudy-google-test-AbCdEf", details = {}, attributes = {} }
    }
  }
  override_data {
    target = data.aws_secretsmanager_secret_versions.client["Google"]
    values = { versions = [] }
  }
  expect_failures = [aws_cloudformation_stack.providers]
}

run "a_second_factor_is_the_operators_choice" {
  command = apply
  variables {
    second_factor = true
  }
  module {
    source = "./modules/sign_in"
  }

  assert {
    condition     = "ON" == aws_cognito_user_pool.this.mfa_configuration
    error_message = "Nobody must come in by a password alone."
  }
  assert {
    condition     = aws_cognito_user_pool.this.software_token_mfa_configuration[0].enabled
    error_message = "The second factor is a code of an app."
  }
}

run "passwords_are_long_and_sessions_end" {
  command = apply
  module {
    source = "./modules/sign_in"
  }

  assert {
    condition = 10 <= aws_cognito_user_pool.this.password_policy[0].minimum_length && !anytrue([
      aws_cognito_user_pool.this.password_policy[0].require_lowercase,
      aws_cognito_user_pool.this.password_policy[0].require_numbers,
      aws_cognito_user_pool.this.password_policy[0].require_symbols,
      aws_cognito_user_pool.this.password_policy[0].require_uppercase,
    ])
    error_message = "Length is the only rule of a password."
  }
  assert {
    condition     = 3 == aws_cognito_user_pool.this.password_policy[0].temporary_password_validity_days
    error_message = "A password that an operator gives ends after three days."
  }
  assert {
    condition = [15, 15, 30] == [
      aws_cognito_user_pool_client.web.access_token_validity,
      aws_cognito_user_pool_client.web.id_token_validity,
      aws_cognito_user_pool_client.web.refresh_token_validity,
    ] && aws_cognito_user_pool_client.web.enable_token_revocation
    error_message = "Tokens end after a quarter of an hour, sessions after 30 days or when their user says so."
  }
  assert {
    condition     = toset(["openid", "email", "profile"]) == aws_cognito_user_pool_client.web.allowed_oauth_scopes
    error_message = "The web app learns who somebody is, and may do nothing in the pool."
  }
}

run "sign_ins_are_judged_where_the_operator_pays_for_it" {
  command = apply
  variables {
    threat_protection = true
  }
  module {
    source = "./modules/sign_in"
  }

  assert {
    condition     = ["PLUS", "ENFORCED"] == [aws_cognito_user_pool.this.user_pool_tier, aws_cognito_user_pool.this.user_pool_add_ons[0].advanced_security_mode]
    error_message = "Only the plan Plus judges sign-ins."
  }
  assert {
    condition     = "BLOCK" == aws_cognito_risk_configuration.this[0].compromised_credentials_risk_configuration[0].actions[0].event_action
    error_message = "A breached password lets nobody in."
  }
}

run "passkeys_are_the_operators_choice" {
  command = apply
  variables {
    passkeys = true
  }
  module {
    source = "./modules/sign_in"
  }

  assert {
    condition = [toset(["PASSWORD", "WEB_AUTHN"]), "required", "ytstudy-test-123456789012.auth.eu-central-1.amazoncognito.com"] == [
      aws_cognito_user_pool.this.sign_in_policy[0].allowed_first_auth_factors,
      aws_cognito_user_pool.this.web_authn_configuration[0].user_verification,
      aws_cognito_user_pool.this.web_authn_configuration[0].relying_party_id,
    ]
    error_message = "A passkey is of the pages where users sign in, and a password still does."
  }
  assert {
    condition     = "ESSENTIALS" == aws_cognito_user_pool.this.user_pool_tier && contains(aws_cognito_user_pool_client.web.explicit_auth_flows, "ALLOW_USER_AUTH")
    error_message = "They are in the plan that the pool has, and the web app's client takes them."
  }
  assert {
    condition = [2, true] == [
      aws_cognito_user_pool_domain.this.managed_login_version,
      jsondecode(aws_cloudformation_stack.pages[0].template_body).Resources.Pages.Properties.UseCognitoProvidedValues,
    ]
    error_message = "Only the newer pages know them, and those want a look."
  }
}
