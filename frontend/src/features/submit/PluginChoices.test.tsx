import type { Schema } from "@/api/client";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { EMPTY_ORDER, type Order } from "./order";
import { PluginChoices } from "./PluginChoices";

const offer = (kind: Schema<"PluginEntry">["kind"], name: string, title: string) => ({
  ...{ kind, name, title },
  ...{ media_type: "", distribution: "", version: "" },
});
const CHECKERS = [
  offer("checker", "claude", "Claude: a small model reads whether the lines mean what is written."),
  offer("checker", "entailment", "Entailment, on this machine."),
];

function choose(offers: Schema<"PluginEntry">[], checkers: Order["checkers"] = null) {
  const chosen: Order["checkers"][] = [];
  function Form() {
    const [order, setOrder] = useState<Order>({ ...EMPTY_ORDER, checkers });
    const onChange = (part: Partial<Order>) => {
      chosen.push(part.checkers ?? null);
      setOrder((now) => ({ ...now, ...part }));
    };
    return <PluginChoices offers={offers} order={order} onChange={onChange} />;
  }
  render(<Form />);
  const group = screen.getByRole("group", { name: /^Who checks/ });
  const checked = () => [...group.querySelectorAll("input")].map((input) => input.checked);
  return { user: userEvent.setup(), chosen, checked, group };
}

test("who checks is left to the service, one of its checkers, or nobody", async () => {
  const { user, chosen, checked } = choose(CHECKERS);
  expect(checked()).toEqual([true, false, false, false]);
  await user.click(screen.getByRole("radio", { name: /^Entailment/ }));
  await user.click(screen.getByRole("radio", { name: /^Words only/ }));
  expect(checked()).toEqual([false, false, false, true]);
  await user.click(screen.getByRole("radio", { name: /^As usual/ }));
  expect(chosen).toEqual([["entailment"], ["none"], null]);
  expect(screen.getByText("a small model reads whether the lines mean what is written.")).toBeTruthy();
});

test("an order of several is still that when it is tried once more", async () => {
  const { user, chosen, checked } = choose(CHECKERS, ["claude", "entailment"]);
  expect(checked()).toEqual([false, false, false, true, false]);
  await user.click(screen.getByRole("radio", { name: /^Words only/ }));
  expect([chosen, checked()]).toEqual([[["none"]], [false, false, false, true]]);
});

test("where nobody can be asked that is said", () => {
  const { group } = choose([]);
  expect(group.textContent).toContain("Words only: this service has nobody who reads for meaning.");
  expect(group.querySelectorAll("input").length).toBe(0);
});
