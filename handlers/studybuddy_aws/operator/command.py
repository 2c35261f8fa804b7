"""How an operator's command ends: with a sentence and a code, never with a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable

from studybuddy import StudyBuddyError
from studybuddy_aws.runtime.settings import BadSettings

# What the commands know of an environment, in the words of docs/OPERATING.md.
_TOLD_BY = 'eval "$(TF_DATA_DIR=.terraform/dev terraform -chdir=infra output -raw operator)"'


def exit_code(work: Callable[[], int]) -> int:
    """What `work` answers; 1 if it refuses, 2 if no settings are there or AWS cannot be asked."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return work()
    except BadSettings as error:
        return _told(f"{error.message} This does it, for dev: {_TOLD_BY}", 2)
    except StudyBuddyError as error:
        return _told(error.message, 1)
    except (BotoCoreError, ClientError) as error:
        return _told(f"AWS does not do this: {error}", 2)


def _told(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
