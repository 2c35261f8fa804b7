variable "name" {
  description = "The budget's name."
  type        = string
}

variable "dollars" {
  description = "What a month may cost."
  type        = number
}

variable "email" {
  description = "Who is told at 80 % of it, and when the forecast is above it."
  type        = string
}
