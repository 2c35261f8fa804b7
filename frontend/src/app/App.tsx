import type { Api } from "@/api/client";
import { ServiceContext } from "@/api/context";
import type { Settings } from "@/api/settings";
import { Arrival } from "@/features/sign-in/Arrival";
import { Welcome } from "@/features/sign-in/Welcome";
import { Waiting } from "@/look/pieces";
import type { Session } from "@/session/session";
import { SessionContext, useSession } from "@/session/useSession";
import { lazy, Suspense, useMemo } from "react";
import { Route, Switch } from "wouter";
import { Dashboard } from "./Dashboard";
import { ErrorBoundary } from "./ErrorBoundary";
import { KnowsMe } from "./KnowsMe";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

const NotePage = lazy(() => import("@/features/reading/NotePage"));
const CreditsPage = lazy(() => import("@/features/credits/CreditsPage"));
const AccountPage = lazy(() => import("@/features/account/AccountPage"));

interface Props {
  api: Api;
  session: Session;
  settings: Settings;
}

export function App({ api, session, settings }: Props) {
  const service = useMemo(() => ({ api, settings }), [api, settings]);
  return (
    <ServiceContext value={service}>
      <SessionContext value={session}>
        <ErrorBoundary>
          <Switch>
            <Route path="/signed-in" component={Arrival} />
            <Route component={Rooms} />
          </Switch>
        </ErrorBoundary>
      </SessionContext>
    </ServiceContext>
  );
}

/** Every page but the welcome belongs to someone: who is not signed in is asked to, and then led to it. */
function Rooms() {
  const { state } = useSession();
  if (state.kind === "out") {
    return (
      <Shell>
        <Welcome />
      </Shell>
    );
  }
  return (
    <KnowsMe>
      <Shell>
        <Suspense fallback={<PageWaiting />}>
          <Switch>
            <Route path="/" component={Dashboard} />
            <Route path="/notes/:id">{({ id }) => <NotePage key={id} id={id} />}</Route>
            <Route path="/credits" component={CreditsPage} />
            <Route path="/account" component={AccountPage} />
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </Shell>
    </KnowsMe>
  );
}

function PageWaiting() {
  return (
    <div className="page">
      <Waiting height="20rem" />
    </div>
  );
}
