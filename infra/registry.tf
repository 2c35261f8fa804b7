# Made before all else by `make deploy`: the worker's image must be there before its functions are.
module "registry" {
  source = "./modules/registry"

  name                = "${local.name}-process-${local.suffix}"
  function_arns       = [for name in local.images : trimsuffix(local.live_arns[name], ":live")]
  key_arn             = local.key_arn
  deletion_protection = var.deletion_protection
}
