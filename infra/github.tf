# Signing in with GitHub, which speaks no OpenID Connect: four functions speak it for GitHub. Their
# routes are only there while it is wanted, and only Cognito calls them: they are not in the contract.
locals {
  github_routes = {
    for key, function in jsondecode(file("${path.module}/github.json")) : key => {
      function = function
      handler  = "studybuddy_aws.${function}.handler"
      public   = true
    } if var.sign_in.github
  }

  github_issuer = "${aws_apigatewayv2_api.http.api_endpoint}/github"
  # All addresses are told: Cognito would look for them while there is no route yet.
  github_details = {
    oidc_issuer               = local.github_issuer
    authorize_url             = "https://github.com/login/oauth/authorize"
    token_url                 = "${local.github_issuer}/token"
    attributes_url            = "${local.github_issuer}/userinfo"
    jwks_uri                  = "${local.github_issuer}/jwks.json"
    attributes_request_method = "GET"
    authorize_scopes          = "openid read:user user:email"
  }

  github_told = {
    github_configuration = { GITHUB_ISSUER = local.github_issuer }
    github_keys          = { SIGNING_KEY_ARN = one(module.github_key[*].arn) }
    github_profile       = {}
    github_token = {
      GITHUB_ISSUER    = local.github_issuer
      GITHUB_CLIENT_ID = var.client_ids.github
      GITHUB_CALLBACK  = "https://${local.sign_in_prefix}.auth.${var.region}.amazoncognito.com/oauth2/idpresponse"
      SIGNING_KEY_ARN  = one(module.github_key[*].arn)
    }
  }
  # The token is signed, the key shown, each by one function.
  github_may = {
    github_token = "kms:Sign"
    github_keys  = "kms:GetPublicKey"
  }

  github_functions = {
    for route in values(local.github_routes) : route.function => {
      handler     = route.handler
      environment = local.github_told[route.function]
      statements = [
        for name, action in local.github_may : { actions = [action], resources = module.github_key[*].arn }
        if name == route.function
      ]
    }
  }
}

module "github_key" {
  count   = var.sign_in.github ? 1 : 0
  source  = "./modules/signing_key"
  name    = "${local.name}-github-${local.suffix}"
  account = local.account
}
