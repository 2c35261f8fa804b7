/** Notifications of the browser: shown where their user has allowed them, and only then. */
import { titleOf } from "@/api/video";
import type { News } from "./orderNews";
import { navigate } from "wouter/use-browser-location";

export function showNotification({ what, video }: News) {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  try {
    // By the tag several tabs show one.
    const shown = new Notification(what, { body: titleOf(video), tag: `${video.video_id} ${video.status}` });
    shown.onclick = () => {
      shown.close();
      window.focus();
      navigate(video.note_id ? `/notes/${video.note_id}` : "/");
    };
  } catch {
    // Phones have them for service workers only; the title of the tab says the same.
  }
}
