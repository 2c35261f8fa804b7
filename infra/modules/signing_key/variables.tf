variable "name" {
  description = "What the key is called by its alias."
  type        = string
}

variable "account" {
  description = "The account that it belongs to."
  type        = string
}
