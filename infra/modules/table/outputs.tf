output "name" {
  description = "The table's name."
  value       = aws_dynamodb_table.this.name
}

output "arn" {
  description = "The table, as rights name it."
  value       = aws_dynamodb_table.this.arn
}

output "index_arns" {
  description = "Of each index, by its name."
  value       = { for index in var.indexes : index.name => "${aws_dynamodb_table.this.arn}/index/${index.name}" }
}
