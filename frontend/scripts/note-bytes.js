// What a note costs to open: bytes of the API's answers as they travel, and the time until its notes can be read; opened
// for the first time and again. Of the service at an address, of whichever build: node scripts/note-bytes.js ADDRESS CAPTIONS
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { chromium } from "playwright-core";

const [web = "http://127.0.0.1:8000", captions] = process.argv.slice(2);
const RUNS = 7;
const PASSWORD = "Study-Buddy-1";
/** What the local service takes instead of mailing one. */
const CODE = "123456";

if (!captions) {
  console.error("Name a captions file: node scripts/note-bytes.js http://127.0.0.1:8000 LECTURE.srt");
  process.exit(2);
}
const settings = await (await fetch(`${web}/config.json`)).json();

async function cognito(operation, body) {
  const target = `AWSCognitoIdentityProviderService.${operation}`;
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  return (await fetch(settings.sign_in, { method: "POST", headers, body: JSON.stringify(body) })).json();
}

/** Somebody who has just signed up, and how to ask the API as them. */
async function signUp() {
  const email = `measured-${Date.now()}@example.com`;
  const ClientId = settings.client_id;
  await cognito("SignUp", { ClientId, Username: email, Password: PASSWORD });
  await cognito("ConfirmSignUp", { ClientId, Username: email, ConfirmationCode: CODE });
  const AuthParameters = { USERNAME: email, PASSWORD };
  const said = await cognito("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
  const authorization = `Bearer ${said.AuthenticationResult.IdToken}`;
  const ask = async (method, path, body) => {
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(settings.api + path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return { email, ask };
}

async function makeNote(ask) {
  const form = await ask("POST", "/uploads", { file_name: basename(captions) });
  const upload = new FormData();
  for (const [name, value] of Object.entries(form.fields)) upload.append(name, value);
  upload.append("file", new Blob([readFileSync(captions)]), basename(captions));
  await fetch(form.url, { method: "POST", body: upload });
  const order = { youtube_url: "https://youtu.be/hQVTIJBZook", upload: form.upload_id };
  const { video_id: id } = await ask("POST", "/videos/submit", order);
  for (;;) {
    const { status, note_id: note } = await ask("GET", `/videos/${id}`);
    if (status === "completed") return note;
    if (status === "failed") throw new Error("The notes could not be made.");
    await new Promise((go) => setTimeout(go, 300));
  }
}

/** A tab of its own browser profile, signed in as people do. */
async function signIn(browser, email) {
  const page = await (await browser.newContext({ baseURL: web })).newPage();
  await page.goto("/");
  await page.getByRole("button", { name: /e-mail/i }).click();
  await page.getByLabel(/username|e-mail/i).fill(email);
  await page.getByLabel(/password/i).fill(PASSWORD);
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.getByRole("button", { name: "Account" }).waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

/** Counts the bodies of the API's answers as they travel. */
async function count(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  const ofApi = new Set();
  const counted = { bytes: 0 };
  devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.startsWith(settings.api)) ofApi.add(requestId);
  });
  devtools.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (ofApi.has(requestId)) counted.bytes += encodedDataLength;
  });
  return counted;
}

async function open(page, note, counted) {
  const before = counted.bytes;
  const began = Date.now();
  await page.goto(`/notes/${note}`);
  await page.locator(".part .claim").first().waitFor();
  const milliseconds = Date.now() - began;
  await page.waitForLoadState("networkidle");
  return { bytes: counted.bytes - before, milliseconds };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const { email, ask } = await signUp();
const note = await makeNote(ask);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const opened = { "first time": [], again: [] };
for (let run = 0; run < RUNS; run++) {
  const page = await signIn(browser, email);
  const counted = await count(page);
  opened["first time"].push(await open(page, note, counted));
  opened.again.push(await open(page, note, counted));
  await page.context().close();
}
await browser.close();
for (const [when, runs] of Object.entries(opened)) {
  const times = runs.map(({ milliseconds }) => milliseconds);
  const bytes = median(runs.map(({ bytes }) => bytes));
  console.log(`${when}: ${bytes} bytes, ${median(times)} ms (${times.join(", ")})`);
}
