export function Dashboard() {
  return (
    <main className="page">
      <h1>Turn a video into notes you can study from</h1>
    </main>
  );
}
