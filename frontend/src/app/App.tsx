import type { ApiClient } from "@/api/client";
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
import { MeProvider } from "./MeProvider";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

const NotePage = lazy(() => import("@/features/reading/NotePage"));
const CreditsPage = lazy(() => import("@/features/credits/CreditsPage"));
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

/** Every page but the welcome belongs to someone: who is not signed in is asked to, and then led to it. */
function SignedInRoutes() {
  const { state } = useSession();
  if (state.kind === "signed-out") {
    return (
      <Shell>
        <Welcome />
      </Shell>
    );
  }
  return (
    <MeProvider>
      <Shell>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            <Route path="/" component={Dashboard} />
            <Route path="/notes/:id">{({ id }) => <NotePage key={id} id={id} />}</Route>
            <Route path="/credits" component={CreditsPage} />
            <Route path="/account" component={AccountPage} />
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </Shell>
    </MeProvider>
  );
}

function PageSkeleton() {
  return (
    <div className="page">
      <Skeleton height="20rem" />
    </div>
  );
}
