import "./submit.css";
import { messages } from "@/language/messages";
import { useMe } from "@/api/MeContext";
import type { Video } from "@/api/video";
import type { OrderedCaptions } from "@/captions/captions";
import { OwnCaptionsBox } from "@/captions/OwnCaptionsBox";
import { useOwnCaptions } from "@/captions/useOwnCaptions";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { useState, type FormEvent } from "react";
import { Link, useLocation } from "wouter";
import { OrderCost } from "./OrderCost";
import { LinkField } from "./LinkField";
import { LookAtVideo } from "./LookAtVideo";
import { OrderOptions } from "./OrderOptions";
import { EMPTY_ORDER, type Order } from "./order";
import { formPartOf } from "./formPart";
import { useSubmit } from "./useSubmit";
import { parseVideoUrl } from "./videoUrl";

/** What a form begins with when a video is tried once more. */
export interface Draft {
  order: Order;
  /** The captions of the user's own that it was ordered with. */
  ordered: OrderedCaptions | null;
  /** It needs captions of the user's own. */
  captions: boolean;
}

interface SubmitFormProps {
  draft: Draft | null;
  onQueued: (video: Video) => void;
  /** The user's own video of this id, if there is one. */
  known: (youtubeId: string) => Video | undefined;
}

export function SubmitForm({ draft, onQueued, known }: SubmitFormProps) {
  const words = messages().submit;
  const { data: me } = useMe();
  const [, navigate] = useLocation();
  const form = useOrderForm(draft, onQueued);
  const { order, change, captions, problem, sending } = form;
  const part = problem && formPartOf(problem);
  const errorFor = (at: typeof part) => (part === at ? (problem?.detail ?? "") : "");
  const boxNeeded = form.refused || (draft?.captions ?? false);
  const reading = parseVideoUrl(order.link);
  const existing = "id" in reading ? known(reading.id) : undefined;
  return (
    <form className="submit" onSubmit={(event) => void form.submit(event)} onChange={form.forget} noValidate>
      <div className="submit-first">
        <LinkField
          link={order.link}
          onChange={(link) => change({ link })}
          apiError={errorFor("link")}
          missing={form.missing}
          existing={existing}
          onMany={(links) => navigate("/courses/new", { state: { links } })}
        />
        <Button
          type="submit"
          variant="primary"
          className="submit-go"
          disabled={sending || captions.pending || me?.credits === 0}
        >
          {sending ? words.sending : words.go}
        </Button>
      </div>
      <p className="submit-look">
        <Link href="/courses/new">{messages().courses.start}</Link>
      </p>
      {"id" in reading ? <LookAtVideo key={reading.id} youtubeId={reading.id} /> : null}
      <OrderCost me={me} apiError={errorFor("credits")} />
      <p role="status" className="submit-waiting">
        {form.waiting ? words.waiting : null}
      </p>
      {part === "form" && problem ? <ErrorMessage problem={problem} /> : null}
      <OrderOptions
        order={order}
        onChange={change}
        ownCaptions={!captions.empty}
        open={boxNeeded}
        apiError={errorFor("options")}
      >
        <OwnCaptionsBox
          captions={captions}
          apiError={captions.empty ? "" : errorFor("captions")}
          needed={boxNeeded}
        />
      </OrderOptions>
    </form>
  );
}

function useOrderForm(draft: Draft | null, onQueued: (video: Video) => void) {
  const [order, setOrder] = useState(draft?.order ?? EMPTY_ORDER);
  const captions = useOwnCaptions("", draft?.ordered);
  const [missing, setMissing] = useState(false);
  // It was sent with captions that cannot be read: the box shows why.
  const [refused, setRefused] = useState(false);
  const { submitOrder, sending, waiting, problem, forget } = useSubmit(onQueued);
  const change = (changed: Partial<Order>) => setOrder((now) => ({ ...now, ...changed }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const unreadable = !captions.empty && !captions.ready;
    setMissing(!order.link.trim());
    setRefused(unreadable);
    if (unreadable || "reason" in parseVideoUrl(order.link)) return;
    if (await submitOrder(order, captions)) {
      // What was typed while it was sent is for the next order.
      setOrder((now) => ({
        ...now,
        link: now.link === order.link ? "" : now.link,
        subject: now.subject === order.subject ? "" : now.subject,
        focus: now.focus === order.focus ? "" : now.focus,
      }));
      captions.clear();
    }
  };
  return {
    order,
    change,
    captions,
    submit,
    sending,
    /** It was sent without a link. */
    missing,
    refused,
    problem,
    waiting,
    /** Something was changed: what was said of it before does not hold. */
    forget: () => {
      forget();
      setMissing(false);
      setRefused(false);
    },
  };
}
