import { messages } from "@/language/messages";

/** Keeps the place of what is on its way. */
export function Skeleton({
  height,
  label = messages().everywhere.loading,
}: {
  height: string;
  label?: string;
}) {
  return (
    <div className="waiting" role="status" style={{ height }}>
      <span className="unseen">{label}</span>
    </div>
  );
}
