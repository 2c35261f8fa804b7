import type { ApiClient } from "@/api/client";
import { useMe } from "@/api/MeContext";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { PublicPrices } from "@/features/credits/PublicPrices";
import type { OrderNews } from "@/features/jobs/orderNews";
import { useOrderNews } from "@/features/jobs/useOrderNews";
import { SignInCallback } from "@/features/sign-in/SignInCallback";
import { Welcome } from "@/features/sign-in/Welcome";
import { messages } from "@/language/messages";
import { useLanguage } from "@/language/useLanguage";
import type { Session } from "@/session/session";
import { SessionContext, useSession } from "@/session/useSession";
import { Activity, useMemo, useState } from "react";
import { Route, Switch, useLocation } from "wouter";
import { ErrorBoundary } from "./ErrorBoundary";
import { lazyPage } from "./lazyPage";
import { AccountErasing } from "./AccountErasing";
import { MeProvider } from "./MeProvider";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

const Dashboard = lazyPage(() => import("./Dashboard"));
const DuePage = lazyPage(() => import("@/features/reading/due/DuePage"));
const NotePage = lazyPage(() => import("@/features/reading/NotePage"));
const UnfinishedPage = lazyPage(() => import("@/features/jobs/UnfinishedPage"));
const NewCoursePage = lazyPage(() => import("./NewCoursePage"));
const CourseRoute = lazyPage(() => import("./CourseRoute"));
const CreditsPage = lazyPage(() => import("@/features/credits/CreditsPage"));
const PrivacyPage = lazyPage(() => import("@/features/account/PrivacyPage"));
const TermsPage = lazyPage(() => import("@/features/account/TermsPage"));
const ImprintPage = lazyPage(() => import("@/features/account/ImprintPage"));
const SearchPage = lazyPage(() => import("@/features/search/SearchPage"));
const AccountPage = lazyPage(() => import("@/features/account/AccountPage"));
const SamplePage = lazyPage(() => import("@/features/reading/sample/SamplePage"));

/** For everybody, signed in or not. */
const PUBLIC_PAGES = [
  <Route key="sample" path="/sample" component={SamplePage} />,
  <Route key="privacy" path="/privacy" component={PrivacyPage} />,
  <Route key="terms" path="/terms" component={TermsPage} />,
  <Route key="imprint" path="/imprint" component={ImprintPage} />,
];

interface AppProps {
  api: ApiClient;
  session: Session;
  settings: Settings;
}

export function App({ api, session, settings }: AppProps) {
  const [path] = useLocation();
  useLanguage();
  const service = useMemo(() => ({ api, settings }), [api, settings]);
  return (
    <ServiceContext value={service}>
      <SessionContext value={session}>
        <ErrorBoundary at={path}>
          <Switch>
            <Route path="/signed-in" component={SignInCallback} />
            <Route component={SignedInRoutes} />
          </Switch>
        </ErrorBoundary>
      </SessionContext>
    </ServiceContext>
  );
}

/** Every page but the welcome and the public ones belongs to someone: who is not signed in is asked to, and then led to it. */
function SignedInRoutes() {
  const { state } = useSession();
  const [path] = useLocation();
  if (state.kind === "signed-out") {
    return (
      <Shell>
        <ErrorBoundary at={path}>
          <Switch>
            {PUBLIC_PAGES}
            <Route>
              <Welcome prices={<PublicPrices />} />
            </Route>
          </Switch>
        </ErrorBoundary>
      </Shell>
    );
  }
  return (
    <MeProvider key={state.email}>
      <Shell>
        <ErrorBoundary at={path}>
          <SignedInPages path={path} />
        </ErrorBoundary>
      </Shell>
    </MeProvider>
  );
}

/** An account that is being erased has no pages any more. */
function SignedInPages({ path }: { path: string }) {
  const { data: me, problem } = useMe();
  const news = useOrderNews(path === "/");
  if (me?.erasing_since || problem?.code === "account_erasing") {
    return <AccountErasing since={me?.erasing_since ?? null} />;
  }
  return (
    <>
      <Home shown={path === "/"} news={news} />
      <Switch>
        <Route path="/" />
        <Route path="/notes/:id">{({ id }) => <NotePage key={id} id={id} />}</Route>
        <Route path="/videos/:id">{({ id }) => <UnfinishedPage key={id} id={id} />}</Route>
        <Route path="/review" component={DuePage} />
        <Route path="/courses/new" component={NewCoursePage} />
        <Route path="/courses/:id">{({ id }) => <CourseRoute key={id} id={id} />}</Route>
        <Route path="/credits" component={CreditsPage} />
        <Route path="/search" component={SearchPage} />
        <Route path="/account" component={AccountPage} />
        {PUBLIC_PAGES}
        <Route component={NotFound} />
      </Switch>
    </>
  );
}

/** Once shown it stays behind the other pages, asleep: what was typed is there when one comes back. */
function Home({ shown, news }: { shown: boolean; news: OrderNews | null }) {
  const [visited, setVisited] = useState(shown);
  if (shown && !visited) setVisited(true);
  if (!visited) return null;
  return (
    <>
      {shown && <title>{messages().app.homeTitle}</title>}
      <Activity mode={shown ? "visible" : "hidden"}>
        <Dashboard news={news} />
      </Activity>
    </>
  );
}
