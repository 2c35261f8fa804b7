import { messages } from "@/language/messages";
import { formatTime } from "@/ui/formatTime";
import { Pill } from "@/ui/Pill";
import { Link } from "wouter";
import excerpt from "./sampleExcerpt.json";

/** The beginning of the note that everybody can try; each time leads to its place there. */
export function SampleExcerpt() {
  const words = messages().landing;
  const { title, summary, section, points, claims } = excerpt;
  return (
    <figure className="welcome-example" aria-label={words.example}>
      <div lang="en">
        <h2>{title}</h2>
        <p className="welcome-summary">
          {summary.text} <SampleTime second={summary.second} />
        </p>
        <h3>{section}</h3>
        <ul>
          {points.map(({ text, second }) => (
            <li key={second}>
              {text} <SampleTime second={second} />
            </li>
          ))}
        </ul>
      </div>
      <p className="welcome-proof">
        <Pill variant="plain">{words.claims(claims)}</Pill> <Pill variant="plain">{words.allFound}</Pill>
      </p>
    </figure>
  );
}

function SampleTime({ second }: { second: number }) {
  return (
    <Link href={`/sample?t=${second}`} className="pill pill-time">
      <span className="unseen">{messages().landing.saidAt} </span>
      {formatTime(second)}
    </Link>
  );
}
