# The provider's version is exact: it is the one that everything here is proved with.
terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }

  # Bucket, key and region are given at init (README.md), as an account and an environment have them.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
