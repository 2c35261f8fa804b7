import { Icon } from "@/ui/Icon";

interface LibrarySearchFieldProps {
  query: string;
  onChange: (words: string) => void;
}

export function LibrarySearchField({ query, onChange }: LibrarySearchFieldProps) {
  return (
    <search className="library-search">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label="Search your videos"
        placeholder="Search titles and subjects"
        value={query}
        onChange={(event) => onChange(event.target.value)}
      />
    </search>
  );
}
