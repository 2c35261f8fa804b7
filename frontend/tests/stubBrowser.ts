import { vi } from "vitest";

const LISTENED = { addEventListener() {}, removeEventListener() {} };

/** Nothing is kept, and what jsdom lacks is there: a screen, which is wide, sizes, and dialogs. */
export function stubBrowser(): void {
  window.localStorage.clear();
  window.sessionStorage.clear();
  vi.stubGlobal("matchMedia", () => ({ matches: true, ...LISTENED }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
  Element.prototype.scrollIntoView = () => {};
}
