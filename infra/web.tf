# The web app's place, and what the app is told as it starts.
module "web" {
  source = "./modules/web"

  name                = "${local.name}-${local.suffix}"
  bucket              = "${local.name}-web-${local.bucket_suffix}"
  api_host            = split("//", aws_apigatewayv2_api.http.api_endpoint)[1]
  domain              = var.domain
  certificate_arn     = var.certificate_arn
  web_acl_arn         = try(module.firewall[0].arn, var.web_acl_arn)
  countries           = var.countries
  access_log_bucket   = var.access_log_bucket
  deletion_protection = var.deletion_protection
  tls_only            = !var.emulated # as for the other buckets
}

module "firewall" {
  count     = var.requests_by_address > 0 && var.web_acl_arn == "" ? 1 : 0
  source    = "./modules/firewall"
  providers = { aws = aws.us_east_1 }

  name     = "${local.name}-${local.suffix}"
  requests = var.requests_by_address
}

module "access_log" {
  count     = var.access_log_bucket == "" ? 0 : 1
  source    = "./modules/access_log"
  providers = { aws = aws.us_east_1 }

  name             = "${local.name}-${local.suffix}"
  distribution_arn = module.web.distribution_arn
  bucket           = var.access_log_bucket
}

locals {
  web_settings = {
    api          = module.web.api
    push         = var.push ? module.push[0].address : ""
    region       = var.region
    user_pool_id = module.sign_in.user_pool_id
    client_id    = module.sign_in.client_id
    sign_in      = module.sign_in.domain
    stripe       = var.stripe_publishable_key
    operator     = var.operator
    passkeys     = var.passkeys
    providers    = [for name in ["Google", "GitHub", "Discord"] : name if var.sign_in[lower(name)]]
  }
}

resource "aws_s3_object" "config" {
  bucket        = module.web.bucket
  key           = "config.json"
  content       = jsonencode(local.web_settings)
  content_type  = "application/json"
  cache_control = "no-cache"
}

# No fault of the infrastructure's, so it stops nothing: the plan warns.
check "operator" {
  assert {
    condition     = var.environment != "prod" || alltrue([for name in ["name", "address", "email", "law"] : var.operator[name] != ""])
    error_message = "The pages on privacy, terms and imprint say \"Not filled in by the operator\": fill in operator = { name, address, email, law } in infra/own-prod.tfvars. Many countries ask for them by law."
  }
}
