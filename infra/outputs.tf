# What `make deploy`, the web app's build and an operator are told.
output "address" {
  description = "The web app's address."
  value       = module.web.address
}

output "api" {
  description = "The API's address."
  value       = module.api.endpoint
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
    settings = merge(local.web_settings, {
      for name in ["uploads", "notes"] : name => "https://${module.bucket[name].regional_domain}"
    })
  }
}

output "secrets" {
  description = "By what they hold: names of the secrets that an operator fills."
  value       = { for name, one in module.secret : name => one.name }
}
