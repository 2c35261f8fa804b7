import { titleOf, type Video } from "@/api/video";
import { erasingText } from "@/ui/erasing";

/** A video that its user has deleted: nothing of it can be opened. */
export function ErasingRow({ video, since }: { video: Video; since: string }) {
  return (
    <article className="card line">
      <div className="line-words">
        <h3 className="line-title" dir="auto">
          {titleOf(video)}
        </h3>
        <p className="line-facts">{erasingText(since)}</p>
      </div>
    </article>
  );
}
