variable "name" {
  description = "The table's name."
  type        = string
}

variable "hash_key" {
  description = "The attribute that rows are found by."
  type        = string
}

variable "range_key" {
  description = "The second half of the key, where many rows lie under the first; empty for none."
  type        = string
  default     = ""
}

variable "attributes" {
  description = "What keys are made of: name => S, N or B."
  type        = map(string)
}

variable "indexes" {
  description = "Global secondary indexes; `attributes` are those that an INCLUDE projection has."
  type = list(object({
    name       = string
    hash_key   = string
    range_key  = string
    projection = string
    attributes = optional(list(string))
  }))
}

variable "ttl" {
  description = "The attribute that says when a row ends by itself, in seconds since 1970; empty for none."
  type        = string
  default     = ""
}

variable "deletion_protection" {
  description = "Whether the table refuses to be deleted."
  type        = bool
}

variable "key_arn" {
  description = "The KMS key to encrypt with; null for DynamoDB's own."
  type        = string
}
