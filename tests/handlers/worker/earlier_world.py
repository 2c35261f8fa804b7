"""What the build before left in tables, buckets and queue, laid under the functions of this one."""

from worker_world import WorkerWorld

import earlier_build

JOBS = earlier_build.jobs()
# When the build before was stopped: 28 minutes after the clock of its world began.
STOPPED_AT = 1_800_001_680.0


class EarlierWorld(WorkerWorld):
    """A world in which all that the build before left is there."""

    def __init__(self, folder, stripe):
        super().__init__(folder, stripe)
        self.clock.seconds = STOPPED_AT
        self._lay_rows()
        self._lay("NOTES_BUCKET", JOBS["completed"], earlier_build.FOLDER / "notes" / "lecture")
        self._lay_uploads()

    def waited(self):
        """The messages that waited, as an event of SQS."""
        return {
            "Records": [
                {"messageId": f"m-{n}", "receiptHandle": "none", "body": body}
                for n, body in enumerate(earlier_build.messages())
            ]
        }

    def shown(self, job):
        """A video as the API shows it now."""
        return self.call("get_video", id=JOBS[job]).json

    def begin_with_claude(self, job):
        """Let a job be one that was interrupted while Claude wrote."""
        lecture = earlier_build.FOLDER / "slow-lecture.en.vtt"
        upload = self.uploaded(lecture.read_text(), lecture.name)
        key = f"{earlier_build.USER}/{upload}/{lecture.name}"
        self.change_order(JOBS[job], writer="claude", upload=key)
        written = earlier_build.FOLDER / "interrupted" / "written"
        self._lay("WORK_BUCKET", f"{JOBS[job]}/written", written)

    def _lay_rows(self):
        for kind, items in earlier_build.rows().items():
            for item in items:
                table = self.environment[f"{kind.upper()}_TABLE"]
                self.client("dynamodb").put_item(TableName=table, Item=item)

    def _lay(self, bucket, place, folder):
        for file in folder.iterdir():
            self._put(bucket, f"{earlier_build.USER}/{place}/{file.name}", file.read_bytes())

    def _lay_uploads(self):
        lecture = (earlier_build.FOLDER / "lecture.en.vtt").read_bytes()
        for item in earlier_build.rows()["videos"]:
            self._put("UPLOADS_BUCKET", item["order"]["M"]["upload"]["S"], lecture)

    def _put(self, bucket, key, data):
        self.s3.put_object(Bucket=self.environment[bucket], Key=key, Body=data)
