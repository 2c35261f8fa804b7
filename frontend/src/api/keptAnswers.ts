/** Answers that have a tag are kept in this browser, so that what has not changed since is not sent again. */
const STORE = "answers";
const MOST_KEPT = 60;

/** `fetch` with a memory. Without a store (an address that is not secure, a private window) it has none. */
export function keepAnswers(
  fetcher: typeof fetch,
  stores: CacheStorage | undefined = window.caches,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const store = request.method === "GET" ? await openStore(stores) : null;
    const kept = await store?.match(request.url);
    const tag = kept?.headers.get("etag");
    if (tag) request.headers.set("if-none-match", tag);
    const answer = await fetcher(request);
    if (kept && answer.status === 304) return kept;
    const fresh = answer.ok && answer.headers.get("etag");
    if (store && fresh) await keep(store, request.url, fresh, answer.clone());
    return answer;
  };
}

function openStore(stores: CacheStorage | undefined): Promise<Cache | null> {
  return stores ? stores.open(STORE).catch(() => null) : Promise.resolve(null);
}

async function keep(store: Cache, url: string, etag: string, answer: Response): Promise<void> {
  const headers = { etag, "content-type": "application/json" };
  try {
    await store.delete(url);
    await store.put(url, new Response(await answer.text(), { headers }));
    const known = await store.keys();
    await Promise.all(known.slice(0, -MOST_KEPT).map((oldest) => store.delete(oldest)));
  } catch {
    // The store is full or shut: the answer is asked for again the next time.
  }
}
