variable "name" {
  description = "The user pool's name."
  type        = string
}

variable "region" {
  description = "The region that it is in."
  type        = string
}

variable "domain_prefix" {
  description = "What the hosted pages' address begins with; nobody else in the region has it."
  type        = string
}

variable "web_addresses" {
  description = "Where the web app is: users come back to /signed-in there, and to / signed out."
  type        = list(string)
}

variable "deletion_protection" {
  description = "Whether the pool refuses to be deleted."
  type        = bool
}

variable "post_confirmation_arn" {
  description = "The function that is told of users who have confirmed their sign-up."
  type        = string
}

variable "pre_sign_up_arn" {
  description = "The function that is asked before a user is made, and links an address to the account it has."
  type        = string
}

variable "second_factor" {
  description = "Whether users with a password need a code of an app as well."
  type        = bool
}

variable "passkeys" {
  description = "Whether users may sign in with a passkey instead of a password; not together with second_factor."
  type        = bool
}

variable "threat_protection" {
  description = "Whether sign-ins are judged and breached passwords refused (Cognito's plan Plus)."
  type        = bool
}

variable "email_sender" {
  description = "An identity of SES to send codes from; null for Cognito's own."
  type        = object({ identity_arn = string, from = string })
}

variable "identity_providers" {
  description = "Who may vouch for users, by the name that Cognito is to know them by."
  type = map(object({
    type       = string
    client_id  = string
    secret_arn = string
    details    = map(string)
    attributes = map(string)
  }))
}

variable "emulated" {
  description = "Whether an emulator plays Cognito, which lacks some of it."
  type        = bool
}

variable "topic_arn" {
  description = "The topic that is told when those who may vouch for users change."
  type        = string
}
