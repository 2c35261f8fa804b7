variable "name" {
  description = "The bucket's name, one for the whole world."
  type        = string
}

variable "versioned" {
  description = "Whether what is overwritten or deleted is kept for 30 days."
  type        = bool
}

variable "expire_days" {
  description = "After how many days an object goes by itself; 0 for never."
  type        = number
}

variable "cors" {
  description = "What browsers may do (GET, POST), and from which addresses."
  type = object({
    methods = list(string)
    origins = list(string)
  })
}

variable "force_destroy" {
  description = "Whether the bucket may be destroyed with what is in it."
  type        = bool
}

variable "readers" {
  description = "AWS's services that may read it, each for one thing of ours, as CloudFront for a distribution."
  type        = list(object({ service = string, arn = string }))
  default     = []
}

variable "tls_only" {
  description = "Whether it is reached over TLS only; an emulator has none."
  type        = bool
}

variable "key_arn" {
  description = "The KMS key to encrypt with; null for S3's own."
  type        = string
}

variable "announced" {
  description = "Whether EventBridge is told of each object ($1 for a million)."
  type        = bool
}

variable "access_log_bucket" {
  description = "Another bucket, for S3's log of who asked for what; empty for none."
  type        = string
}
