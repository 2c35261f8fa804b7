/** How much of a day is asked at most, as it was set on this device; the command's numbers until then. */
import { useState } from "react";

import { NEW_A_DAY, type Limits } from "../review/dueCards";

const NAME = "review-limits";
const USUAL: Limits = { fresh: NEW_A_DAY, learned: 200 };
export const MOST_A_DAY = 9999;

export function useLimits(storage: Storage = window.localStorage) {
  const [limits, setLimits] = useState(() => readLimits(storage));
  const change = (changed: Partial<Limits>) => {
    const next = { ...limits, ...changed };
    setLimits(next);
    try {
      storage.setItem(NAME, JSON.stringify(next));
    } catch {
      // The storage is full or shut: they hold until the page is left.
    }
  };
  return [limits, change] as const;
}

export function readLimits(storage: Storage): Limits {
  try {
    const raw = JSON.parse(storage.getItem(NAME) ?? "{}") as Record<string, unknown>;
    return { fresh: toLimit(raw.fresh, USUAL.fresh), learned: toLimit(raw.learned, USUAL.learned) };
  } catch {
    return USUAL;
  }
}

function toLimit(raw: unknown, usual: number): number {
  return Number.isInteger(raw) && Number(raw) >= 0 ? Math.min(Number(raw), MOST_A_DAY) : usual;
}
