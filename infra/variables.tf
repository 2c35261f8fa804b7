# What an operator decides. dev.tfvars and prod.tfvars hold what differs between environments;
# what is the same everywhere is a default here, or a fact of resources.json and openapi.json.

variable "environment" {
  description = "Which of the operator's environments this is; part of every name (dev, prod)."
  type        = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,9}$", var.environment))
    error_message = "An environment is 2 to 10 lower-case letters and digits, as dev or prod."
  }
}

variable "region" {
  description = "The AWS region that everything is in."
  type        = string
  default     = "eu-central-1"
}

variable "deletion_protection" {
  description = "Whether tables, the user pool and full buckets refuse to be destroyed."
  type        = bool
  default     = true
}

variable "own_key" {
  description = "Whether data and logs are encrypted with a KMS key of our own ($1 a month)."
  type        = bool
  default     = true
}

variable "log_retention_days" {
  description = "How long CloudWatch keeps what functions log: ids, codes and times."
  type        = number
  default     = 365
}

variable "access_log_days" {
  description = "How long CloudWatch keeps the API's access log, which has users' IP addresses. The privacy page says 30."
  type        = number
  default     = 30
}

variable "emulated" {
  description = "Whether this is an emulator on http: turns off only what none of them can do."
  type        = bool
  default     = false
}

# Functions

variable "image" {
  description = "The worker's image by its digest, as `make push` prints it."
  type        = string
  validation {
    condition     = can(regex("^[^@\\s]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "The image is ADDRESS@sha256:DIGEST: a tag can move, a digest cannot."
  }
}

variable "zips" {
  description = "Folder with the functions' zips, as `make zip` makes them."
  type        = string
  default     = "../out/api"
}

variable "architecture" {
  description = "The machine that functions run on, zips and image alike (arm64 or x86_64)."
  type        = string
  default     = "arm64"
  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "Lambda has arm64 and x86_64."
  }
}

variable "sizes" {
  description = "Memory and timeout by function (`api`: all behind routes), over resources.json's."
  type = map(object({
    memory_mb       = optional(number)
    timeout_seconds = optional(number)
  }))
  default = {}
}

variable "provisioned_concurrency" {
  description = "How many warm instances wait, by function; each costs by the hour ($4.32 a month at 512 MB)."
  type        = map(number)
  default     = {}
}

variable "reserved_concurrency" {
  description = "How many run at the most and are kept for it alone, by function (ask_note, ask_course, create_preview, create_artifacts, get_course_artifact); the account must have 100 to spare."
  type        = map(number)
  default     = {}
}

variable "maximum_concurrency" {
  description = "How many videos are worked on at the same time, 2 to 1000; null for resources.json's. Below what Lambda lets the account run, by 100 at least; and one user never has more than half of them."
  type        = number
  default     = null
  validation {
    condition     = var.maximum_concurrency == null ? true : var.maximum_concurrency >= 2 && var.maximum_concurrency <= 1000
    error_message = "Lambda takes 2 to 1000 for what a queue calls."
  }
}

variable "throttles" {
  description = "Requests a second, and at once, of all users together on a route, as \"POST /videos/submit\", over resources.json's; `default` is for each route without its own."
  type        = map(object({ rate = number, burst = number }))
  default     = {}
}

variable "request_limits" {
  description = "How often each user may ask in ten minutes, before anything is done for it. Orders are also captions and confirmations that come later, purchases also their receipts; files are those made anew, reviews batches of answers to cards, questions those to notes, courses orders, retries and deletions of whole courses, push_tickets connections of open pages."
  type = object({
    orders       = optional(number, 60)
    uploads      = optional(number, 60)
    previews     = optional(number, 30)
    files        = optional(number, 30)
    purchases    = optional(number, 20)
    erasures     = optional(number, 10)
    exports      = optional(number, 3)
    sign_outs    = optional(number, 10)
    reviews      = optional(number, 60)
    questions    = optional(number, 30)
    searches     = optional(number, 120)
    courses      = optional(number, 20)
    push_tickets = optional(number, 120)
  })
  default = {}
  validation {
    condition     = alltrue([for most in values(var.request_limits) : most >= 1 && most <= 10000 && floor(most) == most])
    error_message = "A limit is a whole number, 1 at least."
  }
}

variable "push" {
  description = "Whether open pages are told how far videos are, by a WebSocket API; without it they ask again and again, which costs more."
  type        = bool
  default     = true
}

variable "snap_start" {
  description = "Whether zip functions start from a snapshot (charged for keeping, $1.95 a month at 512 MB for each function, and for restoring)."
  type        = bool
  default     = false
  validation {
    condition     = !var.snap_start || length(var.provisioned_concurrency) == 0
    error_message = "Lambda takes SnapStart or provisioned concurrency, not both."
  }
}

variable "worker_settings" {
  description = "Settings of the command that are no secrets, as STUDYBUDDY_CLAUDE_MODEL."
  type        = map(string)
  default     = {}
  validation {
    condition     = alltrue([for name in keys(var.worker_settings) : can(regex("^(STUDYBUDDY_[A-Z_]+|ANTHROPIC_BASE_URL)$", name))])
    error_message = "The worker hands on STUDYBUDDY_... and ANTHROPIC_BASE_URL, and nothing else."
  }
}

variable "bedrock_model" {
  description = "The one model on Amazon Bedrock that writes, checks and answers, by its inference profile (eu.anthropic.claude-sonnet-5-5) or, within the region alone, by its own id; empty where Claude is asked with a key. Its price is Anthropic's by global., and a tenth more by all others."
  type        = string
  default     = ""
  validation {
    condition     = can(regex("^(([a-z-]+\\.)?anthropic\\.claude-[a-z0-9:.-]+)?$", var.bedrock_model))
    error_message = "bedrock_model is as eu.anthropic.claude-sonnet-5-5, as Bedrock's console lists it under Cross-region inference."
  }
  validation {
    condition     = var.bedrock_model == "" || alltrue([for name in keys(var.worker_settings) : !can(regex("^(STUDYBUDDY_CLAUDE_([A-Z]+_)?MODEL|ANTHROPIC_BASE_URL)$", name))])
    error_message = "With bedrock_model all is asked of that one model: take models and ANTHROPIC_BASE_URL out of worker_settings."
  }
}

variable "proxy" {
  description = "Whether the worker reaches YouTube by a proxy, which the secret `proxy` names."
  type        = bool
  default     = false
}

variable "signup_credits" {
  description = "Credits that a new user is given."
  type        = number
  default     = 3
}

variable "free_credits_months" {
  description = "For how many months it is remembered, as a keyed digest, that an e-mail address was given free credits."
  type        = number
  default     = 12
  validation {
    condition     = var.free_credits_months >= 1 && var.free_credits_months <= 120
    error_message = "Free credits are remembered for 1 to 120 months."
  }
}

variable "open_jobs" {
  description = "How many videos of one user may be open at the same time."
  type        = number
  default     = 10
}

variable "waiting_courses" {
  description = "Of how many courses of one user videos may wait for their turn; more are refused until one is done."
  type        = number
  default     = 10
}

variable "words_per_credit" {
  description = "Words of a video that a credit pays for; each begun such number takes another one."
  type        = number
  default     = 30000
  validation {
    condition     = var.words_per_credit >= 100 && var.words_per_credit <= 10000000 && floor(var.words_per_credit) == var.words_per_credit
    error_message = "A credit pays for a whole number of words, 100 at least."
  }
}

variable "stripe_address" {
  description = "Where Stripe is, if it is a stand-in (http://127.0.0.1:12111)."
  type        = string
  default     = ""
}

# Web

variable "web_addresses" {
  description = "Where the web app is besides CloudFront (Vercel, Netlify, http://localhost:5173)."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for one in var.web_addresses : can(regex("^https?://[^/*]+$", one))])
    error_message = "An address is https://host, without a path, a last slash or a star."
  }
}

variable "domain" {
  description = "The web app's own domain (notes.example.org); empty for CloudFront's."
  type        = string
  default     = ""
}

variable "certificate_arn" {
  description = "An ACM certificate for the domain, from us-east-1; empty without a domain."
  type        = string
  default     = ""
  validation {
    condition     = (var.domain == "") == (var.certificate_arn == "")
    error_message = "A domain needs its certificate, and a certificate its domain."
  }
}

variable "stripe_publishable_key" {
  description = "Stripe's key for browsers (pk_...), which is no secret; empty where nothing is sold."
  type        = string
  default     = ""
  validation {
    condition     = can(regex("^(pk_[A-Za-z0-9_]+)?$", var.stripe_publishable_key))
    error_message = "The browser gets Stripe's publishable key (pk_...), never a secret one."
  }
}

variable "operator" {
  description = "Who runs this service, as its pages on privacy, terms and imprint say: name, postal address, e-mail, the country whose law holds; links to texts of one's own, if there are any."
  type = object({
    name         = optional(string, "")
    address      = optional(string, "")
    email        = optional(string, "")
    law          = optional(string, "")
    privacy_link = optional(string, "")
    terms_link   = optional(string, "")
  })
  default = {}
  validation {
    condition     = alltrue([for link in [var.operator.privacy_link, var.operator.terms_link] : can(regex("^(https://\\S+)?$", link))])
    error_message = "A link is https://..., or nothing."
  }
  validation {
    condition     = can(regex("^([^@\\s]+@[^@\\s]+)?$", var.operator.email))
    error_message = "operator.email is an address that one can write to."
  }
}

# Sign-in

variable "second_factor" {
  description = "Whether users with a password need a code of an app as well; for accounts elsewhere those who keep them decide."
  type        = bool
  default     = false
}

variable "passkeys" {
  description = "Whether users may sign in with a passkey instead of a password, on Cognito's newer pages. It is in the plan that the pool has and costs nothing more."
  type        = bool
  default     = false
  validation {
    condition     = !(var.passkeys && var.second_factor)
    error_message = "Choose passkeys or second_factor: a passkey would be refused where a code of an app is a must."
  }
}

variable "threat_protection" {
  description = "Whether sign-ins are judged, kept in a list, and refused with a breached password: Cognito's plan Plus, some cents a month for each user who signs in."
  type        = bool
  default     = false
}

variable "sign_in" {
  description = "Which accounts users may sign in with, besides e-mail and a password."
  type = object({
    google  = optional(bool, false)
    github  = optional(bool, false)
    discord = optional(bool, false)
  })
  default = {}
}

variable "client_ids" {
  description = "What this service is called at each of them: ids, which browsers see. Secrets go to Secrets Manager."
  type = object({
    google  = optional(string, "")
    github  = optional(string, "")
    discord = optional(string, "")
  })
  default = {}
  validation {
    condition     = alltrue([for name, wanted in var.sign_in : !wanted || var.client_ids[name] != ""])
    error_message = "Who is in sign_in has to be in client_ids too."
  }
}

variable "email_sender" {
  description = "An identity of SES that codes are sent from; null for Cognito's own, 50 messages a day."
  type        = object({ identity_arn = string, from = string })
  default     = null
}

# Watch. `make cost` tells what each part costs whether anybody comes or not.

variable "alarms" {
  description = "Whether anything raises an alarm. Ten cents a month for each metric that is watched, of which an account has ten free."
  type        = bool
  default     = true
}

variable "dashboard" {
  description = "Whether there is a dashboard: $3 a month, of which an account has three free."
  type        = bool
  default     = true
}

variable "alarm_email" {
  description = "Who is told of alarms and of the budget; empty for nobody."
  type        = string
  default     = ""
}

variable "daily_model_cost" {
  description = "Dollars a day for the model at which an alarm is raised."
  type        = number
  default     = 10
}

variable "daily_model_limit" {
  description = "Dollars a day (UTC) for the model beyond which what it would write waits for the next day; 0: no limit."
  type        = number
  default     = 0
  validation {
    condition     = var.daily_model_limit >= 0 && (var.environment != "prod" || var.daily_model_limit > 0)
    error_message = "prod needs a limit: daily_model_limit in infra/own-prod.tfvars, in dollars a day, above daily_model_cost."
  }
}

variable "monthly_budget" {
  description = "Dollars a month at which the budget warns."
  type        = number
  default     = 20
}

# Stricter than is needed: each costs, and all but the first need something that an operator brings.

variable "requests_by_address" {
  description = "Requests of one IP address in five minutes, above which a firewall (WAF) before CloudFront answers 429; 0 for no firewall, and none is made beside web_acl_arn. $6 a month, and $0.60 a million requests."
  type        = number
  default     = 0
  validation {
    condition     = var.requests_by_address == 0 || (var.requests_by_address >= 100 && floor(var.requests_by_address) == var.requests_by_address)
    error_message = "An address is let ask 100 times in five minutes at least, or there is no firewall (0): one page asks about 20 times."
  }
}

variable "web_acl_arn" {
  description = "Rules of a firewall (WAF, from us-east-1) before the web app; empty for none."
  type        = string
  default     = ""
}

variable "countries" {
  description = "The only countries that the web app is shown in, as AT or DE; empty for all."
  type        = list(string)
  default     = []
}

variable "access_log_bucket" {
  description = "A bucket of the operator's where S3 and CloudFront write who asked for what; empty for none."
  type        = string
  default     = ""
}

variable "code_signing_arn" {
  description = "The code signing configuration that zips must pass; empty for none."
  type        = string
  default     = ""
}
