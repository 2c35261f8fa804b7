/** Names of files, codes of languages and ids of videos that are none. */
export const ARTIFACT_NAMES: readonly string[] = [
  "../../../etc/passwd",
  "..%2f..%2fme",
  "note.pdf?x=<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>.pdf",
  "javascript:alert(1)",
  "note.pdf\u202efdp.exe",
  "con.pdf",
  "a".repeat(400) + ".pdf",
  "//evil.example/x.pdf",
  "\\\\evil.example\\x.pdf",
];

export const ARTIFACT_URLS: readonly string[] = [
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://evil.example/1",
  "not an address",
];

export const LANGUAGES: readonly string[] = [
  'en" onclick="alert(1)',
  "<script>alert(1)</script>",
  "ar;direction:rtl",
  "en_US'; DROP TABLE",
  "../../etc",
  "x".repeat(500),
  "__proto__",
  "",
];

export const VIDEO_IDS: readonly string[] = [
  "../../../me",
  "abc?autoplay=1",
  'x" onload="a',
  "javascript:",
  "//evil.exam",
  "aaaaaaaaaa%",
  "aaaaaaaaaaaa",
];
