import eslint from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";
import noLiteralWords from "./scripts/no-literal-words.js";

// Who may import whom: app -> features -> captions, notes, reviews -> session, api, ui -> language. Features never meet each other.
const LOWER = {
  captions: ["notes", "reviews"],
  notes: ["captions", "reviews"],
  reviews: ["captions", "notes"],
  ui: ["api", "captions", "notes", "reviews", "session"],
  api: ["captions", "notes", "reviews", "session", "ui"],
  session: ["captions", "notes", "reviews", "ui"],
  language: ["api", "captions", "notes", "reviews", "session", "ui"],
};
/** What looks like words and is a name, the same in every language, or is read by programs. */
const NO_WORDS = [
  "Study Buddy",
  "https://youtu.be/…",
  "ApiProblem",
  "Authorization",
  "Bearer …",
  "Language: …",
  "<v …>…",
  "button, a, summary",
  "input, textarea, select, [contenteditable], [role=menu]",
  "numbers and names",
  "number …",
  "openid email profile",
];
const features = readdirSync(new URL("src/features", import.meta.url));

function mayNotImport(files, names, message) {
  const group = names.flatMap((name) => [`@/${name}`, `@/${name}/*`]);
  const climbing = [
    "api",
    "app",
    "captions",
    "features",
    "language",
    "notes",
    "reviews",
    "ui",
    "session",
  ].map((name) => `../../${name}`);
  const patterns = [
    { group, message },
    { group: climbing.flatMap((path) => [path, `${path}/*`]), message: "Write @/ for src/." },
  ];
  return { files, rules: { "no-restricted-imports": ["error", { patterns }] } };
}

export default tseslint.config(
  {
    ignores: [
      "dist",
      "src/api/schema.d.ts",
      "src/api/errorCodes.ts",
      "src/api/captionFormats.ts",
      "src/api/personalData.ts",
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  { ...hooks.configs.flat.recommended, files: ["src/**/*.{ts,tsx}"] },
  {
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/language/**", "**/*.test.{ts,tsx}"],
    plugins: { language: { rules: { "no-literal-words": noLiteralWords } } },
    rules: { "language/no-literal-words": ["error", NO_WORDS] },
  },
  { files: ["**/*.test.{ts,tsx}"], rules: { "max-lines-per-function": "off" } },
  {
    files: ["*.js", "scripts/*.js"],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
  {
    files: ["scripts/note-bytes.js"],
    languageOptions: {
      globals: { Blob: "readonly", fetch: "readonly", FormData: "readonly", setTimeout: "readonly" },
    },
  },
  {
    files: ["public/*.js"],
    languageOptions: { globals: { document: "readonly", localStorage: "readonly" } },
  },
  ...Object.entries(LOWER).map(([folder, names]) =>
    mayNotImport([`src/${folder}/**`], [...names, "features", "app"], `${folder} is below those`),
  ),
  ...features.map((feature) =>
    mayNotImport(
      [`src/features/${feature}/**`],
      ["app", ...features.filter((other) => other !== feature).map((other) => `features/${other}`)],
      "A feature imports api, session and ui, never another feature nor the app.",
    ),
  ),
);
