import "@/ui/tokens.css";
import "@/ui/document.css";
import "@/ui/components.css";
import "./shell.css";
import { createApiClient } from "@/api/client";
import { keepAnswers } from "@/api/keptAnswers";
import { loadSettings } from "@/api/settings";
import { loadPageWords, startLanguage } from "@/language/messages";
import { createSession } from "@/session/cognito";
import { TokenStore } from "@/session/tokenStore";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { ErrorPage } from "./ErrorPage";

const root = createRoot(document.getElementById("root") as HTMLElement);

const language = startLanguage();

// Whoever is signed in will see it: it comes while the settings do. What cannot be loaded is told in its place.
if (window.location.pathname === "/" && new TokenStore().signIn()) {
  Promise.all([import("./Dashboard"), language.then(loadPageWords)]).catch(() => undefined);
}

async function start(): Promise<void> {
  const [settings] = await Promise.all([loadSettings(), language]);
  const session = createSession(settings);
  const api = createApiClient(settings.api, session, keepAnswers(fetch));
  root.render(
    <StrictMode>
      <App api={api} session={session} settings={settings} />
    </StrictMode>,
  );
}

start().catch(() => root.render(<ErrorPage />));
