export default function NotePage({ id }: { id: string }) {
  return (
    <main className="page">
      <h1>Note {id}</h1>
    </main>
  );
}
