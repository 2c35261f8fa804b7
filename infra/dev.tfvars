environment         = "dev"
deletion_protection = false
own_key             = false
log_retention_days  = 30
web_addresses       = ["http://localhost:5173"]
