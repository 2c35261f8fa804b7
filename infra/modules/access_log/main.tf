# Who asked CloudFront for what, by its standard logging v2, which needs a policy of the bucket and no ACL. A file's name
# begins with the distribution's id, under AWSLogs/ACCOUNT/CloudFront/. There is no suffix_path: this provider and AWS
# differ on what it means. All of it is in us-east-1, wherever the bucket is.
resource "aws_cloudwatch_log_delivery_source" "this" {
  name         = "${var.name}-access"
  log_type     = "ACCESS_LOGS"
  resource_arn = var.distribution_arn
}

resource "aws_cloudwatch_log_delivery_destination" "this" {
  name          = "${var.name}-access"
  output_format = "w3c"

  delivery_destination_configuration {
    destination_resource_arn = "arn:${data.aws_partition.here.partition}:s3:::${var.bucket}"
  }
}

resource "aws_cloudwatch_log_delivery" "this" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.this.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.this.arn
}

data "aws_partition" "here" {}
