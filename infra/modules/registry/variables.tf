variable "name" {
  description = "The repository's name."
  type        = string
}

variable "function_arns" {
  description = "The functions that run the images (their ARNs, known before they are there)."
  type        = list(string)
}

variable "key_arn" {
  description = "The KMS key to encrypt with; null for AWS's own."
  type        = string
}

variable "kept" {
  description = "How many images are kept to roll back to."
  type        = number
  default     = 20
}

variable "deletion_protection" {
  description = "Whether a repository with images in it refuses to be destroyed."
  type        = bool
}
