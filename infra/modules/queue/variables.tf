variable "name" {
  description = "The queue's name."
  type        = string
}

variable "visibility_seconds" {
  description = "Seconds that a message is hidden while it is worked on."
  type        = number
}

variable "retention_seconds" {
  description = "Seconds after which a message that nobody took is gone."
  type        = number
}

variable "consumer_timeout_seconds" {
  description = "How long the function that reads it may take."
  type        = number
}

variable "tls_only" {
  description = "Whether it is reached over TLS only; an emulator has none."
  type        = bool
}
