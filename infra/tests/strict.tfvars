# An environment with all that an operator may bring: with it checkov finds nothing.
environment       = "strict"
domain            = "notes.example.org"
certificate_arn   = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
web_acl_arn       = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/ours/00000000-0000-0000-0000-000000000000"
countries         = ["AT", "CH", "DE"]
access_log_bucket = "an-operators-logs"
code_signing_arn  = "arn:aws:lambda:eu-central-1:123456789012:code-signing-config:csc-00000000000000000"
