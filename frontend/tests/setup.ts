import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// What is waited for comes, on a busy machine later than in the second that is the default.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);
// Parts of a page are tried without what fetches the page. What is tried without a window shows nothing.
if ("window" in globalThis) await import("@/language/messages").then(({ loadPageWords }) => loadPageWords());
