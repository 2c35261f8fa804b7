variable "name" {
  description = "What the names of alarms, dashboard and topic begin with (ytstudy-dev)."
  type        = string
}

variable "region" {
  description = "The region whose metrics the dashboard shows."
  type        = string
}

variable "email" {
  description = "Who is told of alarms; empty for nobody. The address confirms it once, by mail."
  type        = string
}

variable "namespace" {
  description = "The CloudWatch namespace that the functions' own metrics go to."
  type        = string
}

variable "queues" {
  description = "Names of the queue of jobs and of its dead letters."
  type        = object({ process = string, dead = string })
}

variable "functions" {
  description = "Names of all functions, by the names that the code knows them by."
  type        = map(string)
}

variable "log_groups" {
  description = "The functions' log groups, by the same names."
  type        = map(string)
}

variable "api" {
  description = "The HTTP API's id."
  type        = string
}

variable "repository" {
  description = "The repository of the worker's images, whose scans are told."
  type        = string
}

variable "daily_model_cost" {
  description = "Dollars a day for the model at which an alarm is raised."
  type        = number
}

variable "alarms" {
  description = "Whether there are alarms."
  type        = bool
}

variable "dashboard" {
  description = "Whether there is a dashboard."
  type        = bool
}

variable "key_arn" {
  description = "The operator's KMS key for what is sent; null for none."
  type        = string
}

variable "emulated" {
  description = "Whether an emulator plays CloudWatch, which lacks some of it."
  type        = bool
}
