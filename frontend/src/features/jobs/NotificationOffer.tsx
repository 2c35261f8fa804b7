import { messages } from "@/language/messages";
import { Button } from "@/ui/Button";
import { useState } from "react";

/** Offers to tell of an order that has just been made. The browser is asked on the press, never before. */
export function NotificationOffer() {
  const [offered] = useState(mayAsk);
  const [answer, setAnswer] = useState<NotificationPermission>("default");
  if (!offered) return null;
  const words = messages().jobs.notify;
  const ask = () => void Notification.requestPermission().then(setAnswer);
  return (
    <div className="notification-offer" role="status">
      {answer === "default" ? <Button onClick={ask}>{words.ask}</Button> : words[answer]}
    </div>
  );
}

/** Whether the browser has them and nobody has said yet whether they are wanted. */
function mayAsk(): boolean {
  return typeof Notification !== "undefined" && Notification.permission === "default";
}
