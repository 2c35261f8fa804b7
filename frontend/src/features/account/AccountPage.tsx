export default function AccountPage() {
  return (
    <main className="page">
      <h1>Account</h1>
    </main>
  );
}
