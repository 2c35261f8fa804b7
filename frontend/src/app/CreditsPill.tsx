import { useMe } from "@/api/me";
import { Link } from "wouter";

export function CreditsPill() {
  const { answer } = useMe();
  if (!answer) return null;
  const { credits } = answer;
  return (
    <Link href="/credits" className={`pill shell-credits ${credits === 0 ? "shell-credits-none" : ""}`}>
      {credits} {credits === 1 ? "credit" : "credits"}
    </Link>
  );
}
