/** The tab's one feed of news for an API. What it is made of is loaded when somebody watches: no page needs it to be shown. */
import { unwrap, type ApiClient } from "@/api/client";
import { browserEnvironment } from "./pollJob";
import type { PushFeed } from "./pushChannel";

const feeds = new WeakMap<ApiClient, PushFeed>();

/** Null where there is no push. */
export function pushFeedOf(api: ApiClient, address: string | undefined): PushFeed | null {
  if (!address) return null;
  const feed = feeds.get(api) ?? lateFeed(() => openChannel(api, address));
  feeds.set(api, feed);
  return feed;
}

/** A feed whose code is on its way; where that cannot be loaded there is none. */
function lateFeed(load: () => Promise<PushFeed>): PushFeed {
  let loading: Promise<PushFeed> | null = null;
  return {
    watch(listener) {
      let left = false;
      let end = () => {
        left = true;
      };
      loading ??= load();
      loading.then(
        (feed) => {
          if (!left) end = feed.watch(listener);
        },
        () => {
          if (!left) listener.onState("off");
        },
      );
      return () => end();
    },
  };
}

async function openChannel(api: ApiClient, address: string): Promise<PushFeed> {
  const { PushChannel } = await import("./pushChannel");
  const takeTicket = async () => (await unwrap(api.POST("/push-tickets"))).ticket;
  return new PushChannel(address, takeTicket, {
    ...browserEnvironment,
    connect: (at) => new WebSocket(at),
  });
}
