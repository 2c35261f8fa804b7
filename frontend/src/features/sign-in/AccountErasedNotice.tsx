import { Notice } from "@/ui/Notice";
import { wasAccountErased } from "@/session/accountErased";

/** Says, to whom it belonged, that an account was erased. */
export function AccountErasedNotice() {
  if (!wasAccountErased()) return null;
  return (
    <Notice variant="success" title="Your account is erased">
      Nothing of it is left here. You are welcome to sign up again.
    </Notice>
  );
}
