variable "name" {
  description = "The secret's name."
  type        = string
}

variable "description" {
  description = "What the operator is to put in."
  type        = string
}

variable "recovery_days" {
  description = "How long a destroyed secret can be brought back; 0 for not at all."
  type        = number
}

variable "key_arn" {
  description = "The KMS key to encrypt with; null for Secrets Manager's own."
  type        = string
}
