import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Operator, Settings } from "@/api/settings";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import ImprintPage from "./ImprintPage";
import PrivacyPage from "./PrivacyPage";
import TermsPage from "./TermsPage";

const ADA: Operator = {
  name: "Ada Lovelace",
  address: "Example Street 1\n1010 Vienna",
  email: "ada@example.org",
  law: "the law of Austria",
  privacy_link: "https://example.org/privacy",
  terms_link: "https://example.org/terms",
};
const PAGES = { privacy: PrivacyPage, terms: TermsPage, imprint: ImprintPage };
const bearer = { token: () => Promise.resolve(null), tokenRejected: () => undefined };

function show(page: keyof typeof PAGES, operator?: Operator) {
  const Page = PAGES[page];
  const settings = (operator ? { operator } : {}) as Settings;
  render(
    <ServiceContext value={{ api: createApiClient("https://api.example", bearer), settings }}>
      <Page />
    </ServiceContext>,
  );
}

const hrefs = () => screen.queryAllByRole("link").map((link) => link.getAttribute("href"));

test.each([
  ["privacy", ["mailto:ada@example.org", "https://example.org/privacy"]],
  ["terms", ["https://example.org/terms", "mailto:ada@example.org"]],
  ["imprint", ["mailto:ada@example.org"]],
] as const)("%s names who runs the service, and leads to texts of their own", (page, links) => {
  show(page, ADA);
  expect(screen.getByText("Ada Lovelace")).toBeTruthy();
  expect(screen.getByText(/Example Street 1/).textContent).toBe(ADA.address);
  expect(hrefs()).toEqual(links);
});

test.each([
  ["privacy", 3],
  ["terms", 4],
  ["imprint", 3],
] as const)("what the operator has not filled in is told on %s", (page, missing) => {
  show(page);
  expect(screen.getAllByText("Not filled in by the operator")).toHaveLength(missing);
  expect(hrefs()).toEqual([]);
});
