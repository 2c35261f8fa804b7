/** Tabs, as the ARIA practices have them: one stop of the Tab key, arrows between them. */
import { languageAttributes } from "@/language/messages";
import { useId, type KeyboardEvent, type ReactNode } from "react";

export interface Tab {
  readonly id: string;
  readonly name: string;
  readonly panel: ReactNode;
  /** It has keys of its own: who opens it with a pointer is led into it, or they would be the tab's. */
  readonly takesKeys?: boolean;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  open: string;
  onOpen: (id: string) => void;
  /** What stands at the end of the row. */
  children?: ReactNode;
}

/** Panels stay in the page: a print shows the notes whichever was open, and a quiz keeps its answers. */
export function Tabs({ label, tabs, open, onOpen, children }: TabsProps) {
  const prefix = useId();
  return (
    <>
      <div className="tabs-row" {...languageAttributes()}>
        <TabList label={label} tabs={tabs} open={open} onOpen={onOpen} prefix={prefix} />
        {children}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          id={`${prefix}${id}`}
          className={`panel panel-${id}`}
          role="tabpanel"
          aria-labelledby={`${prefix}${id}-tab`}
          hidden={id !== open}
          tabIndex={-1}
          data-pane
        >
          {panel}
        </div>
      ))}
    </>
  );
}

function TabList({ label, tabs, open, onOpen, prefix }: Omit<TabsProps, "children"> & { prefix: string }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = adjacentTab(tabs, open, by);
    onOpen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ id, name, takesKeys }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${prefix}${id}-tab`}
          data-tab={id}
          aria-controls={`${prefix}${id}`}
          aria-selected={id === open}
          tabIndex={id === open ? 0 : -1}
          onClick={(event) => {
            onOpen(id);
            // A click that a key has made counts none.
            if (takesKeys && event.detail > 0) requestAnimationFrame(() => focusPanel(`${prefix}${id}`));
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function focusPanel(id: string): void {
  document.getElementById(id)?.focus({ preventScroll: true });
}

/** The tab so many places further; after the last comes the first. */
export function adjacentTab(tabs: readonly { id: string }[], open: string, by: number): string {
  const at = tabs.findIndex(({ id }) => id === open);
  return tabs[(at + by + tabs.length) % tabs.length]?.id ?? open;
}
