import { Component, type ReactNode } from "react";
import { ErrorPage } from "./ErrorPage";

interface ErrorBoundaryProps {
  /** Where one is: elsewhere it is tried anew. */
  at: string;
  children: ReactNode;
}

/** A page that fails to be drawn is replaced by words, and by a way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failedAt: string | null }> {
  override state: { failedAt: string | null } = { failedAt: null };

  static getDerivedStateFromError() {
    return { failedAt: "" };
  }

  static getDerivedStateFromProps({ at }: ErrorBoundaryProps, { failedAt }: { failedAt: string | null }) {
    if (failedAt === "") return { failedAt: at };
    return failedAt !== null && failedAt !== at ? { failedAt: null } : null;
  }

  override render() {
    return this.state.failedAt === null ? this.props.children : <ErrorPage />;
  }
}
