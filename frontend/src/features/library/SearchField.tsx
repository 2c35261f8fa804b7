import { Icon } from "@/look/Icon";

interface Props {
  words: string;
  onChange: (words: string) => void;
}

export function SearchField({ words, onChange }: Props) {
  return (
    <search className="library-search">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label="Search your videos"
        placeholder="Search titles and subjects"
        value={words}
        onChange={(event) => onChange(event.target.value)}
      />
    </search>
  );
}
