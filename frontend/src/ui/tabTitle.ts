/** Put a mark before the tab's title, whatever page sets that meanwhile. Gives what takes the mark away. */
export function markTitle(mark: string): () => void {
  const put = () => {
    if (!document.title.startsWith(mark)) document.title = mark + document.title;
  };
  const pages = new MutationObserver(put);
  pages.observe(document.head, { childList: true, subtree: true, characterData: true });
  put();
  return () => {
    pages.disconnect();
    if (document.title.startsWith(mark)) document.title = document.title.slice(mark.length);
  };
}
