import { formatDate, formatNumber } from "@/language/formats";
import { messages } from "@/language/messages";
import { MEASURED } from "./measured";

/** What a note's check is worth to a student, with what was measured. */
export function HowItIsChecked() {
  const { heading, source, check, limit, measured } = messages().landing.checked;
  const { kept, all, numbers, claims, lectures, day } = MEASURED;
  const found = limit.words({ kept: percent(kept), all: percent(all), numbers: percent(numbers) });
  const when = formatDate(`${day}T12:00:00Z`, { dateStyle: "long" });
  return (
    <section className="welcome-checked" aria-labelledby="checked">
      <h2 id="checked">{heading}</h2>
      <div className="welcome-columns">
        <Part title={source.title}>{source.words}</Part>
        <Part title={check.title}>{check.words}</Part>
        <Part title={limit.title}>{found}</Part>
      </div>
      <p className="welcome-small">{measured(formatNumber(claims), formatNumber(lectures), when)}</p>
    </section>
  );
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h3>{title}</h3>
      <p>{children}</p>
    </div>
  );
}

function percent(share: number): string {
  return formatNumber(share / 100, { style: "percent" });
}
