import type { ApiClient } from "@/api/client";
import { useMe } from "@/api/MeContext";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { SignInCallback } from "@/features/sign-in/SignInCallback";
import { Welcome } from "@/features/sign-in/Welcome";
import { Skeleton } from "@/ui/Skeleton";
import type { Session } from "@/session/session";
import { SessionContext, useSession } from "@/session/useSession";
import { lazy, Suspense, useMemo } from "react";
import { Route, Switch } from "wouter";
import { Dashboard } from "./Dashboard";
import { ErrorBoundary } from "./ErrorBoundary";
import { AccountErasing } from "./AccountErasing";
import { MeProvider } from "./MeProvider";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

const NotePage = lazy(() => import("@/features/reading/NotePage"));
const CreditsPage = lazy(() => import("@/features/credits/CreditsPage"));
const PrivacyPage = lazy(() => import("@/features/account/PrivacyPage"));
const AccountPage = lazy(() => import("@/features/account/AccountPage"));

interface AppProps {
  api: ApiClient;
  session: Session;
  settings: Settings;
}

export function App({ api, session, settings }: AppProps) {
  const service = useMemo(() => ({ api, settings }), [api, settings]);
  return (
    <ServiceContext value={service}>
      <SessionContext value={session}>
        <ErrorBoundary>
          <Switch>
            <Route path="/signed-in" component={SignInCallback} />
            <Route component={SignedInRoutes} />
          </Switch>
        </ErrorBoundary>
      </SessionContext>
    </ServiceContext>
  );
}

/** Every page but the welcome and the one about privacy belongs to someone: who is not signed in is asked to, and then led to it. */
function SignedInRoutes() {
  const { state } = useSession();
  if (state.kind === "signed-out") {
    return (
      <Shell>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            <Route path="/privacy" component={PrivacyPage} />
            <Route component={Welcome} />
          </Switch>
        </Suspense>
      </Shell>
    );
  }
  return (
    <MeProvider>
      <Shell>
        <Suspense fallback={<PageSkeleton />}>
          <SignedInPages />
        </Suspense>
      </Shell>
    </MeProvider>
  );
}

/** An account that is being erased has no pages any more. */
function SignedInPages() {
  const { data: me, problem } = useMe();
  if (me?.erasing_since || problem?.code === "account_erasing") {
    return <AccountErasing since={me?.erasing_since ?? null} />;
  }
  return (
    <Switch>
      <Route path="/" component={Dashboard} />
      <Route path="/notes/:id">{({ id }) => <NotePage key={id} id={id} />}</Route>
      <Route path="/credits" component={CreditsPage} />
      <Route path="/account" component={AccountPage} />
      <Route path="/privacy" component={PrivacyPage} />
      <Route component={NotFound} />
    </Switch>
  );
}

function PageSkeleton() {
  return (
    <div className="page">
      <Skeleton height="20rem" />
    </div>
  );
}
