import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";

/** The last resort: the app could not start, or a page could not be drawn. */
export function ErrorPage() {
  const { title, detail, reload } = messages().app.notShown;
  return (
    <main className="page">
      <EmptyState
        level={1}
        icon="warning"
        title={title}
        action={
          <Button variant="primary" onClick={() => window.location.reload()}>
            {reload}
          </Button>
        }
      >
        {detail}
      </EmptyState>
    </main>
  );
}
