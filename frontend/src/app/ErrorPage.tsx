import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";

/** The last resort: the app could not start, or a page could not be drawn. */
export function ErrorPage() {
  return (
    <main className="page">
      <EmptyState
        level={1}
        icon="warning"
        title="This page could not be shown"
        action={
          <Button variant="primary" onClick={() => window.location.reload()}>
            Load it again
          </Button>
        }
      >
        Your notes and credits are not touched by this. Check your connection, then load the page again.
      </EmptyState>
    </main>
  );
}
