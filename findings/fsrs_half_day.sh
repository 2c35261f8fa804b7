#!/bin/sh
# FSRS in Python and in TypeScript, both of open-spaced-repetition, part below a day.
# Packages: fsrs 6.3.2 (Python), ts-fsrs 5.4.2 (npm).
# Valid: one card, the same answers, default parameters, fuzz off: Good, Good after ten minutes, Good after 12 hours.
# Behaviour: the one counts whole periods of 24 hours, the other UTC's midnights between two reviews; so only the one from
# npm plans a review begun at 18 otherwise than one begun at 6, and neither as the one from Python.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check fsrs==6.3.2
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2

cat >expected <<'END'
fsrs 6 o'clock: 2 days
fsrs 18 o'clock: 2 days
ts-fsrs 6 o'clock: 3 days
ts-fsrs 18 o'clock: 7 days
END
venv/bin/python - >seen <<'END'
from datetime import UTC, datetime, timedelta
from fsrs import Card, Rating, Scheduler

for hour in (6, 18):
    now = datetime(2026, 11, 29, hour, tzinfo=UTC)
    card, scheduler = Card(card_id=1, due=now), Scheduler(enable_fuzzing=False)
    for minutes in (0, 10, 12 * 60):
        now += timedelta(minutes=minutes)
        card, _ = scheduler.review_card(card, Rating.Good, now)
    print("fsrs", hour, "o'clock:", (card.due - now).days, "days")
END
node --input-type=commonjs - >>seen <<'END'
const { createEmptyCard, fsrs, Rating } = require("ts-fsrs");
for (const hour of [6, 18]) {
  let now = new Date(Date.UTC(2026, 10, 29, hour));
  let card = createEmptyCard(now);
  for (const minutes of [0, 10, 12 * 60]) {
    now = new Date(now.getTime() + minutes * 60000);
    card = fsrs({ enable_fuzz: false }).next(card, now, Rating.Good).card;
  }
  console.log("ts-fsrs", hour, "o'clock:", (card.due - now) / 86400000, "days");
}
END

diff expected seen
echo "as seen on 2026-11-29"
