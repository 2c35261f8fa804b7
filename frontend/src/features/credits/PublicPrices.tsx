import "./credits.css";
import type { Schema } from "@/api/client";
import { useSettings } from "@/api/ServiceContext";
import { useRequest } from "@/api/useRequest";
import { messages } from "@/language/messages";
import { Skeleton } from "@/ui/Skeleton";
import { useCallback } from "react";
import { PackageList } from "./PackageList";

/** A function of an earlier build does not tell how many credits are given. */
type Prices = Pick<Schema<"PackageList">, "packages"> & Partial<Schema<"PackageList">>;

/** What credits cost, for who is not signed in: the list that is bought from. */
export function PublicPrices() {
  const { api, stripe } = useSettings();
  const load = useCallback((signal: AbortSignal) => loadPrices(api, signal), [api]);
  const { data, problem } = useRequest(load);
  const words = messages().landing.prices;
  const { shop } = messages().credits;
  return (
    <section className="prices" aria-labelledby="prices">
      <h2 id="prices">{words.heading}</h2>
      <p className="credits-words">
        {data?.signup_credits ? words.free(data.signup_credits) : null} {words.oneVideo}
      </p>
      {stripe === "" ? <p>{shop.notSold}</p> : null}
      {stripe && data ? <PackageList packages={data.packages} /> : null}
      {stripe && problem ? <p>{words.unknown}</p> : null}
      {stripe && !data && !problem ? <Skeleton height="9rem" label={shop.loading} /> : null}
    </section>
  );
}

/** Without a token: it is asked for by nobody in particular. */
async function loadPrices(api: string, signal: AbortSignal): Promise<Prices> {
  const answer = await fetch(`${api}/credits/packages`, { signal });
  if (!answer.ok) throw new Error(`The prices answer ${answer.status}`);
  return (await answer.json()) as Prices;
}
