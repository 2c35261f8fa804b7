import { useMe } from "@/api/MeContext";
import { hasEnded, titleOf, type Video } from "@/api/video";
import { captionsOf } from "@/captions/captions";
import CourseList from "@/features/courses/CourseList";
import { JobCard } from "@/features/jobs/JobCard";
import { NotificationOffer } from "@/features/jobs/NotificationOffer";
import type { OrderNews } from "@/features/jobs/orderNews";
import { useVideos } from "@/features/jobs/useVideos";
import { Library } from "@/features/library/Library";
import { orderAgain } from "@/features/submit/order";
import { SubmitForm, type Draft } from "@/features/submit/SubmitForm";
import { messages } from "@/language/messages";
import { Skeleton } from "@/ui/Skeleton";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { lazy, Suspense, useEffect, useState } from "react";
import { LinkButton } from "@/ui/Button";

// Without a connection the link says no number.
const DueCount = lazy(() => import("@/features/reading/due/DueCount").catch(() => ({ default: () => null })));

/** Order, watch, and find again. */
export default function Dashboard({ news }: { news: OrderNews | null }) {
  const videos = useVideos();
  const me = useMe();
  const [tries, setTries] = useState<{ times: number; draft: Draft | null }>({ times: 0, draft: null });
  const [ordered, setOrdered] = useState<Video | null>(null);
  const { list, problem, reload } = videos;
  useEffect(() => {
    if (news) list?.videos.forEach(news.learn);
  }, [list, news]);

  const onQueued = (video: Video) => {
    setOrdered(video);
    // A list that is still on its way may have been read before the order.
    if (list) videos.upsert(video);
    else reload();
  };
  const onUpdate = (video: Video) => {
    videos.upsert(video);
    // A failed video gives its credit back, and any that has ended lets another one in.
    if (hasEnded(video)) me.reload();
  };
  const onRetry = (video: Video, captions: boolean) => {
    const draft = { order: orderAgain(video), ordered: captions ? null : captionsOf(video), captions };
    setTries(({ times }) => ({ times: times + 1, draft }));
    window.scrollTo({ top: 0 });
  };
  const known = (id: string) => list?.videos.find((video) => video.youtube_id === id);
  return (
    <main className="page dashboard">
      <h1>{messages().app.heading}</h1>
      <SubmitForm key={tries.times} draft={tries.draft} onQueued={onQueued} known={known} />
      <OrderedStatus ordered={ordered} />
      {ordered ? <NotificationOffer /> : null}
      {list?.videos.some(({ status }) => status === "completed") ? <DueLink /> : null}
      <CourseList />
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
      {list ? (
        <Library
          videos={list.videos}
          ordered={ordered?.video_id}
          hasMore={list.cursor !== null}
          loadMore={videos.loadMore}
          onChanged={videos.upsert}
          onRemoved={videos.remove}
          renderJob={(video) => (
            <JobCard video={video} onUpdate={onUpdate} onRemoved={videos.remove} onRetry={onRetry} />
          )}
        />
      ) : null}
      {!list && !problem ? <Skeleton height="14rem" label={messages().app.loadingVideos} /> : null}
    </main>
  );
}

function DueLink() {
  return (
    <LinkButton to="/review" className="due-link">
      {messages().app.due}
      <Suspense>
        <DueCount />
      </Suspense>
    </LinkButton>
  );
}

/** What the eye sees in the list, for who does not see it. Each order is a text of its own, and so is read out. */
function OrderedStatus({ ordered }: { ordered: Video | null }) {
  return (
    <p role="status" className="unseen">
      {ordered && <span key={ordered.video_id}>{messages().app.ordered(titleOf(ordered))}</span>}
    </p>
  );
}
