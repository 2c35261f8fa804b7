import type { Schema } from "@/api/client";
import { LinkButton } from "@/ui/Button";
import { Notice } from "@/ui/Notice";

interface OrderCostProps {
  me: Schema<"Me"> | null;
  /** What the API said, if it was not paid. */
  apiError: string;
}

/** What the notes cost and what is left, before anything is spent. */
export function OrderCost({ me, apiError }: OrderCostProps) {
  if (apiError || me?.credits === 0) {
    const buy = (
      <LinkButton to="/credits" variant="primary">
        Buy credits
      </LinkButton>
    );
    return (
      <Notice variant="warning" title="You have no credits left" action={buy}>
        One credit makes the notes of one video of ordinary length.
        {apiError ? " Nothing was ordered, and nothing was charged." : ""}
      </Notice>
    );
  }
  return (
    <p className="submit-cost">
      {costText(me)}, and nothing if the notes cannot be made. A very long video takes more: you are asked
      first.
    </p>
  );
}

function costText(me: OrderCostProps["me"]): string {
  if (!me) return "Costs 1 credit";
  return me.credits === 1 ? "Costs 1 credit, your last one" : `Costs 1 of your ${me.credits} credits`;
}
