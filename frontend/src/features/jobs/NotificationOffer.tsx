import { Button } from "@/ui/Button";
import { useState } from "react";

const ANSWERS: Record<NotificationPermission, string> = {
  granted:
    "This browser tells you when your notes are ready, or when they need you. Keep this tab open for that.",
  denied: "This browser does not allow it. The title of this tab tells you all the same.",
  default: "",
};

/** Offers to tell of an order that has just been made. The browser is asked on the press, never before. */
export function NotificationOffer() {
  const [offered] = useState(mayAsk);
  const [answer, setAnswer] = useState<NotificationPermission>("default");
  if (!offered) return null;
  const ask = () => void Notification.requestPermission().then(setAnswer);
  return (
    <div className="notification-offer" role="status">
      {ANSWERS[answer] || <Button onClick={ask}>Tell me when it is done</Button>}
    </div>
  );
}

/** Whether the browser has them and nobody has said yet whether they are wanted. */
function mayAsk(): boolean {
  return typeof Notification !== "undefined" && Notification.permission === "default";
}
