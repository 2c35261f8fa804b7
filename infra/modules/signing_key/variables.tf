variable "name" {
  type = string
}

variable "account" {
  type = string
}
