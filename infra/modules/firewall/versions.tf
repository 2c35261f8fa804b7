# Named, since it is another than the root's own: the one of us-east-1.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}
