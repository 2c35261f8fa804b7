import "@/look/tokens.css";
import "@/look/ground.css";
import "@/look/pieces.css";
import "./shell.css";
import { makeApi } from "@/api/client";
import { readSettings } from "@/api/settings";
import { makeSession } from "@/session/pool";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { Broken } from "./Broken";

const root = createRoot(document.getElementById("root") as HTMLElement);

async function start(): Promise<void> {
  const settings = await readSettings();
  const session = makeSession(settings);
  const api = makeApi(settings.api, session);
  root.render(
    <StrictMode>
      <App api={api} session={session} settings={settings} />
    </StrictMode>,
  );
}

start().catch(() => root.render(<Broken />));
