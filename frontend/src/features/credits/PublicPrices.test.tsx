import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { PublicPrices } from "./PublicPrices";

const STARTER = { name: "starter", title: "Starter", credits: 5, price: 299, currency: "usd" };
const rejected = vi.fn();
const bearer = { token: () => Promise.resolve(null), tokenRejected: rejected };

/** The prices, where the API answers so; the headers that it was asked with. */
function show(answer: () => Response, stripe = "pk") {
  const asked = vi.fn<typeof fetch>(() => Promise.resolve(answer()));
  vi.stubGlobal("fetch", asked);
  const settings = { api: "https://api.example", stripe } as Settings;
  render(
    <ServiceContext value={{ api: createApiClient(settings.api, bearer), settings }}>
      <PublicPrices />
    </ServiceContext>,
  );
  return asked;
}

test("who is not signed in sees what can be bought and what is given, and is asked for no token", async () => {
  const asked = show(() => Response.json({ packages: [STARTER], signup_credits: 3 }));
  expect((await screen.findByRole("listitem")).textContent).toContain("$2.99");
  expect(screen.getByText(/You begin with 3 credits/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  expect(asked.mock.calls[0]?.[0]).toBe("https://api.example/credits/packages");
  expect(asked.mock.calls[0]?.[1]?.headers).toBeUndefined();
});

test("an API of an earlier build, which asks for a token, ends no sign-in", async () => {
  show(() => Response.json({ message: "Unauthorized" }, { status: 401 }));
  await screen.findByText(/You see them before you pay/);
  expect(rejected).not.toHaveBeenCalled();
});

test("where nothing is sold there is no list", async () => {
  show(() => Response.json({ packages: [STARTER], signup_credits: 3 }), "");
  await screen.findByText(/You begin with 3 credits/);
  expect(screen.getByText(/not sold here/)).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
});
