/** What the keys do. */
import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";

import type { Shortcut } from "./shortcuts";

interface ShortcutsDialogProps {
  shortcuts: readonly Shortcut[];
  open: boolean;
  onClose: () => void;
}

export function ShortcutsDialog({ shortcuts, open, onClose }: ShortcutsDialogProps) {
  const { title, close } = messages().reading.keys;
  return (
    <Dialog title={title} open={open} onClose={onClose} actions={<Button onClick={onClose}>{close}</Button>}>
      <dl className="keys">
        {shortcuts.map(({ key, description }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
