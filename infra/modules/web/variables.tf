variable "name" {
  description = "What the distribution and what belongs to it are called."
  type        = string
}

variable "bucket" {
  description = "The bucket's name."
  type        = string
}

variable "api_host" {
  description = "The host of the API that is to be reached under /api."
  type        = string
}

variable "domain" {
  description = "The web app's own domain; empty for CloudFront's."
  type        = string
}

variable "certificate_arn" {
  description = "The domain's certificate, from us-east-1."
  type        = string
}

variable "deletion_protection" {
  description = "Whether a full bucket refuses to be destroyed."
  type        = bool
}

variable "tls_only" {
  description = "Whether the bucket is reached over TLS only."
  type        = bool
}

variable "web_acl_arn" {
  description = "A firewall's rules (WAF, us-east-1); empty for none."
  type        = string
}

variable "countries" {
  description = "The only countries that the app is shown in (ISO 3166, AT); empty for all."
  type        = list(string)
}

variable "access_log_bucket" {
  description = "The bucket where S3 writes down who asked it for what; empty for none."
  type        = string
}
