/** What the keys do. */
import { Button } from "@/look/Button";
import { Dialog } from "@/look/Dialog";

import type { Key } from "./keys";

interface HelpProps {
  keys: readonly Key[];
  open: boolean;
  onClose: () => void;
}

export function Help({ keys, open, onClose }: HelpProps) {
  return (
    <Dialog title="Keys" open={open} onClose={onClose} answers={<Button onClick={onClose}>Close</Button>}>
      <dl className="keys">
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
