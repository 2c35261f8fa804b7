import { useMe } from "@/api/MeContext";
import { Link } from "wouter";

export function CreditsPill() {
  const { data } = useMe();
  if (!data) return null;
  const { credits } = data;
  return (
    <Link href="/credits" className={`pill shell-credits ${credits === 0 ? "shell-credits-none" : ""}`}>
      {credits} {credits === 1 ? "credit" : "credits"}
    </Link>
  );
}
