output "name" {
  description = "The queue's name."
  value       = aws_sqs_queue.this.name
}

output "url" {
  description = "Where messages are sent."
  value       = aws_sqs_queue.this.url
}

output "arn" {
  description = "The queue, as rights name it."
  value       = aws_sqs_queue.this.arn
}
