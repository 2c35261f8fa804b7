import { ApiProblem, listedProblem, offlineProblem } from "@/api/problem";
import { loadPageWords, messages } from "@/language/messages";
import { useRequest } from "@/api/useRequest";
import { ErrorMessage } from "@/ui/ErrorMessage";
import { Skeleton } from "@/ui/Skeleton";
import type { ComponentType } from "react";

interface PageModule<Props> {
  default: ComponentType<Props>;
}

/** What of the browser a page that is being loaded needs. */
export interface PageLoading {
  /** Whether the service answers, so that what is missing is not missing for want of a connection. */
  reachable: () => Promise<boolean>;
  reloadApp: () => void;
}

const IN_BROWSER: PageLoading = {
  reachable: () =>
    fetch("/config.json", { cache: "no-store" }).then(
      ({ ok }) => ok,
      () => false,
    ),
  reloadApp: () => window.location.reload(),
};

function outdatedProblem(): ApiProblem {
  return new ApiProblem({ status: 0, ...listedProblem("page_outdated", messages().everywhere.pageReplaced) });
}

/**
 * A page whose code and words come when it is first shown.
 *
 * Code that cannot be loaded is no crash: what is around the page stays, the page says what is wrong, and asks for it
 * again. React's own `lazy` would keep the failure for good.
 */
export function lazyPage<Props extends object>(
  load: () => Promise<PageModule<Props>>,
  loading: PageLoading = IN_BROWSER,
): ComponentType<Props> {
  let kept: ComponentType<Props> | null = null;
  const fetchPage = async () => {
    try {
      const [page] = await Promise.all([load(), loadPageWords()]);
      kept ??= page.default;
    } catch {
      throw (await loading.reachable()) ? outdatedProblem() : offlineProblem();
    }
    return { Page: kept };
  };
  return function LazyPage(props: Props) {
    const { data, problem, reload } = useRequest(fetchPage);
    const Page = kept ?? data?.Page;
    if (Page) return <Page {...props} />;
    // A browser may keep what it could not load as it keeps what it could: only a new start asks again.
    const retry = async () => ((await loading.reachable()) ? loading.reloadApp() : reload());
    return (
      <main className="page">
        {problem ? (
          <ErrorMessage level={1} problem={problem} onRetry={() => void retry()} />
        ) : (
          <Skeleton height="20rem" />
        )}
      </main>
    );
  };
}
