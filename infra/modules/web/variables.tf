variable "name" {
  description = "What the distribution and what belongs to it are called."
  type        = string
}

variable "bucket" {
  description = "The bucket's name."
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
