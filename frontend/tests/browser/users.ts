/** Users of the local stack, made and asked as a browser would, but without one. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inject } from "vitest";
import { PYTHON } from "./localStack";

export interface TestUser {
  email: string;
  password: string;
}

interface LocalSettings {
  api: string;
  sign_in: string;
  client_id: string;
}

export const DEMO: TestUser = { email: "demo@example.com", password: "Study-Buddy-1" };
/** What the emulator takes instead of mailing a code. */
const CODE = "123456";

let made = 0;

/** Somebody who has just signed up: three credits, no notes. */
export async function createUser(): Promise<TestUser> {
  const person = { email: `student-${process.pid}-${++made}@example.com`, password: DEMO.password };
  const { client_id: ClientId } = await settings();
  await cognito("SignUp", { ClientId, Username: person.email, Password: person.password });
  await cognito("ConfirmSignUp", { ClientId, Username: person.email, ConfirmationCode: CODE });
  return person;
}

/** Ask the API as this person; `T` is what the caller knows to come back. */
export async function callApi<T>(person: TestUser, method: string, path: string, body?: object): Promise<T> {
  const { api } = await settings();
  const answer = await fetch(api + path, {
    method,
    headers: { authorization: `Bearer ${await fetchToken(person)}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? null : await answer.json()) as T;
}

interface VideoStatus {
  status: string;
  note_id: string | null;
}

/** What a note is made of; `name` is what the file is called as it is uploaded. */
export interface Captions {
  file: string;
  name?: string;
  subject?: string;
  template?: string;
}

/** Order notes of a captions file, and wait until they are made; the note's id, null if they failed. */
export async function createNote(person: TestUser, captions: Captions, url: string): Promise<string | null> {
  const { file, name = basename(file), subject = "", template = "lecture" } = captions;
  const form = await callApi<{ upload_id: string; url: string; fields: Record<string, string> }>(
    person,
    "POST",
    "/uploads",
    { file_name: name },
  );
  const upload = new FormData();
  for (const [name, value] of Object.entries(form.fields)) upload.append(name, value);
  upload.append("file", new Blob([readFileSync(file)]), name);
  await fetch(form.url, { method: "POST", body: upload });
  const order = { youtube_url: url, upload: form.upload_id, subject, template };
  const { video_id } = await callApi<{ video_id: string }>(person, "POST", "/videos/submit", order);
  for (;;) {
    const video = await callApi<VideoStatus>(person, "GET", `/videos/${video_id}`);
    if (video.status === "completed" || video.status === "failed") return video.note_id;
    await new Promise((go) => setTimeout(go, 300));
  }
}

/** Give somebody credits, as an operator does. */
export async function giveCredits(person: TestUser, credits: number): Promise<void> {
  const script = fileURLToPath(new URL("give_credits.py", import.meta.url));
  const { user_id } = await callApi<{ user_id: string }>(person, "GET", "/me");
  await promisify(execFile)(PYTHON, [script, (await settings()).sign_in, user_id, String(credits)]);
}

/** Let YouTube refuse to give the captions of a video that was ordered: it then waits for its user's own. */
export async function refuseCaptions(videoId: string, code: string): Promise<void> {
  const script = fileURLToPath(new URL("refuse_captions.py", import.meta.url));
  await promisify(execFile)(PYTHON, [script, (await settings()).sign_in, videoId, code]);
}

/** A worker that writes a video as it is told: `next("2")` keeps two sections, `next("fail")` ends it. */
export async function writeSections(videoId: string) {
  const script = fileURLToPath(new URL("write_sections.py", import.meta.url));
  const worker = spawn(PYTHON, [script, (await settings()).sign_in, videoId], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const next = async (what: string) => {
    worker.stdin.write(`${what}\n`);
    await once(worker.stdout, "data");
  };
  const stop = () => void worker.kill();
  return { next, stop };
}

async function fetchToken({ email, password }: TestUser): Promise<string> {
  const { client_id } = await settings();
  const said = await cognito<{ AuthenticationResult: { IdToken: string } }>("InitiateAuth", {
    ClientId: client_id,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: email, PASSWORD: password },
  });
  return said.AuthenticationResult.IdToken;
}

async function cognito<T>(operation: string, body: object): Promise<T> {
  const { sign_in } = await settings();
  const answer = await fetch(sign_in, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${operation}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function settings(): Promise<LocalSettings> {
  return (await (await fetch(`${inject("web")}/config.json`)).json()) as LocalSettings;
}
