import "./submit.css";
import { useMe } from "@/api/me";
import type { Video } from "@/api/video";
import { Button } from "@/look/Button";
import { Trouble } from "@/look/Trouble";
import { useState, type FormEvent } from "react";
import { CaptionsField } from "./CaptionsField";
import { Cost } from "./Cost";
import { LinkField } from "./LinkField";
import { Options } from "./Options";
import { NEW, type Order } from "./order";
import { placeOf } from "./place";
import { useSubmit } from "./useSubmit";
import { readVideoUrl } from "./video-url";

/** What a form begins with when a video is tried once more. */
export interface Draft {
  link: string;
  subject: string;
  captions: boolean;
}

interface Props {
  draft: Draft | null;
  onQueued: (video: Video) => void;
  /** The user's own video of this id, if there is one. */
  known: (youtubeId: string) => Video | undefined;
}

export function SubmitForm({ draft, onQueued, known }: Props) {
  const [order, setOrder] = useState<Order>({
    ...NEW,
    link: draft?.link ?? "",
    subject: draft?.subject ?? "",
  });
  const [uploading, setUploading] = useState(false);
  const [missing, setMissing] = useState(false);
  const { answer: me } = useMe();
  const { submit, sending, problem, forget } = useSubmit(onQueued);
  const place = problem && placeOf(problem);
  const told = (at: typeof place) => (place === at ? (problem?.detail ?? "") : "");
  const change = (part: Partial<Order>) => {
    forget();
    setMissing(false);
    setOrder((now) => ({ ...now, ...part }));
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!order.link.trim());
    if (uploading || "reason" in readVideoUrl(order.link)) return;
    if (await submit(order)) setOrder({ ...order, link: "", subject: "", upload: null });
  };
  const reading = readVideoUrl(order.link);
  const twin = "id" in reading ? known(reading.id) : undefined;
  return (
    <form className="submit" onSubmit={(event) => void onSubmit(event)} noValidate>
      <div className="submit-first">
        <LinkField
          link={order.link}
          onChange={(link) => change({ link })}
          refused={told("link")}
          missing={missing}
          twin={twin}
        />
        <Button
          type="submit"
          weight="main"
          className="submit-go"
          disabled={sending || uploading || me?.credits === 0}
        >
          {sending ? "Sending" : "Make notes"}
        </Button>
      </div>
      <Cost me={me} refused={told("credits")} />
      {place === "form" && problem ? <Trouble problem={problem} /> : null}
      <Options order={order} onChange={change} open={draft?.captions ?? false} refused={told("options")}>
        <CaptionsField
          upload={order.upload}
          onChange={(upload) => change({ upload })}
          onBusy={setUploading}
          refused={told("captions")}
          wanted={draft?.captions ?? false}
        />
      </Options>
    </form>
  );
}
