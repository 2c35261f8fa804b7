"""`aws SERVICE OPERATION ...` held against the service's own description, as the AWS CLI does."""

import json
import re
from functools import cache

import botocore.exceptions
import botocore.session
import jmespath
from botocore import xform_name
from botocore.validate import ParamValidator

# Said to any operation.
_OF_ALL = {"--region": True, "--query": True, "--output": True, "--cli-binary-format": True}
# The CLI's own, of no service.
_OF_THE_CLI = {("configure", "sso")}
# What the CLI calls otherwise than the service is called.
_SERVICES = {"s3api": "s3"}
# What a reader puts something in place of, where its form is looked at.
_PLACES = {"UUID": "00000000-0000-4000-8000-000000000000"}
_NUMBERS = {"integer": int, "long": int, "float": float, "double": float}


@cache
def _operation(service, command):
    model = botocore.session.get_session().get_service_model(_SERVICES.get(service, service))
    names = {xform_name(name, "-"): name for name in model.operation_names}
    return model.operation_model(names[command])


def flaw(words, *, named=False):
    """What is wrong with a line's words after `aws`; empty if nothing.

    If it is only `named`, what it needs may be left out.
    """
    if tuple(words) in _OF_THE_CLI:
        return ""
    try:
        operation = _operation(words[0], words[1])
    except (KeyError, botocore.exceptions.UnknownServiceError):
        return f"there is no aws {' '.join(words[:2])}"
    members = operation.input_shape.members if operation.input_shape else {}
    options = {f"--{xform_name(name, '-')}": name for name in members}
    given, rest = {}, list(words[2:])
    while rest:
        word = rest.pop(0)
        name, value = _option(word, options, members)
        if word in _OF_ALL:
            told = rest.pop(0)
            if word == "--query":
                jmespath.compile(told)
        elif name is None and not word.startswith("-") and operation.has_streaming_output:
            continue  # the file that the answer goes to
        elif name is None:
            return f"{word} is no option of it"
        else:
            given[name] = value if value is not None else _read(members[name], rest)
    return "" if named and not given else _refusal(given, operation)


def _refusal(given, operation):
    if operation.input_shape is None:
        return ""
    report = ParamValidator().validate(given, operation.input_shape)
    return report.generate_report()


def _option(word, options, members):
    """The member that an option stands for, and its value if it is a switch."""
    name, switch = options.get(word), True
    if word.startswith("--no-") and word not in options:
        name, switch = options.get(f"--{word[5:]}"), False
    if name is not None and members[name].type_name == "boolean":
        return name, switch
    return (name, None) if word in options else (None, None)


def _read(shape, rest):
    """A value as the CLI reads it: JSON, `Key=value,...`, or the word itself."""
    words = [_PLACES.get(rest[0], rest[0])]
    del rest[0]
    if shape.type_name == "list":
        while rest and not rest[0].startswith("--"):
            words.append(rest.pop(0))
        return [_value(shape.member, word) for word in words]
    return _value(shape, words[0])


def _value(shape, word):
    if shape.type_name in {"structure", "map", "list"}:
        if word.startswith(("{", "[")):
            return json.loads(word)
        return {key: value for key, _, value in (one.partition("=") for one in word.split(","))}
    if shape.type_name == "blob":
        return word.encode()
    if shape.type_name in _NUMBERS and re.fullmatch(r"-?[\d.]+", word):
        return _NUMBERS[shape.type_name](word)
    if allowed := getattr(shape, "enum", None):
        assert word in allowed, f"{word} is none of {allowed}"
    return word
