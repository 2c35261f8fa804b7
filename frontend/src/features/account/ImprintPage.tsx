import { messages } from "@/language/messages";
import { OperatorDetails } from "./OperatorDetails";

/** Who runs the service, and how to reach them: the law of many countries asks for such a page. */
export default function ImprintPage() {
  const words = messages().legal.imprintPage;
  return (
    <main className="page account">
      <title>{words.pageTitle}</title>
      <h1>{words.heading}</h1>
      <OperatorDetails />
    </main>
  );
}
