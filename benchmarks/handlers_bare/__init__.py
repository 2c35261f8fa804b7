"""What the handlers are measured against: the same calls with nothing around them, and nothing.

Each module is a Lambda function of its own; none imports anything of Study Buddy's.
"""
