import { messages } from "@/language/messages";
import { unwrap, type Schema } from "@/api/client";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { Button } from "@/ui/Button";
import { useState } from "react";
import { lookedAt } from "./lookedAt";

type Look =
  | { state: "none" | "looking" }
  | { state: "seen"; preview: Schema<"PreviewView"> }
  | { state: "unseen"; problem: ApiProblem };

/** What a video is before anything is paid, when one asks. Our service asks YouTube, this browser does not. */
export function LookAtVideo({ youtubeId }: { youtubeId: string }) {
  const api = useApi();
  const [look, setLook] = useState<Look>({ state: "none" });
  const words = messages().submit.look;
  const ask = async () => {
    // The button keeps the focus while it looks, and could be pressed again.
    if (look.state === "looking") return;
    setLook({ state: "looking" });
    const nothing = { upload: null, text: null, links: null, title: "", captions_language: "", offset: null };
    const body = { ...nothing, speakers: {}, file_name: "", link: `https://youtu.be/${youtubeId}` };
    try {
      setLook({ state: "seen", preview: await unwrap(api.POST("/previews", { body })) });
    } catch (error) {
      setLook({ state: "unseen", problem: toProblem(error) });
    }
  };
  return (
    <div className="submit-look">
      {look.state === "seen" ? null : (
        <Button variant="text" aria-disabled={look.state === "looking"} onClick={() => void ask()}>
          {words.ask}
        </Button>
      )}
      <div role="status">
        {look.state === "looking" ? <p>{words.asking}</p> : null}
        {look.state === "seen" ? <Seen preview={look.preview} /> : null}
        {look.state === "unseen" ? <p>{whyUnseen(look.problem)}</p> : null}
      </div>
    </div>
  );
}

/** Why nothing was seen. What may be over by itself keeps no order back; a video that is gone, or a service, does. */
function whyUnseen({ detail, status, retryable }: ApiProblem): string {
  const passing = retryable && (status === 422 || status === 429);
  return passing ? `${detail} ${messages().submit.look.orderAnyway}` : detail;
}

function Seen({ preview }: { preview: Schema<"PreviewView"> }) {
  return (
    <>
      <p className="submit-look-title" dir="auto">
        {preview.title || messages().submit.look.untitled}
      </p>
      <p>{lookedAt(preview)}</p>
    </>
  );
}
