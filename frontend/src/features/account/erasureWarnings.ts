import type { Schema } from "@/api/client";

/** What erasing costs this very account, in words. */
export function erasureWarnings({ credits, open_jobs: open }: Schema<"Me">): string[] {
  return [
    "All your videos, notes, files and uploads are gone for good: download first what you want to keep.",
    ...(open
      ? [`${pluralize(open, "video is", "videos are")} still being worked on, and will be stopped.`]
      : []),
    credits
      ? `You have ${pluralize(credits, "credit", "credits")} left. ${credits === 1 ? "It is" : "They are"} lost, and not paid out.`
      : "You have no credits left to lose.",
    "You are signed out, and Stripe forgets you as a customer.",
  ];
}

function pluralize(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
