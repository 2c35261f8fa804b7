/** A letter in the provider's colour: their logos are theirs, and none is fetched. */
export function ProviderMark({ name }: { name: string }) {
  return (
    <span className={`mark mark-${name.toLowerCase()}`} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  );
}
