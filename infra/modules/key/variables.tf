variable "name" {
  type = string
}

variable "account" {
  type = string
}

variable "region" {
  type = string
}
