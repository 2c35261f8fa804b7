variable "api" {
  description = "The HTTP API whose routes these are: its id, and what ARNs of its routes begin with."
  type        = object({ id = string, execution_arn = string })
}

variable "name" {
  description = "The API's name."
  type        = string
}

variable "routes" {
  description = "By route key (GET /videos/{id}): the function's alias behind it, and whether no token is asked for."
  type = map(object({
    function_name = string
    alias         = string
    invoke_arn    = string
    public        = bool
  }))
}

variable "issuer" {
  description = "Who makes the tokens that are taken."
  type        = string
}

variable "audience" {
  description = "Whom the tokens are made for: the web app's client id."
  type        = string
}

variable "throttle" {
  description = "Requests a second, and at once, on each route that `throttles` does not name."
  type        = object({ rate = number, burst = number })
}

variable "throttles" {
  description = "The same by route key."
  type        = map(object({ rate = number, burst = number }))
}

variable "log_retention_days" {
  description = "How long the access log is kept."
  type        = number
}

variable "key_arn" {
  description = "The KMS key for the log; null for AWS's own."
  type        = string
}
