# Made before all else by `make deploy`: the worker's image must be there before its function is.
module "registry" {
  source = "./modules/registry"

  name                = "${local.name}-process-${local.suffix}"
  function_arn        = "arn:aws:lambda:${var.region}:${local.account}:function:${local.name}-process_video-${local.suffix}"
  key_arn             = local.key_arn
  deletion_protection = var.deletion_protection
}
