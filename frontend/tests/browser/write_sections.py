"""Do as a worker does that has a video written: keep the sections that can be read by now.

python write_sections.py AWS-ADDRESS VIDEO-ID

Reads from standard input what comes next, a line each: a number keeps so many sections, `fail` ends
the video as a model does that cannot be read, `cut` disconnects all pages. Answers each with a
line. YouTube is out of reach for a journey and no model is set up for it, so the job is taken at
its next try, once the worker has let go of it.
"""

import sys
import time
from contextlib import suppress

from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.connections import Connections
from studybuddy_aws.storage.job import Job, Lease, Spent
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.push import Push
from studybuddy_aws.storage.readable import ReadablePoint, ReadableSection, store_sections
from studybuddy_aws.storage.tables import Tables
from studybuddy_aws.worker.job_outcomes import job_error
from studybuddy_aws.worker.news import News
from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.push_gateway import push_endpoint
from studybuddy_local.resources import read_resources

SECONDS = 300.0


def main(endpoint: str, video_id: str) -> None:
    """Take the job at its next try, and write as it is told."""
    resources, aws = read_resources(), AwsClients(endpoint)
    names = {f"{noun}_table": one.name for noun, one in resources.tables.items()}
    tables = Tables(aws.client("dynamodb"), TableNames(**names))
    while not _to_be_tried_again(tables, video_id):
        time.sleep(0.2)
    # By this clock the next try is due.
    leases = Leases(tables, Ledger(tables, signup_credits=0), now=lambda: time.time() + 3600)
    lease = leases.acquire(video_id, "journey", 900)
    if not isinstance(lease, Lease):
        sys.exit(f"The job cannot be taken: {lease.reason}.")
    there = AwsClients(push_endpoint(aws, resources.push)).client("apigatewaymanagementapi")
    connections = Connections(tables)
    news = News(Push(connections, there), lease.job)
    bucket, job = resources.buckets["notes"].name, lease.job
    for line in sys.stdin:
        if line.strip() == "fail":
            leases.fail(lease, job_error("malformed"))
            news.changed()
        elif line.strip() == "cut":
            for row in connections.of_user(job.user_id):
                with suppress(there.exceptions.GoneException):  # it has left by itself
                    there.delete_connection(ConnectionId=row.connection_id)
        else:
            sections = [_section(number) for number in range(int(line))]
            store_sections(aws.client("s3"), bucket, job.user_id, video_id, sections)
            told = ("write", 10 * (1 + len(sections)), Spent(), len(sections))
            leases.progress(lease, *told)
            news.progress(*told)
        print("done", flush=True)


def _section(number: int) -> ReadableSection:
    start = SECONDS * number
    points = tuple(
        ReadablePoint(
            text=f"Statement {at + 1} tells in so many words what the lecture says of it here.",
            kind="definition" if at == 0 else "point",
            start=start + 20 * at,
        )
        for at in range(6)
    )
    title = f"Part {number + 1} of the lecture"
    return ReadableSection(title=title, start=start, end=start + SECONDS, points=points)


def _to_be_tried_again(tables: Tables, video_id: str) -> bool:
    job = tables.get("videos", video_id, Job)
    return job is not None and job.status == "queued" and job.retry_at is not None


if __name__ == "__main__":
    main(*sys.argv[1:])
