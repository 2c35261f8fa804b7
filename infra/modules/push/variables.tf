variable "name" {
  description = "The API's name."
  type        = string
}

variable "stage" {
  description = "Its one stage, which is the last part of its address."
  type        = string
}

variable "routes" {
  description = "By route key ($connect, $disconnect): the function's alias behind it."
  type = map(object({
    function_name = string
    alias         = string
    invoke_arn    = string
  }))
}

variable "pong" {
  description = "What is answered to whatever a page says."
  type        = string
}

variable "throttle" {
  description = "Pages that come and what they say, a second and at once."
  type        = object({ rate = number, burst = number })
}
