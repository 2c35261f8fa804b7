/** A captions file, from the browser straight into S3. */
import { unwrap, type ApiClient, type Schema } from "@/api/client";
import { CAPTION_EXTENSIONS } from "@/api/captionFormats";
import { ApiProblem, OFFLINE } from "@/api/problem";

export const FILE_EXTENSIONS = CAPTION_EXTENSIONS;
const MEGABYTE = 1024 * 1024;

/** Why a file is not taken, before it is sent anywhere; empty when it is. */
export function validateFile(file: Pick<File, "name" | "size">, maxBytes: number): string {
  const kind = file.name.split(".").at(-1)?.toLowerCase() ?? "";
  if (!file.name.includes(".") || !FILE_EXTENSIONS.includes(kind)) {
    return `Captions files end in .vtt, .srt, .sbv or .txt; this one is ${file.name}.`;
  }
  if (file.size === 0) return "This file is empty.";
  if (file.size > maxBytes) {
    return `This file is larger than ${Math.round(maxBytes / MEGABYTE)} MB, which no lecture’s captions are.`;
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
  const upload = await unwrap(api.POST("/uploads", { body: { file_name: file.name.slice(-200) } }));
  const wrong = validateFile(file, upload.max_bytes);
  if (wrong) throw uploadProblem(wrong);
  await new Promise<void>((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", upload.url);
    request.upload.onprogress = (event) => onShare(event.loaded / event.total);
    request.onload = () =>
      request.status < 300 ? done() : failed(uploadProblem("The file was not taken. Choose it again."));
    request.onerror = () => failed(new ApiProblem(OFFLINE));
    request.send(uploadForm(upload, file));
  });
  return upload.upload_id;
}

function uploadProblem(detail: string): ApiProblem {
  return new ApiProblem({ status: 400, code: "bad_upload", title: "Not uploaded", detail, retryable: false });
}
