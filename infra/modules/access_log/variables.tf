variable "name" {
  description = "What the log's source and destination are called."
  type        = string
}

variable "distribution_arn" {
  description = "The distribution whose requests are written down."
  type        = string
}

variable "bucket" {
  description = "The operator's bucket that they are written to."
  type        = string
}
