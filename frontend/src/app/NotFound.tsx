import { messages } from "@/language/messages";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";

export function NotFound() {
  const { title, detail, toNotes } = messages().app.notFound;
  return (
    <main className="page">
      <EmptyState
        level={1}
        icon="search"
        title={title}
        action={
          <LinkButton to="/" variant="primary">
            {toNotes}
          </LinkButton>
        }
      >
        {detail}
      </EmptyState>
    </main>
  );
}
