import { messages } from "@/language/messages";
import { formatDate, formatNumber } from "@/language/formats";
import { unwrap, type Schema } from "@/api/client";
import { toProblem, type ApiProblem } from "@/api/problem";
import { useApi } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { Button } from "@/ui/Button";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Icon } from "@/ui/Icon";
import { useCallback, useEffect, useState } from "react";

type Export = Schema<"DataExport">;

const POLL_DELAY = 5_000;
/** A link is good for a quarter of an hour, by a clock that may not be this browser's. */
const NEW_LINK_DELAY = 600_000;

/** All that is kept of the user as one ZIP: asked for, made meanwhile, taken. */
export function DataExport() {
  const { found, asking, problem, ask, reload } = useDataExport();
  const words = messages().account.export;
  const making = found?.state === "making";
  return (
    <section aria-labelledby="export">
      <h2 id="export">{words.heading}</h2>
      <p className="account-words">{words.words}</p>
      <div className="account-export">
        {found?.state === "ready" && found.url ? <ReadyExport ready={found} url={found.url} /> : null}
        {/* There from the start, so that what is below it does not move from under a finger. */}
        <Button disabled={!found || asking || making} onClick={ask}>
          {making ? words.packing : found?.state === "ready" ? words.again : words.pack}
        </Button>
      </div>
      <p className="account-words" role="status">
        {found ? statusText(found) : ""}
      </p>
      {problem ? <ErrorMessage problem={problem} onRetry={reload} /> : null}
    </section>
  );
}

function ReadyExport({ ready, url }: { ready: Export; url: string }) {
  const megabytes = formatNumber(Math.max(0.1, (ready.size ?? 0) / 1_000_000), ONE_DECIMAL);
  return (
    <a className="button button-primary" href={url}>
      <Icon name="download" /> {messages().account.export.download(megabytes)}
    </a>
  );
}

const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const MOMENT = { dateStyle: "long", timeStyle: "short" } as const;

function statusText({ state, asked_at: asked, kept_until: until }: Export): string {
  const { making, failed, ready } = messages().account.export;
  if (state === "making") return making;
  if (state === "failed") return failed;
  if (state === "none" || !asked || !until) return "";
  return ready(formatDate(asked, MOMENT), formatDate(until, MOMENT));
}

function useDataExport() {
  const api = useApi();
  const [asked, setAsked] = useState<Export | null>(null);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const found = await unwrap(api.GET("/me/export", { signal }));
      setAsked(null);
      return found;
    },
    [api],
  );
  const { data, problem, reload } = useRequest(load);
  const found = asked ?? data;
  const state = found?.state;
  useEffect(() => {
    if (state !== "making" && state !== "ready") return;
    const timer = setTimeout(reload, state === "making" ? POLL_DELAY : NEW_LINK_DELAY);
    return () => clearTimeout(timer);
  }, [found, state, reload]);
  const ask = async () => {
    setAsking(true);
    setRefusal(null);
    try {
      setAsked(await unwrap(api.POST("/me/export")));
    } catch (error) {
      setRefusal(toProblem(error));
    } finally {
      setAsking(false);
    }
  };
  return {
    found,
    asking,
    problem: refusal ?? problem,
    ask: () => void ask(),
    reload: () => {
      setRefusal(null);
      reload();
    },
  };
}
