/** How learning goes: what is still known after days, and what comes back in the next seven. */
import { formatDate } from "@/language/formats";
import { languageAttributes, messages } from "@/language/messages";

import type { Figures } from "./figures";

const DAY = 86_400_000;

export function DueFigures({ figures, today }: { figures: Figures; today: number }) {
  const { week, kept, askedLater } = figures;
  const words = messages().reading.due;
  const total = week.reduce((sum, cards) => sum + cards, 0);
  return (
    <section className="due-figures" aria-labelledby="due-figures" {...languageAttributes()}>
      <h2 id="due-figures">{words.figures}</h2>
      <p>{askedLater > 0 ? words.kept(kept, askedLater) : words.nothingKept}</p>
      <p>{words.week(total)}</p>
      {total > 0 && (
        <ul role="list">
          {week.map((cards, at) => (
            <li key={at}>
              <span>
                {formatDate(new Date((today + at + 1) * DAY), {
                  weekday: "short",
                  day: "numeric",
                  month: "short",
                  timeZone: "UTC",
                })}
              </span>
              <span>{cards}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
