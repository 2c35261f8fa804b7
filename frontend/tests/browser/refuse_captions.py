"""Do as a worker does whose video YouTube gives no captions of: the job waits for its user's.

python refuse_captions.py AWS-ADDRESS VIDEO-ID CODE

YouTube is out of reach for a journey, which is told as that and tried again. So the job is taken
over here, as from a worker that is gone.
"""

import sys
import time

from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.job import Lease
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Tables
from studybuddy_aws.worker.job_outcomes import job_error
from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.resources import read_resources


def main(endpoint: str, video_id: str, code: str) -> None:
    """Take the job over, and let it wait for captions."""
    names = {f"{noun}_table": one.name for noun, one in read_resources().tables.items()}
    tables = Tables(AwsClients(endpoint).client("dynamodb"), TableNames(**names))
    # By this clock every lease is over, and the next try due.
    leases = Leases(tables, Ledger(tables, signup_credits=0), now=lambda: time.time() + 3600)
    while not isinstance(lease := leases.acquire(video_id, "journey", 900), Lease):
        time.sleep(0.2)
    Leases(tables, Ledger(tables, signup_credits=0)).await_captions(lease, job_error(code))


if __name__ == "__main__":
    main(*sys.argv[1:])
