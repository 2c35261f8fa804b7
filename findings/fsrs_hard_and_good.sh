#!/bin/sh
# Hard and Good of FSRS in Python and in TypeScript, both of open-spaced-repetition, lead to other times.
# Packages: fsrs 6.3.2 (Python), ts-fsrs 5.4.2 (npm).
# Valid: default parameters, fuzz off, all answers at whole days or within ten minutes, far from any midnight.
# Behaviour: at the second step of learning, Hard repeats that step in the one (10 minutes), and is between the first and
# the second in the other (6), as at the first. A learned card that is answered once more on its day: Good comes back
# with Hard in the one, and a day after Hard in the other, though both keep the same stability.
# Output seen: the lines of `expected`, below.
# Date: 2026-12-01.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check fsrs==6.3.2
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2

cat >expected <<'END'
fsrs Good, Hard: 10 minutes
fsrs Easy, Hard: 8 days
fsrs Easy, Good: 8 days
ts-fsrs Good, Hard: 6 minutes
ts-fsrs Easy, Hard: 8 days
ts-fsrs Easy, Good: 9 days
END
venv/bin/python - >seen <<'END'
from datetime import UTC, datetime, timedelta
from fsrs import Card, Rating, Scheduler

for first, second in ((Rating.Good, Rating.Hard), (Rating.Easy, Rating.Hard), (Rating.Easy, Rating.Good)):
    now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    card, scheduler = Card(card_id=1, due=now), Scheduler(enable_fuzzing=False)
    card, _ = scheduler.review_card(card, first, now)
    now += timedelta(minutes=10)
    card, _ = scheduler.review_card(card, second, now)
    wait = card.due - now
    print(f"fsrs {first.name}, {second.name}:", f"{wait.days} days" if wait.days else f"{wait.seconds // 60} minutes")
END
node --input-type=commonjs - >>seen <<'END'
const { createEmptyCard, fsrs, Rating } = require("ts-fsrs");
for (const [first, second] of [["Good", "Hard"], ["Easy", "Hard"], ["Easy", "Good"]]) {
  let now = new Date(Date.UTC(2026, 11, 1, 9));
  const scheduler = fsrs({ enable_fuzz: false });
  let card = scheduler.next(createEmptyCard(now), now, Rating[first]).card;
  now = new Date(now.getTime() + 10 * 60000);
  card = scheduler.next(card, now, Rating[second]).card;
  const minutes = (card.due - now) / 60000;
  console.log(`ts-fsrs ${first}, ${second}:`, minutes < 1440 ? `${minutes} minutes` : `${minutes / 1440} days`);
}
END

diff expected seen
echo "as seen on 2026-12-01"
