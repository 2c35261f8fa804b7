# What keeps things: tables, buckets, queues and secrets, as resources.json names them.
locals {
  key_arn = one(module.key[*].arn)

  redriven = { for name, queue in local.resources.queues : name => queue if try(queue.dead_letter, "") != "" }

  secrets = merge(
    {
      claude    = "{\"ANTHROPIC_API_KEY\": \"...\"}"
      stripe    = "{\"api_key\": \"...\", \"webhook_secret\": \"...\"}"
      cursors   = "Any long random text: `make deploy` puts one where there is none."
      addresses = "Any long random text: `make deploy` puts one where there is none."
    },
    var.proxy ? { proxy = "{\"STUDYBUDDY_PROXY\": \"...\"} or Webshare's two settings" } : {},
    { for name, wanted in var.sign_in : name => "{\"client_secret\": \"...\"}" if wanted },
  )
}

# The place of the model's key stays where Bedrock wants none: one who goes back finds it.
locals {
  filled_secrets = { for name, one in module.secret : name => one.name if name != "claude" || !local.bedrock }
}

module "key" {
  count   = var.own_key ? 1 : 0
  source  = "./modules/key"
  name    = "${local.name}-${local.suffix}"
  account = local.account
  region  = var.region
}

module "table" {
  for_each            = local.resources.tables
  source              = "./modules/table"
  name                = "${each.value.name}-${local.suffix}"
  hash_key            = each.value.hash_key
  range_key           = try(each.value.range_key, "")
  attributes          = each.value.attributes
  indexes             = each.value.indexes
  ttl                 = try(each.value.ttl, "")
  deletion_protection = var.deletion_protection
  key_arn             = local.key_arn
}

module "bucket" {
  for_each          = local.resources.buckets
  source            = "./modules/bucket"
  name              = "${each.value.name}-${local.bucket_suffix}"
  versioned         = each.value.versioned
  expire_days       = try(each.value.expire_days, 0)
  cors              = { methods = try(each.value.cors_methods, []), origins = local.web_addresses }
  force_destroy     = !var.deletion_protection
  announced         = each.key != "work" # which is written to at each step
  access_log_bucket = var.access_log_bucket
  tls_only          = !var.emulated # an emulator is on http, where nobody would then be let in
  key_arn           = local.key_arn
}

module "queue" {
  for_each                 = local.resources.queues
  source                   = "./modules/queue"
  name                     = "${each.value.name}-${local.suffix}"
  visibility_seconds       = each.value.visibility_seconds
  retention_seconds        = each.value.retention_seconds
  consumer_timeout_seconds = local.sizes[each.value.consumer].timeout_seconds
  tls_only                 = !var.emulated # as above
}

resource "aws_sqs_queue_redrive_policy" "dead_letter" {
  for_each  = local.redriven
  queue_url = module.queue[each.key].url
  redrive_policy = jsonencode({
    deadLetterTargetArn = module.queue[each.value.dead_letter].arn
    maxReceiveCount     = each.value.max_receive_count
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead_letter" {
  for_each  = local.redriven
  queue_url = module.queue[each.value.dead_letter].url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [module.queue[each.key].arn]
  })
}

module "secret" {
  for_each      = local.secrets
  source        = "./modules/secret"
  name          = "${local.name}-${each.key}-${local.suffix}"
  description   = each.value
  recovery_days = var.deletion_protection ? 30 : 0
  key_arn       = local.key_arn
}
