import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";

export function NotFound() {
  return (
    <main className="page">
      <EmptyState
        level={1}
        icon="search"
        title="There is no such page"
        action={
          <LinkButton to="/" variant="primary">
            To your notes
          </LinkButton>
        }
      >
        The address may be mistyped, or what was here has been deleted.
      </EmptyState>
    </main>
  );
}
