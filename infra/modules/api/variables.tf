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

variable "origins" {
  description = "Addresses of web pages elsewhere that may call the API from a browser; empty for none."
  type        = list(string)
}

variable "methods" {
  description = "With which methods they may; told apart from the routes, whose functions may know the API's address."
  type        = list(string)
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
