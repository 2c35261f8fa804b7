import { useSession } from "@/session/useSession";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { erasingText } from "@/ui/erasing";

/** All that there is to see of an account that is being erased. */
export function AccountErasing({ since }: { since: string | null }) {
  const { session } = useSession();
  const action = <Button onClick={() => void session.signOut()}>Sign out</Button>;
  return (
    <main className="page">
      <title>Your account is being erased · Study Buddy</title>
      <EmptyState level={1} icon="trash" title="Your account is being erased" action={action}>
        {erasingText(since)} You need do nothing more. To start anew, sign up again after that.
      </EmptyState>
    </main>
  );
}
