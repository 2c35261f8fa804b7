# What `make deploy`, the web app's build and an operator are told.
output "address" {
  description = "The web app's address."
  value       = module.web.address
}

output "api" {
  description = "The API's own address, for all that is not a page on CloudFront."
  value       = aws_apigatewayv2_api.http.api_endpoint
}

output "callback" {
  description = "Where users come back to who sign in with Google, GitHub or Discord: what each of those is told."
  value       = "${module.sign_in.domain}/oauth2/idpresponse"
}

output "registry" {
  description = "Where `make push` puts the worker's image."
  value       = module.registry.url
}

output "web" {
  description = "Where the web app is put, who is told so, what an own domain's CNAME names, what the build is told."
  value = {
    bucket          = module.web.bucket
    distribution_id = module.web.distribution_id
    host            = module.web.host
    api             = aws_apigatewayv2_api.http.api_endpoint # for builds elsewhere, which no /api is beside
    settings = merge(local.web_settings, {
      for name in ["uploads", "notes"] : name => "https://${module.bucket[name].regional_domain}"
    })
  }
}

output "secrets" {
  description = "By what they hold: names of the secrets that an operator fills."
  value       = local.filled_secrets
}

output "deployment" {
  description = "What `make check-deployment` asks after: things by the names that AWS has for them."
  value = {
    address   = module.web.address
    endpoint  = aws_apigatewayv2_api.http.api_endpoint
    elsewhere = var.web_addresses
    settings  = local.web_settings
    secrets   = local.filled_secrets
    worker    = module.function["process_video"].name
    queues    = { for name, one in module.queue : name => one.url }
    sources   = { for name, one in aws_lambda_event_source_mapping.queue : name => one.uuid }
    tables    = [for one in module.table : one.name]
    buckets   = concat([for one in module.bucket : one.name], [module.web.bucket])
    topic     = module.watch.topic_arn
  }
}
