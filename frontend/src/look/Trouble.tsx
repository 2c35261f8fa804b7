import { Button } from "./Button";
import { Notice } from "./pieces";

interface Props {
  /** An ApiProblem is one. */
  problem: { code: string; title: string; detail: string; retryable: boolean };
  again?: () => void;
}

/** What went wrong, in words, and the way on where there is one. */
export function Trouble({ problem, again }: Props) {
  // Signing in again is said, and offered, above every page.
  if (problem.code === "unauthorized") return null;
  const action = problem.retryable && again ? <Button onClick={again}>Try again</Button> : null;
  return (
    <Notice look="bad" title={problem.title} action={action}>
      {problem.detail}
    </Notice>
  );
}
