import type { Schema } from "@/api/client";
import { messages } from "@/language/messages";
import { LinkButton } from "@/ui/Button";
import { Notice } from "@/ui/Notice";

interface OrderCostProps {
  me: Schema<"Me"> | null;
  /** What the API said, if it was not paid. */
  apiError: string;
}

/** What the notes cost and what is left, before anything is spent. */
export function OrderCost({ me, apiError }: OrderCostProps) {
  const words = messages().submit.cost;
  if (apiError || me?.credits === 0) {
    const buy = (
      <LinkButton to="/credits" variant="primary">
        {words.buy}
      </LinkButton>
    );
    return (
      <Notice variant="warning" title={words.none} action={buy}>
        {words.one}
        {apiError ? ` ${words.nothingOrdered}` : ""}
      </Notice>
    );
  }
  const costs = !me ? words.unknown : me.credits === 1 ? words.last : words.of(me.credits);
  return <p className="submit-cost">{`${costs} ${words.long}`}</p>;
}
