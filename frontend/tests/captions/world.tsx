/** A service that reads captions as it is told to, for whatever shows the box. */
import { createApiClient } from "@/api/client";
import { ServiceContext } from "@/api/ServiceContext";
import type { Settings } from "@/api/settings";
import type { Preview } from "@/captions/captions";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { vi } from "vitest";

export const PREVIEW: Preview = {
  format: "text-with-times",
  format_title: "Text with times",
  encoding: "utf-8",
  cues: 2,
  words: 1234,
  speakers: ["Speaker 1"],
  language: "en",
  title: "Transcript",
  estimated: false,
  start: 3,
  end: 3723,
  offset: 0,
  lines: [{ start: 3, text: "An enzyme lowers the barrier.", speaker: "Speaker 1" }],
  warnings: [],
  video: null,
  course: null,
};

export function refusal(status: number, code: string, detail: string, retryable = false): Response {
  const body = { type: "", title: "No", status, detail, code, retryable };
  return Response.json(body, { status, headers: { "content-type": "application/problem+json" } });
}

export interface Asked {
  route: string;
  body: Record<string, unknown>;
}

type Answer = (body: Record<string, unknown>) => Response | Promise<Response>;

/** Show something to a user whose service answers by route: `POST /previews`. What was asked is kept. */
export function show(what: ReactNode, answers: Record<string, Answer>) {
  const asked: Asked[] = [];
  let uploads = 0;
  const all: Record<string, Answer> = {
    "POST /previews": () => Response.json(PREVIEW),
    "POST /uploads": () =>
      Response.json({
        upload_id: `upload-${++uploads}`,
        url: "https://s3.example/",
        fields: {},
        max_bytes: 2 ** 24,
        expires_at: "",
      }),
    ...answers,
  };
  const bearer = { token: () => Promise.resolve("token"), tokenRejected: () => undefined };
  const api = createApiClient("https://api.example", bearer, async (input) => {
    const request = input as Request;
    const route = `${request.method} ${new URL(request.url).pathname}`;
    const said = await request.text();
    const body = (said ? JSON.parse(said) : {}) as Record<string, unknown>;
    asked.push({ route, body });
    const answer = all[route];
    if (!answer) throw new TypeError("No connection");
    return answer(body);
  });
  // jsdom lacks dialogs.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
  const stored = storage();
  render(<ServiceContext value={{ api, settings: {} as Settings }}>{what}</ServiceContext>);
  const of = (route: string) => asked.filter((one) => one.route === route).map(({ body }) => body);
  return { user: userEvent.setup(), of, stored };
}

/** S3, which takes every file; what it was given. */
function storage(): File[] {
  const stored: File[] = [];
  class Request {
    upload = {};
    status = 204;
    onload = () => undefined;
    open() {}
    send(form: FormData) {
      stored.push(form.get("file") as File);
      setTimeout(() => this.onload());
    }
  }
  vi.stubGlobal("XMLHttpRequest", Request);
  return stored;
}
