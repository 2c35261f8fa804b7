# By which open pages are told how far videos are, unless it is switched off: then they ask.
module "push" {
  count  = var.push ? 1 : 0
  source = "./modules/push"

  name     = "${local.name}-push-${local.suffix}"
  stage    = local.resources.push.stage
  pong     = local.resources.push.pong
  throttle = local.resources.push.throttle
  routes = {
    for key, name in local.resources.push.routes : key => {
      function_name = module.function[name].name
      alias         = "live"
      invoke_arn    = module.function[name].invoke_arn
    }
  }
}
