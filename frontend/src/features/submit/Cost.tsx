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
        One credit makes the notes of one video.{refused ? " Nothing was ordered, and nothing was charged." : ""}
      </Notice>
    );
  }
  return (
    <p className="submit-cost">
      {me ? `Costs 1 of your ${me.credits} ${me.credits === 1 ? "credit" : "credits"}` : "Costs 1 credit"}
      {", and nothing if the notes cannot be made."}
    </p>
  );
}
