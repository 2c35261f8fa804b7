import type { Schema } from "@/api/client";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { CreditHistory } from "./CreditHistory";
import type { LedgerEntry } from "./ledgerEntry";

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

function show(entries: LedgerEntry[], loadMore: (() => Promise<void>) | null) {
  render(<CreditHistory ledger={{ entries, loadMore, problem: null, reload: () => undefined }} />);
}

test("a note is one row, named and led to; what an earlier build says is told as it was", () => {
  show([CHARGED, EARLIER], null);
  const rows = screen.getAllByRole("row").slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/WavesMade: 1 credit used\u22121$/),
    expect.stringMatching(/Notes finished: the credit is spent0$/),
  ]);
  expect(screen.getByRole("link", { name: "Waves" }).getAttribute("href")).toBe("/notes/1");
});

test.each([
  [null, 1],
  [() => Promise.resolve(), 0],
])("no rows are nothing yet only where no more follow", (loadMore, shown) => {
  show([], loadMore);
  expect(screen.queryAllByText("Nothing yet")).toHaveLength(shown);
});
