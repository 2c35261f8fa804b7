/** A person at a browser. Whatever goes wrong on their page, or leaves the machine, fails the test. */
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type Page, type Route, chromium } from "playwright-core";
import { test as base, expect, inject } from "vitest";
import type { Person } from "./people";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const STRIPE_JS = readFileSync(here("../../../handlers/studybuddy_local/stripe.js"), "utf8");
const PLAYER = readFileSync(here("player.html"), "utf8");
export const SCREENSHOTS = here("../../out/screenshots");
const FAILURES = here("../../out/failures");

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

export interface Looks {
  dark?: boolean | undefined;
  narrow?: boolean | undefined;
}

function sizeOf({ narrow }: Looks) {
  return narrow ? { width: 390, height: 844 } : { width: 1360, height: 860 };
}

export class Visitor {
  /** What must not have happened. */
  readonly troubles: string[] = [];
  /** Addresses of other machines that were asked, and answered here instead. */
  readonly abroad: string[] = [];
  /** Take the payment form from the stand-in, as `make dev` does, not from js.stripe.com. */
  standIn = false;
  /** The emulator lacks this address of Cognito's; signing out goes on without. */
  readonly #expected: RegExp[] = [/status of 400 .*\/oauth2\/revoke/];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async arrive(browser: Browser, { dark, narrow }: Looks = {}): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: inject("web"),
      colorScheme: dark ? "dark" : "light",
      locale: "en-US",
      reducedMotion: "reduce",
      viewport: sizeOf({ narrow }),
    });
    context.setDefaultTimeout(20_000);
    const visitor = new Visitor(context, await context.newPage());
    await visitor.#watch();
    return visitor;
  }

  /** A trouble that is the point of this journey, such as the console's line on a 402. */
  expects(trouble: RegExp): void {
    this.#expected.push(trouble);
  }

  /** Sign in as people do: by the button, then by typing at Cognito's own page. */
  async signIn({ email, password }: Person): Promise<void> {
    await this.page.goto("/");
    await this.page.getByRole("button", { name: /e-mail/i }).click();
    await this.page.getByLabel(/username|e-mail/i).fill(email);
    await this.page.getByLabel(/password/i).fill(password);
    await this.page.getByRole("button", { name: /sign in/i }).click();
    await this.page.getByRole("button", { name: "Account" }).waitFor();
  }

  /** Come signed in: what a tab keeps of a sign-in is laid into this one. */
  async bring(session: Record<string, string>): Promise<void> {
    const kept = { home: inject("web"), items: session };
    await this.context.addInitScript(({ home, items }) => {
      if (location.origin !== home) return;
      for (const [name, value] of Object.entries(items)) sessionStorage.setItem(name, value);
    }, kept);
  }

  /** What the next page is shown with. */
  async look({ dark, narrow }: Looks): Promise<void> {
    await this.page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await this.page.setViewportSize(sizeOf({ narrow }));
  }

  async leave(failedTest?: string): Promise<void> {
    if (failedTest) {
      mkdirSync(FAILURES, { recursive: true });
      const name = failedTest.replace(/\W+/g, "-");
      await this.page.screenshot({ path: `${FAILURES}/${name}.png`, fullPage: true });
    }
    await this.context.close();
  }

  async #watch(): Promise<void> {
    await this.context.route("**/*", (route) => this.#answer(route));
    await this.context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (violation) => {
        console.error(`CSP: ${violation.effectiveDirective} ${violation.blockedURI}`);
      });
    });
    this.page.on("pageerror", (error) => this.#trouble(`page error: ${error.message}`));
    this.page.on("dialog", (dialog) => {
      this.#trouble(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    this.page.on("console", (line) => {
      if (line.type() === "error" || line.type() === "warning") {
        this.#trouble(`console: ${line.text()} (${line.location().url})`);
      }
    });
  }

  #trouble(words: string): void {
    if (!this.#expected.some((one) => one.test(words))) this.troubles.push(words);
  }

  async #answer(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    if (url.pathname === "/config.json" && !this.standIn) return withoutStandIn(route);
    if (url.hostname === "127.0.0.1") return route.continue();
    this.abroad.push(url.origin + url.pathname);
    if (url.origin === "https://js.stripe.com") {
      return route.fulfill({ contentType: "text/javascript", body: STRIPE_JS });
    }
    if (url.origin === "https://api.stripe.com") {
      const standIn = inject("stripe") + url.pathname + url.search;
      return route.fulfill({ response: await route.fetch({ url: standIn }) });
    }
    if (url.origin === "https://www.youtube-nocookie.com") {
      return route.fulfill({ contentType: "text/html", body: PLAYER });
    }
    this.#trouble(`left the machine: ${url.href}`);
    return route.abort();
  }
}

/** The settings as a deployment's are: Stripe's script is Stripe's own. */
async function withoutStandIn(route: Route): Promise<void> {
  const response = await route.fetch();
  const settings = (await response.json()) as Record<string, unknown>;
  return route.fulfill({ response, json: { ...settings, stripe_script: undefined } });
}

let browser: Promise<Browser> | undefined;

function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return browser;
}

/** A test with a visitor, whose troubles fail it. */
export const test = base.extend<{ visitor: Visitor }>({
  visitor: async ({ task }, use) => {
    const visitor = await Visitor.arrive(await theBrowser());
    await use(visitor);
    await visitor.leave(task.result?.state === "fail" ? task.name : undefined);
    expect(visitor.troubles).toEqual([]);
  },
});

/** What a tab keeps of this person's sign-in. */
export async function sessionOf(person: Person): Promise<Record<string, string>> {
  const visitor = await Visitor.arrive(await theBrowser());
  await visitor.signIn(person);
  const kept = await visitor.page.evaluate(() => ({ ...sessionStorage }));
  await visitor.leave();
  return kept as Record<string, string>;
}

/** Close what the tests of a file shared. */
export async function goHome(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
