"""Commands that an operator runs by hand: `python -m studybuddy_aws.operator.NAME`."""
