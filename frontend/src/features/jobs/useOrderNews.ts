import { unwrap } from "@/api/client";
import { useApi } from "@/api/ServiceContext";
import { useEffect, useLayoutEffect, useState } from "react";
import type { OrderNews } from "./orderNews";

/** Says what becomes of orders while one looks elsewhere. Null until it is loaded; where it cannot be, nothing is said. */
export function useOrderNews(listShown: boolean): OrderNews | null {
  const api = useApi();
  const [news, setNews] = useState<OrderNews | null>(null);
  useEffect(() => {
    let left = false;
    const load = (id: string) => unwrap(api.GET("/videos/{id}", { params: { path: { id } } }));
    import("./watchOrders").then(
      ({ watchOrders }) => {
        if (!left) setNews(watchOrders(load));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [api]);
  useEffect(() => news?.start(), [news]);
  // Before the list of the page tells what it last knew.
  useLayoutEffect(() => news?.showList(listShown), [news, listShown]);
  return news;
}
