import { useSettings } from "@/api/context";
import { Button } from "@/look/Button";
import { here, useSession } from "@/session/useSession";
import { Farewell } from "./Farewell";

export function Welcome() {
  const { session } = useSession();
  const { providers = [] } = useSettings();
  return (
    <main className="page page-narrow">
      <Farewell />
      <h1>Study notes you can check, from any lecture on YouTube</h1>
      <Button weight="main" onClick={() => void session.signIn(here())}>
        Sign in with e-mail
      </Button>
      {providers.map((provider) => (
        <Button key={provider} onClick={() => void session.signIn(here(), provider)}>
          Continue with {provider}
        </Button>
      ))}
    </main>
  );
}
