/** Keeps the place of what is on its way. */
export function Skeleton({ height, label = "Loading" }: { height: string; label?: string }) {
  return (
    <div className="waiting" role="status" style={{ height }}>
      <span className="unseen">{label}</span>
    </div>
  );
}
