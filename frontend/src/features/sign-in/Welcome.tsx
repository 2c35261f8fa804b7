import { useSettings } from "@/api/context";
import { Button } from "@/look/Button";
import { useSession } from "@/session/useSession";
import { useLocation } from "wouter";

export function Welcome() {
  const { session } = useSession();
  const { providers = [] } = useSettings();
  const [path] = useLocation();
  return (
    <main className="page page-narrow">
      <h1>Study notes you can check, from any lecture on YouTube</h1>
      <Button weight="main" onClick={() => void session.signIn(path)}>
        Sign in with e-mail
      </Button>
      {providers.map((provider) => (
        <Button key={provider} onClick={() => void session.signIn(path, provider)}>
          Continue with {provider}
        </Button>
      ))}
    </main>
  );
}
