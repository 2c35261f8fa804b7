"""A world in which one thing goes wrong; and the hour after, in which all must come right."""

import uuid

from fault_points import Crash, Points
from http_world import ADA, LECTURE
from scripted_child import Script
from worker_world import WorkerWorld

from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.process_video import Worker
from studybuddy_aws.storage.tables import Tables
from studybuddy_aws.worker import job_runner

HOUR, SWEEPS = 3600, 12
MOST_DELIVERIES = 5


class FaultWorld(WorkerWorld):
    def __init__(self, folder, stripe):
        self.points = Points()
        super().__init__(folder, stripe)
        self.environment |= {"SIGNUP_CREDITS": "10", "OPEN_JOBS": "10", "HEARTBEAT_SECONDS": "0"}
        self.script = Script()
        self.time_left = lambda: 900.0
        self.user = ADA
        self.delivered = {}
        self.dead = []

    def client(self, name):
        new = name not in self.made
        client = super().client(name)
        return self.points.watch(client) if new else client

    def opened(self, reads):
        service = super().opened(reads)
        service.tables = Tables(
            service.client("dynamodb"), service.settings.tables, sleep=lambda seconds: None
        )
        return service

    def worker(self):
        return Worker(self.opened(job_runner.WorkerSettings), self._measure, self.script.start)

    def fresh(self, script=None):
        """Another user, for whom nothing has happened yet."""
        self.user = str(uuid.uuid4())
        self.script = script or Script()
        self.time_left = lambda: 900.0
        self.delivered, self.dead = {}, []

    def uploaded_for(self, video_id):
        """The key of captions that the job's user has uploaded."""
        upload = self.uploaded(user=self.user)
        return f"{self.user}/{upload}/talk.en.vtt"

    def asked(self, key="key"):
        """Submit as a browser does: again with the same key, should there be no good answer.

        The job's id, None if there never was one.
        """
        body = {"youtube_url": LECTURE, "exporters": ["markdown"]}
        for _ in range(3):
            try:
                answer = self.call(
                    "submit_video", self.user, body=body, headers={"idempotency-key": key}
                )
            except Crash:
                continue
            if answer.status == 202:
                return answer.json["video_id"]
        return None

    def deliver(self, event=None):
        """Deliver what is in the queue, or this; a worker that dies leaves it unanswered."""
        for record in (event or self.received())["Records"]:
            number = self.delivered.setdefault(record["messageId"], [0, record])
            number[0] += 1
            try:
                failed = self.work({"Records": [record]}, self.time_left)
            except Crash:
                failed = []
            if failed:
                self.dead.append(record)

    def redeliver(self):
        """Deliver again what was to come back; what came too often goes to the dead letters."""
        waiting, self.dead = self.dead, []
        for record in waiting:
            if self.delivered[record["messageId"]][0] < MOST_DELIVERIES:
                self.deliver({"Records": [record]})
            else:
                self.settle({"Records": [record]})

    def an_hour(self):
        """What goes on by itself: sweeps, deliveries, and in the end every message once more."""
        left = HOUR
        while left > 0 and not (left < HOUR and all(job.ended for job in self.jobs())):
            self._goes_by(HOUR / SWEEPS)
            left -= HOUR / SWEEPS
        self._goes_by(left)
        for _, record in list(self.delivered.values()):
            self.deliver({"Records": [record]})

    def _goes_by(self, seconds):
        self.later(seconds)
        self.sweep()
        self.redeliver()
        self.deliver()

    def jobs(self):
        """The jobs of the present user."""
        return list(self.service.jobs.list(self.user, limit=50).rows)

    def all_broken(self):
        return broken(read_rows(self.service.tables), self.objects())
