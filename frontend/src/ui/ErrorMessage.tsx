import { messages } from "@/language/messages";
import { Button } from "./Button";
import { Notice } from "./Notice";

interface ErrorMessageProps {
  /** An ApiProblem is one. */
  problem: { code: string; title: string; detail: string; retryable: boolean };
  onRetry?: () => void;
  /** 1 where this is all that the page has to say. */
  level?: 1;
}

/** What went wrong, in words, and the way on where there is one. */
export function ErrorMessage({ problem, onRetry, level }: ErrorMessageProps) {
  // Signing in again is said, and offered, above every page.
  if (problem.code === "unauthorized") return null;
  const action =
    problem.retryable && onRetry ? <Button onClick={onRetry}>{messages().everywhere.tryAgain}</Button> : null;
  return (
    <Notice variant="error" title={problem.title} level={level} action={action}>
      {problem.detail}
    </Notice>
  );
}
