"""What the build before left behind; the README in its folder tells how it was made."""

import json
from pathlib import Path

FOLDER = Path(__file__).with_name("earlier_builds") / "0.1.0"
USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


def rows():
    """Items by table, with attribute values as DynamoDB has them."""
    return _read("rows.json")


def jobs():
    """The ids of the rows of videos, by what became of each."""
    return _read("jobs.json")


def messages():
    """The bodies of the messages that waited in the queue."""
    return _read("messages.json")


def row_types():
    """What the build took rows for: a JSON Schema for each table."""
    return _read("row-types.json")


def functions():
    """Each function's handler (empty for an image) and the variables that it was told."""
    return _read("functions.json")


def permissions():
    """What each function might do, and on which thing."""
    return _read("permissions.json")


def routes():
    """The routes of the API, `METHOD /path`, and the function behind each."""
    return _read("routes.json")


def terraform_addresses():
    """What Terraform had made: AWS's names by address, empty where AWS makes them up."""
    lines = (FOLDER / "terraform-addresses.txt").read_text().splitlines()
    return {address: name for address, _, name in (line.partition("\t") for line in lines)}


def terraform_variables():
    """The names of what an operator could set."""
    return (FOLDER / "terraform-variables.txt").read_text().split()


def _read(name):
    return json.loads((FOLDER / name).read_text())
