import { DataRetention } from "./DataRetention";

/** What is kept of a person, for everybody to read before they sign up. */
export default function PrivacyPage() {
  return (
    <main className="page account">
      <title>Privacy · Study Buddy</title>
      <h1>What is kept of you, and for how long</h1>
      <p className="account-words">
        You can erase a video, or your account with everything in it, whenever you like. It begins at once,
        and what breaks off is finished within the hour. Two things run out by themselves and are not reached
        by that: logs, and the copies from which lost data can be restored.
      </p>
      <DataRetention />
      <p className="account-words">
        YouTube hears of you only when you press play: until then this page asks nothing of it.
      </p>
    </main>
  );
}
