import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { markTitle } from "@/ui/tabTitle";
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { showNotification } from "./notifications";
import { OrderNews } from "./orderNews";
import { browserEnvironment } from "./pollJob";

/** Says in the tab's title, and where that is allowed by a notification, what becomes of orders while one looks elsewhere. */
export function useOrderNews(listShown: boolean): OrderNews {
  const api = useApi();
  const [news] = useState(
    () =>
      new OrderNews(
        (id) => unwrap(api.GET("/videos/{id}", { params: { path: { id } } })),
        showNotification,
        browserEnvironment,
      ),
  );
  useEffect(() => news.start(), [news]);
  // Before the list of the page tells what it last knew.
  useLayoutEffect(() => news.showList(listShown), [news, listShown]);
  const headline = useSyncExternalStore(news.subscribe, news.headline);
  useEffect(() => (headline ? markTitle(`${headline} · `) : undefined), [headline]);
  return news;
}
