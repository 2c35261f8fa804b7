# Where users sign in: e-mail and a password, and accounts of theirs elsewhere.
locals {
  sign_in_prefix = "${local.name}-${local.suffix}-${local.account}"

  # What each says of a user, by Cognito's attribute. Only a verified e-mail is believed.
  claims = { username = "sub", email = "email", email_verified = "email_verified", name = "name" }

  identity_providers = {
    Google = {
      type       = "Google"
      details    = { authorize_scopes = "openid email profile" }
      attributes = local.claims
    }
    # Speaks OpenID Connect; of a name it tells only the one that it calls preferred.
    Discord = {
      type       = "OIDC"
      attributes = merge(local.claims, { name = "preferred_username" })
      details = {
        oidc_issuer               = "https://discord.com"
        authorize_url             = "https://discord.com/oauth2/authorize"
        token_url                 = "https://discord.com/api/oauth2/token"
        attributes_url            = "https://discord.com/api/oauth2/userinfo"
        jwks_uri                  = "https://discord.com/api/oauth2/keys"
        attributes_request_method = "GET"
        authorize_scopes          = "openid identify email"
      }
    }
    GitHub = { type = "OIDC", attributes = local.claims, details = local.github_details }
  }
}

module "sign_in" {
  source                = "./modules/sign_in"
  name                  = "${local.name}-${local.suffix}"
  region                = var.region
  domain_prefix         = local.sign_in_prefix
  web_addresses         = local.web_addresses
  deletion_protection   = var.deletion_protection
  post_confirmation_arn = local.live_arns["create_user"]
  pre_sign_up_arn       = local.live_arns["link_sign_in"]
  email_sender          = var.email_sender
  second_factor         = var.second_factor
  passkeys              = var.passkeys
  threat_protection     = var.threat_protection
  topic_arn             = module.watch.topic_arn
  emulated              = var.emulated

  identity_providers = {
    for name, one in local.identity_providers : name => merge(one, {
      client_id  = var.client_ids[lower(name)]
      secret_arn = module.secret[lower(name)].arn
    }) if var.sign_in[lower(name)]
  }
}
