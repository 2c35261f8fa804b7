import { accountErasure } from "@/session/accountErased";
import { Notice } from "@/ui/Notice";
import { erasingText } from "@/ui/erasing";

/** Says, to whom it belonged, that an account was erased, or is being erased. */
export function AccountErasedNotice() {
  const erasure = accountErasure();
  if (!erasure) return null;
  if (erasure.since) {
    return (
      <Notice variant="warning" title="Your account is being erased">
        {erasingText(erasure.since)} You need not come back for it.
      </Notice>
    );
  }
  return (
    <Notice variant="success" title="Your account is erased">
      Nothing of it can be read here any more. You are welcome to sign up again.
    </Notice>
  );
}
