variable "name" {
  type = string
}

variable "package" {
  description = "A zip or an image by its digest (the other is null), and the handler in it."
  type = object({
    zip     = optional(string)
    handler = optional(string)
    image   = optional(string)
  })
}

variable "architecture" {
  type = string
}

variable "memory_mb" {
  type = number
}

variable "timeout_seconds" {
  type = number
}

variable "ephemeral_storage_mb" {
  type    = number
  default = 512
}

variable "environment" {
  description = "What the function is told: names, addresses and ARNs, and never a secret."
  type        = map(string)
}

variable "statements" {
  description = "What its role may do: actions spelled out, on resources by their ARNs."
  type = list(object({
    actions   = list(string)
    resources = list(string)
  }))
}

variable "traced" {
  description = "Whether X-Ray keeps traces of it."
  type        = bool
  default     = false
}

variable "snap_start" {
  type    = bool
  default = false
}

variable "provisioned_concurrency" {
  description = "How many warm instances wait; 0 for none."
  type        = number
  default     = 0
}

variable "reserved_concurrency" {
  description = "How many of it run at the most, kept for it alone; -1 for what the account has."
  type        = number
  default     = -1
}

variable "log_retention_days" {
  type = number
}

variable "key_arn" {
  description = "The KMS key for logs and environment; null for AWS's own."
  type        = string
}

variable "code_signing_arn" {
  description = "What a zip's signature is checked by; null for not at all."
  type        = string
  default     = null
}
