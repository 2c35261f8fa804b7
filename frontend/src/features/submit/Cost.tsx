import type { Schema } from "@/api/client";
import { LinkButton } from "@/look/Button";
import { Notice } from "@/look/pieces";

interface Props {
  me: Schema<"Me"> | null;
  /** What the API said, if it was not paid. */
  refused: string;
}

/** What the notes cost and what is left, before anything is spent. */
export function Cost({ me, refused }: Props) {
  if (refused || me?.credits === 0) {
    const buy = (
      <LinkButton to="/credits" weight="main">
        Buy credits
      </LinkButton>
    );
    return (
      <Notice look="warn" title="You have no credits left" action={buy}>
        One credit makes the notes of one video.
        {refused ? " Nothing was ordered, and nothing was charged." : ""}
      </Notice>
    );
  }
  return <p className="submit-cost">{priceOf(me)}, and nothing if the notes cannot be made.</p>;
}

function priceOf(me: Props["me"]): string {
  if (!me) return "Costs 1 credit";
  return me.credits === 1 ? "Costs 1 credit, your last one" : `Costs 1 of your ${me.credits} credits`;
}
