import { useMe } from "@/api/MeContext";
import { messages } from "@/language/messages";
import { Link } from "wouter";

export function CreditsPill() {
  const { data } = useMe();
  if (!data) return null;
  const { credits } = data;
  return (
    <Link href="/credits" className={`pill shell-credits ${credits === 0 ? "shell-credits-none" : ""}`}>
      {messages().app.creditsLeft(credits)}
    </Link>
  );
}
