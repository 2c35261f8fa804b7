/** The news of orders in this browser: in the tab's title, and by notifications. Not needed at first, so loaded late. */
import type { Video } from "@/api/video";
import { markTitle } from "@/ui/tabTitle";
import { showNotification } from "./notifications";
import { OrderNews } from "./orderNews";
import { browserEnvironment } from "./pollJob";

export function watchOrders(load: (id: string) => Promise<Video>): OrderNews {
  const news = new OrderNews(load, showNotification, browserEnvironment);
  let unmark: (() => void) | null = null;
  news.subscribe(() => {
    unmark?.();
    const headline = news.headline();
    unmark = headline ? markTitle(`${headline} · `) : null;
  });
  return news;
}
