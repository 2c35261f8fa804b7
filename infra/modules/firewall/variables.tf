variable "name" {
  description = "What the rules and their metrics are called."
  type        = string
}

variable "requests" {
  description = "How many requests of one address in five minutes are let through."
  type        = number
}
