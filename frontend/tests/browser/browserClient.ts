/** A person at a browser. Whatever goes wrong on their page, or leaves the machine, fails the test. */
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type Page, type Route, chromium } from "playwright-core";
import { test as base, expect, inject } from "vitest";
import type { TestUser } from "./users";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const STRIPE_JS = readFileSync(here("../../../handlers/studybuddy_local/stripe.js"), "utf8");
const PLAYER_PAGE = readFileSync(here("player.html"), "utf8");
export const SCREENSHOTS = here("../../out/screenshots");
const FAILURE_SCREENSHOTS = here("../../out/failures");

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // The second lock: what no route answers finds no host either.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export interface KeptSignIn {
  lasting: Record<string, string>;
  tab: Record<string, string>;
}

export interface Appearance {
  dark?: boolean | undefined;
  narrow?: boolean | undefined;
}

function viewportSize({ narrow }: Appearance) {
  return narrow ? { width: 390, height: 844 } : { width: 1360, height: 860 };
}

export class BrowserClient {
  /** What must not have happened. */
  readonly errors: string[] = [];
  /** Addresses of other machines that were asked, and answered here instead. */
  readonly externalRequests: string[] = [];
  /** Take the payment form from the stand-in, as `make dev` does, not from js.stripe.com. */
  stripeMock = false;
  /** The emulator lacks this address of Cognito's; signing out goes on without. */
  readonly #expected: RegExp[] = [/status of 400 .*\/oauth2\/revoke/];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, { dark, narrow }: Appearance = {}): Promise<BrowserClient> {
    const context = await browser.newContext({
      baseURL: inject("web"),
      colorScheme: dark ? "dark" : "light",
      locale: "en-US",
      reducedMotion: "reduce",
      viewport: viewportSize({ narrow }),
    });
    context.setDefaultTimeout(20_000);
    const client = new BrowserClient(context, await context.newPage());
    await client.#monitor();
    return client;
  }

  /** An error that is the point of this journey, such as the console's line on a 402. */
  expectError(error: RegExp): void {
    this.#expected.push(error);
  }

  /** Sign in as people do: by the button, then by typing at Cognito's own page. */
  async signIn({ email, password }: TestUser): Promise<void> {
    await this.page.goto("/");
    await this.page.getByRole("button", { name: /e-mail/i }).click();
    await this.page.getByLabel(/username|e-mail/i).fill(email);
    await this.page.getByLabel(/password/i).fill(password);
    await this.page.getByRole("button", { name: /sign in/i }).click();
    await this.page.getByRole("button", { name: "Account" }).waitFor();
  }

  /** Come signed in: what a browser and its tab keep of a sign-in is laid into these, once. */
  async restoreSession({ lasting, tab }: KeptSignIn): Promise<void> {
    await this.context.addInitScript(
      ({ home, lasting, tab }) => {
        if (location.origin !== home || localStorage.length > 0 || sessionStorage.length > 0) return;
        for (const [name, value] of Object.entries(lasting)) localStorage.setItem(name, value);
        for (const [name, value] of Object.entries(tab)) sessionStorage.setItem(name, value);
      },
      { home: inject("web"), lasting, tab },
    );
  }

  /** What the next page is shown with. */
  async setAppearance({ dark, narrow }: Appearance): Promise<void> {
    await this.page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await this.page.setViewportSize(viewportSize({ narrow }));
  }

  async close(failedTest?: string): Promise<void> {
    if (failedTest) {
      mkdirSync(FAILURE_SCREENSHOTS, { recursive: true });
      const name = failedTest.replace(/\W+/g, "-");
      await this.page.screenshot({ path: `${FAILURE_SCREENSHOTS}/${name}.png`, fullPage: true });
    }
    await this.context.close();
  }

  async #monitor(): Promise<void> {
    await this.context.route("**/*", (route) => this.#handleRoute(route));
    await this.context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (violation) => {
        console.error(`CSP: ${violation.effectiveDirective} ${violation.blockedURI}`);
      });
    });
    this.page.on("pageerror", (error) => this.#recordError(`page error: ${error.message}`));
    this.page.on("dialog", (dialog) => {
      this.#recordError(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    this.page.on("console", (line) => {
      if (line.type() === "error" || line.type() === "warning") {
        this.#recordError(`console: ${line.text()} (${line.location().url})`);
      }
    });
  }

  #recordError(words: string): void {
    if (!this.#expected.some((one) => one.test(words))) this.errors.push(words);
  }

  async #handleRoute(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    if (url.pathname === "/config.json" && !this.stripeMock) return withoutStripeMock(route);
    if (url.hostname === "127.0.0.1") return route.continue();
    this.externalRequests.push(url.origin + url.pathname);
    if (url.origin === "https://js.stripe.com") {
      return route.fulfill({ contentType: "text/javascript", body: STRIPE_JS });
    }
    if (url.origin === "https://api.stripe.com") {
      const standIn = inject("stripe") + url.pathname + url.search;
      return route.fulfill({ response: await route.fetch({ url: standIn }) });
    }
    if (url.origin === "https://www.youtube-nocookie.com") {
      return route.fulfill({ contentType: "text/html", body: PLAYER_PAGE });
    }
    this.#recordError(`left the machine: ${url.href}`);
    return route.abort();
  }
}

/** The settings as a deployment's are: Stripe's script is Stripe's own. */
async function withoutStripeMock(route: Route): Promise<void> {
  const response = await route.fetch();
  const settings = (await response.json()) as Record<string, unknown>;
  return route.fulfill({ response, json: { ...settings, stripe_script: undefined } });
}

let browser: Promise<Browser> | undefined;

function sharedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return browser;
}

/** A test with a browser client, whose errors fail it. */
export const test = base.extend<{ client: BrowserClient }>({
  client: async ({ task }, use) => {
    const client = await BrowserClient.open(await sharedBrowser());
    await use(client);
    await client.close(task.result?.state === "fail" ? task.name : undefined);
    expect(client.errors).toEqual([]);
  },
});

/** What a browser keeps of this person's sign-in, and what its tab does. */
export async function signedInStorage(person: TestUser): Promise<KeptSignIn> {
  const client = await BrowserClient.open(await sharedBrowser());
  await client.signIn(person);
  const kept = await client.page.evaluate(() => ({
    lasting: { ...localStorage } as Record<string, string>,
    tab: { ...sessionStorage } as Record<string, string>,
  }));
  await client.close();
  return kept;
}

/** Close what the tests of a file shared. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
