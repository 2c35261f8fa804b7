/** A captions file, from the browser straight into S3. */
import { messages } from "@/language/messages";
import { unwrap, type ApiClient, type Schema } from "@/api/client";
import { CAPTION_EXTENSIONS, CAPTION_FORMATS } from "@/api/captionFormats";
import { ApiProblem, offlineProblem } from "@/api/problem";

const MAX_FILE_NAME = 200;
const MEGABYTE = 1024 * 1024;

/** Why a file is not taken, before it is sent anywhere; empty when it is. `maxBytes` is what S3 takes. */
export function validateFile(file: Pick<File, "name" | "size">, maxBytes = Infinity): string {
  const words = messages().captions;
  const [, kind] = /\.([^.]*)$/.exec(file.name.toLowerCase()) ?? [];
  const sizes = CAPTION_FORMATS.filter((one) => kind && one.extensions.includes(kind)).map(
    (one) => one.largest,
  );
  if (sizes.length === 0) {
    return words.notCaptions(
      CAPTION_EXTENSIONS.map((ending) => `.${ending}`),
      file.name,
    );
  }
  if (file.size === 0) return words.empty;
  const largest = Math.min(maxBytes, Math.max(...sizes));
  if (file.size > largest) {
    return words.tooLarge(Math.round(largest / MEGABYTE));
  }
  return "";
}

/** The form that S3 takes: its fields first, the file last. */
export function uploadForm(upload: Schema<"Upload">, file: Blob): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", file);
  return form;
}

/** The id of the uploaded file. Throws ApiProblem. `fetch` cannot say how far it is, so this is the older way. */
export async function uploadCaptions(
  api: ApiClient,
  file: File,
  onShare: (share: number) => void,
): Promise<string> {
  const upload = await unwrap(api.POST("/uploads", { body: { file_name: shownName(file.name) } }));
  const wrong = validateFile(file, upload.max_bytes);
  if (wrong) throw uploadProblem(wrong);
  await new Promise<void>((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", upload.url);
    request.upload.onprogress = (event) => onShare(event.loaded / event.total);
    request.onload = () =>
      request.status < 300 ? done() : failed(uploadProblem(messages().captions.notTaken));
    request.onerror = () => failed(offlineProblem());
    request.send(uploadForm(upload, file));
  });
  return upload.upload_id;
}

/** The name as the API takes it: one that is too long loses the end of its stem, not its ending. */
export function shownName(name: string): string {
  const letters = [...name];
  if (letters.length <= MAX_FILE_NAME) return name;
  // `.de.vtt`: what tells language and kind.
  const ending = /(?:\.[\w-]{1,8}){1,3}$/.exec(name)?.[0] ?? "";
  return letters.slice(0, MAX_FILE_NAME - ending.length).join("") + ending;
}

function uploadProblem(detail: string): ApiProblem {
  return new ApiProblem({
    status: 400,
    code: "bad_upload",
    title: messages().captions.notUploaded,
    detail,
    retryable: false,
  });
}
