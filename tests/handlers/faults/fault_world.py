"""A world in which one thing goes wrong; and the hour after, in which all must come right."""

import uuid
from contextlib import contextmanager, suppress
from functools import partial

from fault_points import Crash, Points
from fault_time import Call, FaultTime
from http_world import ADA, LECTURE, videos_of
from moto_resources import RESOURCES, Resources
from scripted_child import Script
from worker_world import WorkerWorld

from studybuddy_aws import create_user, sweep
from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.process_video import Worker
from studybuddy_aws.runtime import clients, deadline
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.tables import Tables
from studybuddy_aws.worker import job_runner

HOUR, SWEEPS = 3600, 12
MOST_DELIVERIES = 5
SIZES = RESOURCES["functions"]
# As infra/functions.tf has it.
SECONDS = {"delete_me": 29} | {name: size["timeout_seconds"] for name, size in SIZES.items()}


class FaultWorld(WorkerWorld):
    """Every function has the time that it has in Lambda, of the world's own `time`."""

    def __init__(self, folder, stripe):
        self.time = FaultTime(self._passes)
        self.points = Points(self.time.sleep)
        self._resources = Resources(clients.client)
        for client in self._resources.clients.values():
            self.points.watch(client)
        super().__init__(folder, stripe, self._resources)
        self.environment |= {"OPEN_JOBS": "10", "HEARTBEAT_SECONDS": "0"}
        self.script = Script()
        self.time_left = lambda: 900.0
        self.user = ADA
        self.delivered = {}
        self.dead = []

    def _passes(self, seconds):
        self.clock.seconds += seconds

    def opened(self, reads):
        service = super().opened(reads)
        service.tables = Tables(
            service.client("dynamodb"), service.settings.tables, sleep=self.time.sleep
        )
        return service

    @contextmanager
    def called(self, function):
        """One call of a function, which ends before its time is over."""
        call = Call(self.time, SECONDS.get(function, SECONDS["api"]))
        try:
            with deadline.of(call):
                yield call
        finally:
            self.points.function_done()
        assert call.seconds_left() >= 0, (function, call.seconds_left())

    def send(self, function, called):
        with self.called(function):
            return super().send(function, called)

    def welcome(self, told):
        with self.called("create_user"):
            create_user.welcome(told, self.opened(ApiSettings))

    def sweep(self):
        with self.called("sweep") as call:
            sweep.Sweeper(self.opened(sweep.SweepSettings)).sweep(call.seconds_left)

    def settle(self, event):
        with self.called("settle_failed"):
            return super().settle(event)

    def worker(self):
        return Worker(self.opened(job_runner.WorkerSettings), self._measure, self.script.start)

    def fresh(self, script=None):
        """Another user, in a world in which nothing has happened yet."""
        self._resources.emptied()
        self.environment |= {"SIGNUP_CREDITS": "10", "OPEN_JOBS": "10"}
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

    def course_asked(self, number):
        """The same of a course of so many videos, of which one is worked on at a time; its id."""
        self.environment["OPEN_JOBS"] = "2"
        body = {"title": "Waves", "videos": videos_of(number), "exporters": ["markdown"]}
        for _ in range(3):
            with suppress(Crash):
                answer = self.call(
                    "create_course", self.user, body=body, headers={"idempotency-key": "key"}
                )
                if answer.status == 202:
                    return answer.json["course_id"]
        return None

    def course(self, course_id):
        """The course as it is shown to its user."""
        return self.call("get_course", self.user, id=course_id).json

    def course_goes_on(self):
        """So many sweeps that all of a small course has had its turn."""
        for _ in range(SWEEPS):
            self._goes_by(HOUR / SWEEPS)

    def deliver(self, event=None):
        """Deliver what is in the queue, or this; a worker that dies leaves it unanswered."""
        for record in (event or self.received())["Records"]:
            number = self.delivered.setdefault(record["messageId"], [0, record])
            number[0] += 1
            try:
                with self.called("process_video") as call:
                    left = partial(self._time_left, call)
                    failed = self.work({"Records": [record]}, left)
            except Crash:
                failed = []
            if failed:
                self.dead.append(record)

    def _time_left(self, call):
        return min(self.time_left(), call.seconds_left())

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
