variable "name" {
  description = "The function's name."
  type        = string
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
  description = "Its kind of machine: arm64 or x86_64."
  type        = string
}

variable "memory_mb" {
  description = "Memory in MB, by which its share of processors comes too."
  type        = number
}

variable "timeout_seconds" {
  description = "Seconds after which Lambda stops a call."
  type        = number
}

variable "ephemeral_storage_mb" {
  description = "Room in /tmp in MB."
  type        = number
  default     = 512
}

variable "environment" {
  description = "What the function is told: names, addresses and ARNs, and never a secret."
  type        = map(string)
}

variable "statements" {
  description = "What its role may do: actions spelled out, on resources by their ARNs, some only under a condition (IAM's operator, key and value)."
  type = list(object({
    actions   = list(string)
    resources = list(string)
    condition = optional(map(map(string)), {})
  }))
}

variable "traced" {
  description = "Whether X-Ray keeps traces of it."
  type        = bool
  default     = false
}

variable "snap_start" {
  description = "Whether it starts from a picture of its memory."
  type        = bool
  default     = false
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
  description = "Days that its log is kept."
  type        = number
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
