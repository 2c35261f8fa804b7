# Claude on Amazon Bedrock, where bedrock_model names one. What writes holds no key then: each of its runs is given a
# token, signed with the function's role, that lives as long as the run and may do what stands here.
locals {
  bedrock   = var.bedrock_model != ""
  asks      = ["ask_course", "ask_note", "process_video"]
  of_region = startswith(var.bedrock_model, "anthropic.") # and by a profile otherwise, as eu. or global.
  partition = data.aws_partition.here.partition

  bedrock_profile = "arn:${local.partition}:bedrock:${var.region}:${local.account}:inference-profile/${var.bedrock_model}"
  # A profile may have the model computed in regions that AWS chooses; there it is asked by the profile alone.
  bedrock_models = local.of_region ? [{
    resources = ["arn:${local.partition}:bedrock:${var.region}::foundation-model/${var.bedrock_model}"]
    condition = {}
    }] : [
    { resources = [local.bedrock_profile], condition = {} },
    {
      resources = ["arn:${local.partition}:bedrock:*::foundation-model/${try(regex("anthropic\\..+", var.bedrock_model), "none")}"]
      condition = { StringEquals = { "bedrock:InferenceProfileArn" = local.bedrock_profile } }
    },
  ]
  bedrock_statements = concat(
    [for one in local.bedrock_models : merge(one, { actions = ["bedrock:InvokeModelWithResponseStream"] })],
    # AWS knows no resource for it: what the token then asks for is what stands above.
    [{
      actions   = ["bedrock:CallWithBearerToken"]
      resources = ["*"]
      condition = { StringEquals = { "bedrock:BearerTokenType" = "SHORT_TERM" } }
    }],
  )
  bedrock_told = local.bedrock ? {
    STUDYBUDDY_CLAUDE_BEDROCK = var.region, STUDYBUDDY_CLAUDE_MODEL = var.bedrock_model
  } : {}
}
