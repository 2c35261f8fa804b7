# What keeps things, each module alone.
mock_provider "aws" {
  source = "./tests/aws"
}

run "a_queue_waits_for_its_function" {
  module {
    source = "./modules/queue"
  }
  variables {
    name                     = "ytstudy-process-test"
    visibility_seconds       = 5400
    retention_seconds        = 345600
    consumer_timeout_seconds = 900
    tls_only                 = true
  }

  assert {
    condition = [true, 5400] == [
      aws_sqs_queue.this.sqs_managed_sse_enabled,
      aws_sqs_queue.this.visibility_timeout_seconds,
    ]
    error_message = "Messages are encrypted, and hidden for as long as a function may be at them."
  }
  assert {
    condition     = "false" == jsondecode(aws_sqs_queue_policy.this[0].policy).Statement[0].Condition.Bool["aws:SecureTransport"]
    error_message = "Who does not speak TLS is denied."
  }
}

run "a_queue_that_does_not_wait" {
  command = plan
  module {
    source = "./modules/queue"
  }
  variables {
    name                     = "ytstudy-process-test"
    visibility_seconds       = 5399
    retention_seconds        = 345600
    consumer_timeout_seconds = 900
    tls_only                 = false
  }

  expect_failures = [aws_sqs_queue.this]
}

run "a_table_is_kept_well" {
  module {
    source = "./modules/table"
  }
  variables {
    name                = "ytstudy-notes-test"
    hash_key            = "note_id"
    attributes          = { note_id = "S", user_id = "S", created_at = "S" }
    deletion_protection = true
    key_arn             = "arn:aws:kms:eu-central-1:123456789012:key/ours"
    indexes = [{
      name       = "user_id-created_at-index"
      hash_key   = "user_id"
      range_key  = "created_at"
      projection = "INCLUDE"
      attributes = ["title"]
    }]
  }

  assert {
    condition = [true, true, true] == [
      aws_dynamodb_table.this.deletion_protection_enabled,
      aws_dynamodb_table.this.point_in_time_recovery[0].enabled,
      aws_dynamodb_table.this.server_side_encryption[0].enabled,
    ]
    error_message = "It is encrypted, can be brought back as it was, and is not deleted by mistake."
  }
  assert {
    condition     = "PAY_PER_REQUEST" == aws_dynamodb_table.this.billing_mode
    error_message = "Nobody pays for rows that nobody asks for."
  }
  assert {
    condition     = toset(["title"]) == one(aws_dynamodb_table.this.global_secondary_index).non_key_attributes
    error_message = "An index has what a list shows."
  }
  assert {
    condition     = "${aws_dynamodb_table.this.arn}/index/user_id-created_at-index" == output.index_arns["user_id-created_at-index"]
    error_message = "An index is a thing of its own for IAM."
  }
}

run "a_bucket_that_browsers_send_to" {
  module {
    source = "./modules/bucket"
  }
  variables {
    name              = "ytstudy-uploads-test"
    versioned         = false
    expire_days       = 3
    cors              = { methods = ["POST"], origins = ["https://d1.cloudfront.net"] }
    force_destroy     = true
    tls_only          = true
    announced         = false
    access_log_bucket = ""
    key_arn           = null
  }

  assert {
    condition = [true, true, true, true] == [
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ]
    error_message = "Nothing of it is anybody's."
  }
  assert {
    condition = [1, 3] == [
      aws_s3_bucket_lifecycle_configuration.this.rule[0].abort_incomplete_multipart_upload[0].days_after_initiation,
      aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].days,
    ]
    error_message = "What is sent, and what is sent in part, goes by itself."
  }
  assert {
    condition = [toset(["POST"]), toset(["https://d1.cloudfront.net"])] == [
      one(aws_s3_bucket_cors_configuration.this[0].cors_rule).allowed_methods,
      one(aws_s3_bucket_cors_configuration.this[0].cors_rule).allowed_origins,
    ]
    error_message = "Pages of the web app may send to it, and others not."
  }
  assert {
    condition     = "AES256" == one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm
    error_message = "Without a key of ours it is S3's."
  }
}

run "a_bucket_of_artifacts" {
  module {
    source = "./modules/bucket"
  }
  variables {
    name              = "ytstudy-pdfs-test"
    versioned         = true
    expire_days       = 0
    cors              = { methods = [], origins = ["https://d1.cloudfront.net"] }
    force_destroy     = false
    tls_only          = false
    announced         = true
    access_log_bucket = "an-operators-logs"
    key_arn           = "arn:aws:kms:eu-central-1:123456789012:key/ours"
  }

  assert {
    condition = [30, true] == [
      aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration[0].noncurrent_days,
      aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].expired_object_delete_marker,
    ]
    error_message = "Artifacts stay, and what they have replaced does not."
  }
  assert {
    condition = ["Enabled", 0, 0] == [
      aws_s3_bucket_versioning.this.versioning_configuration[0].status,
      length(aws_s3_bucket_cors_configuration.this),
      length(aws_s3_bucket_policy.this),
    ]
    error_message = "It is versioned; browsers have no business there; an emulator cannot do TLS."
  }
  assert {
    condition = [true, "ytstudy-pdfs-test/"] == [
      aws_s3_bucket_notification.this[0].eventbridge,
      aws_s3_bucket_logging.this[0].target_prefix,
    ]
    error_message = "Who wants to can listen, and read who asked for what."
  }
  assert {
    condition = ["aws:kms", "arn:aws:kms:eu-central-1:123456789012:key/ours"] == [
      one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm,
      one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).kms_master_key_id,
    ]
    error_message = "It is encrypted with our key."
  }
}
