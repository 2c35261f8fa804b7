"""Do as a worker does whose video YouTube gives no captions of: the job waits for its user's.

python refuse_captions.py AWS-ADDRESS VIDEO-ID CODE

YouTube is out of reach for a journey, which is told as that and tried again. So the next try is
made here, once the worker has let go of the job: it holds the job's directory until then.
"""

import sys
import time

from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.job import Job, Lease
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Tables
from studybuddy_aws.worker.job_outcomes import job_error
from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.resources import read_resources


def main(endpoint: str, video_id: str, code: str) -> None:
    """Take the job at its next try, and let it wait for captions."""
    names = {f"{noun}_table": one.name for noun, one in read_resources().tables.items()}
    tables = Tables(AwsClients(endpoint).client("dynamodb"), TableNames(**names))
    while not _to_be_tried_again(tables, video_id):
        time.sleep(0.2)
    # By this clock the next try is due.
    leases = Leases(tables, Ledger(tables, signup_credits=0), now=lambda: time.time() + 3600)
    lease = leases.acquire(video_id, "journey", 900)
    if not isinstance(lease, Lease):
        sys.exit(f"The job cannot be taken: {lease.reason}.")
    Leases(tables, Ledger(tables, signup_credits=0)).await_captions(lease, job_error(code))


def _to_be_tried_again(tables: Tables, video_id: str) -> bool:
    job = tables.get("videos", video_id, Job)
    return job is not None and job.status == "queued" and job.retry_at is not None


if __name__ == "__main__":
    main(*sys.argv[1:])
