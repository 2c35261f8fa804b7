environment = "prod"

# For about a thousand people at once (docs/OPERATING.md, "Many people"): a hundred videos a minute take 60 percent of
# Anthropic's 2,000 requests and 2,000,000 tokens a minute. Lambda's quota has to be 1,000; a new account's is 10.
maximum_concurrency = 100

# Half of what opens the door for orders (200 a second), and enough for a campus behind one address. $6 a month.
requests_by_address = 30000
