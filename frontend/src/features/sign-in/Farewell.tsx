import { Notice } from "@/look/pieces";
import { farewellLeft } from "@/session/farewell";

/** Says, to whom it belonged, that an account was erased. */
export function Farewell() {
  if (!farewellLeft()) return null;
  return (
    <Notice look="good" title="Your account is erased">
      Nothing of it is left here. You are welcome to sign up again.
    </Notice>
  );
}
