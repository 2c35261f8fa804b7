import { Component, type ReactNode } from "react";
import { ErrorPage } from "./ErrorPage";

/** A page that fails to be drawn is replaced by words, and by a way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <ErrorPage /> : this.props.children;
  }
}
