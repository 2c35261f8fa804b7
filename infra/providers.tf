# An emulator is reached by AWS_ENDPOINT_URL, which the provider reads for every service.
provider "aws" {
  region                      = var.region
  s3_use_path_style           = var.emulated # no name of a bucket is a name of the emulator's host
  skip_credentials_validation = var.emulated # there is no region's STS to ask
  skip_metadata_api_check     = var.emulated

  default_tags {
    tags = local.tags
  }
}

# What CloudFront writes down it hands over in this region, wherever the rest is.
provider "aws" {
  alias                       = "us_east_1"
  region                      = "us-east-1"
  s3_use_path_style           = var.emulated
  skip_credentials_validation = var.emulated
  skip_metadata_api_check     = var.emulated

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = { project = "yt-study-buddy", environment = var.environment }
}

data "aws_caller_identity" "here" {}
data "aws_partition" "here" {}
