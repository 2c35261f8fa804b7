import { messages } from "@/language/messages";
import { accountErasure } from "@/session/accountErased";
import { Notice } from "@/ui/Notice";
import { erasingText } from "@/ui/erasing";

/** Says, to whom it belonged, that an account was erased, or is being erased. */
export function AccountErasedNotice() {
  const erasure = accountErasure();
  const words = messages().account.erased;
  if (!erasure) return null;
  if (erasure.since) {
    return (
      <Notice variant="warning" title={words.erasing}>
        {erasingText(erasure.since)} {words.notNeeded}
      </Notice>
    );
  }
  return (
    <Notice variant="success" title={words.done}>
      {words.welcomeBack}
    </Notice>
  );
}
