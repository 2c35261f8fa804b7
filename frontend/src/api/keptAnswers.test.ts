import { expect, test } from "vitest";
import { keepAnswers } from "./keptAnswers";

/** A store of answers as browsers have it, as far as it is used. */
function stores() {
  const kept = new Map<string, Response>();
  const store = {
    match: async (url: string) => kept.get(url)?.clone(),
    put: async (url: string, answer: Response) => void kept.set(url, answer),
    delete: async (url: string | Request) => kept.delete(typeof url === "string" ? url : url.url),
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
  };
  return { kept, stores: { open: async () => store } as unknown as CacheStorage };
}

/** A service that has an answer with a tag, and says 304 to who knows it. */
function service(text: string, tag: string) {
  const asked: (string | null)[] = [];
  const fetcher = async (input: RequestInfo | URL) => {
    const known = (input as Request).headers.get("if-none-match");
    asked.push(known);
    if (known === tag) return new Response(null, { status: 304 });
    return new Response(text, { headers: { etag: tag } });
  };
  return { asked, fetcher: fetcher as typeof fetch };
}

const URL = "https://api.example/notes/1";

test("what has not changed is asked for by its tag, and is there", async () => {
  const { asked, fetcher } = service("{}", 'W/"1"');
  const ask = keepAnswers(fetcher, stores().stores);
  expect([await (await ask(URL)).text(), await (await ask(URL)).text()]).toEqual(["{}", "{}"]);
  expect(asked).toEqual([null, 'W/"1"']);
});

test("what has changed takes the place of what was kept", async () => {
  const { stores: kept } = stores();
  await keepAnswers(service("old", 'W/"1"').fetcher, kept)(URL);
  expect(await (await keepAnswers(service("new", 'W/"2"').fetcher, kept)(URL)).text()).toBe("new");
  const { asked, fetcher } = service("new", 'W/"2"');
  expect(await (await keepAnswers(fetcher, kept)(URL)).text()).toBe("new");
  expect(asked).toEqual(['W/"2"']);
});

test("only what was read with a tag is kept", async () => {
  const { kept, stores: store } = stores();
  const plain = async () => new Response("{}");
  await keepAnswers(plain as typeof fetch, store)(URL);
  await keepAnswers(service("{}", "t").fetcher, store)(URL, { method: "POST" });
  const refused = async () => new Response("{}", { status: 404, headers: { etag: "t" } });
  await keepAnswers(refused as typeof fetch, store)(URL);
  expect([...kept]).toEqual([]);
});

test("the oldest go when there are many", async () => {
  const { kept, stores: store } = stores();
  const ask = keepAnswers(service("{}", "t").fetcher, store);
  for (let number = 0; number < 70; number++) await ask(`${URL}${number}`);
  expect([kept.size, kept.has(`${URL}9`), kept.has(`${URL}10`)]).toEqual([60, false, true]);
});

test.each([undefined, { open: () => Promise.reject(new Error("shut")) } as unknown as CacheStorage])(
  "without a store one is answered all the same",
  async (store) => {
    expect(await (await keepAnswers(service("{}", "t").fetcher, store)(URL)).text()).toBe("{}");
  },
);
