import type { Schema } from "@/api/client";
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { refusal, show } from "../../../tests/captions/world";
import { CreditHistory } from "./CreditHistory";
import { paymentOf, type LedgerEntry } from "./ledgerEntry";
import { ReceiptButton } from "./ReceiptButton";

const CHARGED: LedgerEntry = {
  ...{ transaction_id: "usage#1", amount: -1, type: "usage", reason: "video", video_id: "1" },
  ...{ package: null, price: null, currency: null, created_at: "2026-11-01T10:00:00.000Z" },
  note: { charged: 1, back: 0, ended: "used", title: "Waves", youtube_id: "x", note_id: "1" },
};
/** As a function of an earlier build answers. */
const EARLIER = {
  ...CHARGED,
  ...{ transaction_id: "settle#0", amount: 0, reason: "used", note: undefined },
} as unknown as Schema<"CreditEntry">;

test("a note is one row, named and led to; what an earlier build says is told as it was", () => {
  const entries = [CHARGED, EARLIER];
  render(<CreditHistory ledger={{ entries, loadMore: null, problem: null, reload: () => undefined }} />);
  const rows = screen.getAllByRole("row").slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/WavesMade: 1 credit used\u22121$/),
    expect.stringMatching(/Notes finished: the credit is spent0$/),
  ]);
  expect(screen.getByRole("link", { name: "Waves" }).getAttribute("href")).toBe("/notes/1");
});

const BOUGHT = { transaction_id: "purchase#pi_1", type: "purchase", reason: "purchase", note: null } as const;

test.each([
  [
    () => Response.json({ url: "https://pay.stripe.com/receipts/1" }),
    ["https://pay.stripe.com/receipts/1"],
    0,
  ],
  [() => refusal(404, "not_found", "There is no such receipt."), [], 1],
])("a purchase leads to Stripe's receipt, or says that there is none", async (answer, led, told) => {
  expect([paymentOf({ ...CHARGED, ...BOUGHT }), paymentOf(CHARGED)]).toEqual(["pi_1", ""]);
  const go = vi.fn<(address: string) => void>();
  const { user } = show(<ReceiptButton paymentIntent="pi_1" label="Receipt of today" go={go} />, {
    "GET /credits/purchases/pi_1/receipt": answer,
  });
  await user.click(screen.getByRole("button", { name: "Receipt of today" }));
  await vi.waitFor(() => expect(screen.getByRole("button")).toHaveProperty("disabled", false));
  expect(go.mock.calls.flat()).toEqual(led);
  expect(screen.queryAllByText("There is no such receipt.")).toHaveLength(told);
});
