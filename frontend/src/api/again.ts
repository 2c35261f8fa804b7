/** A request that is sent again by itself while the service has too much to do. Knows no React. */
import { toProblem, type ApiProblem } from "./problem";

/** Seconds before each further try, where the service does not say how long: twenty minutes and more in all. */
const PAUSES = [1, 2, 4, 8, 15, 30, ...Array<number>(20).fill(60)];

/** What trying again needs of the browser; tests bring their own. */
export interface AgainEnvironment {
  pause(ms: number): Promise<void>;
  /** A number from 0 up to 1, so that not everybody comes back at once. */
  chance(): number;
}

export const browserPauses: AgainEnvironment = {
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  chance: () => Math.random(),
};

/**
 * Send, and again while the answer is that there is too much to do: for a request that may be sent twice.
 * `onWait` is called before each pause. Throws ApiProblem, and nothing else.
 */
export async function sendAgain<T>(
  send: () => Promise<T>,
  onWait: () => void,
  environment: AgainEnvironment = browserPauses,
): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await send();
    } catch (error) {
      const problem = toProblem(error);
      if (!tooMuchToDo(problem)) throw problem;
      onWait();
      const seconds = Math.max(problem.retryAfter ?? 0, pause);
      await environment.pause(seconds * 1000 * (1 + environment.chance() / 2));
    }
  }
  return send();
}

/** Too much for the service, or too fast for this user: what else is refused does not pass by itself. */
function tooMuchToDo({ status, code }: ApiProblem): boolean {
  if (status === 503) return code !== "orders_closed";
  return status === 429 && code === "too_many_requests";
}
