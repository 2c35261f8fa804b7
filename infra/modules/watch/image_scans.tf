# What the registry's scan finds in an image that was pushed, told to whom alarms are told to.
resource "aws_cloudwatch_event_rule" "image_findings" {
  name        = "${var.name}-image-findings"
  description = "A pushed image has libraries with critical or high findings"
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    detail = {
      repository-name = [var.repository]
      scan-status     = ["COMPLETE"]
      "$or" = [
        for severity in ["CRITICAL", "HIGH"] : { finding-severity-counts = { (severity) = [{ numeric = [">", 0] }] } }
      ]
    }
  })
}

resource "aws_cloudwatch_event_target" "image_findings" {
  rule = aws_cloudwatch_event_rule.image_findings.name
  arn  = aws_sns_topic.alarms.arn

  input_transformer {
    input_paths = {
      digest     = "$.detail.image-digest"
      repository = "$.detail.repository-name"
      counts     = "$.detail.finding-severity-counts"
    }
    # A string of JSON is what a reader of mail gets as text.
    input_template = "\"The scan of <repository>@<digest> found <counts>. What: aws ecr describe-image-scan-findings --repository-name <repository> --image-id imageDigest=<digest>. What to do: docs/OPERATING.md, Findings in an image.\""
  }
}
