import { useMe } from "@/api/me";
import { hasEnded, type Video } from "@/api/video";
import { JobCard } from "@/features/jobs/JobCard";
import { useVideos } from "@/features/jobs/useVideos";
import { Library } from "@/features/library/Library";
import { SubmitForm, type Draft } from "@/features/submit/SubmitForm";
import { Waiting } from "@/look/pieces";
import { Trouble } from "@/look/Trouble";
import { useState } from "react";

/** Order, watch, and find again. */
export function Dashboard() {
  const videos = useVideos();
  const me = useMe();
  const [tries, setTries] = useState<{ times: number; draft: Draft | null }>({ times: 0, draft: null });
  const { list, problem, again } = videos;

  const hear = (video: Video) => {
    videos.put(video);
    // A failed video gives its credit back, and any that has ended lets another one in.
    if (hasEnded(video)) me.again();
  };
  const tryAgain = (video: Video, captions: boolean) => {
    const draft = { link: video.youtube_url, subject: video.subject, captions };
    setTries(({ times }) => ({ times: times + 1, draft }));
    window.scrollTo({ top: 0 });
  };
  const known = (id: string) => list?.videos.find((video) => video.youtube_id === id);
  return (
    <main className="page dashboard">
      <title>Your notes · Study Buddy</title>
      <h1>Turn a video into notes you can study from</h1>
      <SubmitForm key={tries.times} draft={tries.draft} onQueued={videos.put} known={known} />
      {problem ? <Trouble problem={problem} again={again} /> : null}
      {list ? (
        <Library
          videos={list.videos}
          hasMore={list.cursor !== null}
          more={videos.more}
          onGone={videos.remove}
          showJob={(video) => (
            <JobCard video={video} onNews={hear} onGone={videos.remove} onAgain={tryAgain} />
          )}
        />
      ) : null}
      {!list && !problem ? <Waiting height="14rem" label="Loading your videos" /> : null}
    </main>
  );
}
