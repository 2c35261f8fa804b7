variable "name" {
  type = string
}

variable "visibility_seconds" {
  type = number
}

variable "retention_seconds" {
  type = number
}

variable "consumer_timeout_seconds" {
  description = "How long the function that reads it may take."
  type        = number
}

variable "tls_only" {
  type = bool
}
