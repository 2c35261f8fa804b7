import { messages } from "@/language/messages";
import { useSession } from "@/session/useSession";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { erasingText } from "@/ui/erasing";

/** All that there is to see of an account that is being erased. */
export function AccountErasing({ since }: { since: string | null }) {
  const { session } = useSession();
  const { erasing, signOut } = messages().app;
  const action = <Button onClick={() => void session.signOut()}>{signOut}</Button>;
  return (
    <main className="page">
      <title>{erasing.pageTitle}</title>
      <EmptyState level={1} icon="trash" title={erasing.title} action={action}>
        {erasingText(since)} {erasing.after}
      </EmptyState>
    </main>
  );
}
