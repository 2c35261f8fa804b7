import { Notice } from "@/look/pieces";
import { farewellLeft, forgetFarewell } from "@/session/farewell";
import { useEffect, useState } from "react";

/** Says once, to whom it belonged, that an account was erased. */
export function Farewell() {
  const [erased] = useState(farewellLeft);
  useEffect(forgetFarewell, []);
  if (!erased) return null;
  return (
    <Notice look="good" title="Your account is erased">
      Nothing of it is left here. You are welcome to sign up again.
    </Notice>
  );
}
