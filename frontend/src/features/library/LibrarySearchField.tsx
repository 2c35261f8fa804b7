import { messages } from "@/language/messages";
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
        aria-label={messages().library.search}
        placeholder={messages().library.placeholder}
        value={query}
        onChange={(event) => onChange(event.target.value)}
      />
    </search>
  );
}
