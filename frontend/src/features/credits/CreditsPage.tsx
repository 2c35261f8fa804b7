export default function CreditsPage() {
  return (
    <main className="page">
      <h1>Credits</h1>
    </main>
  );
}
