import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal, show } from "../../../tests/captions/world";
import { CourseFiles } from "./CourseFiles";

const ID = "0".repeat(32);
const exporter = (name: string, abilities: string[], ready = true) => ({
  ...{
    kind: "exporter",
    name,
    title: `Of a stranger: ${name}`,
    media_type: "",
    distribution: "",
    version: "",
  },
  ...{ abilities, ready },
});
const PLUGINS = [
  exporter("pdf", ["course"]),
  exporter("json", []),
  exporter("anki", ["course"], false),
  exporter("poster", ["course"]),
];
const FILE = {
  ...{ name: "course.pdf", size: 9, url: "https://s3.example/course.pdf?signed", expires_at: "" },
  ...{ notes: 4, videos: 5 },
};

function files(pdf: () => Response | Promise<Response>) {
  const went: string[] = [];
  const shown = show(<CourseFiles course={ID} go={(address) => went.push(address)} />, {
    "GET /plugins": () => Response.json({ plugins: PLUGINS }),
    [`GET /courses/${ID}/artifacts/pdf`]: pdf,
  });
  return { ...shown, went };
}

test("offered is what can be made of a course here, and nothing is made before it is taken", async () => {
  const { of } = files(() => Response.json(FILE));
  await screen.findByRole("button", { name: "PDF" });
  expect(screen.getAllByRole("button").map((button) => button.textContent.trim())).toEqual([
    "PDF",
    "Of a stranger: poster",
  ]);
  expect(of(`GET /courses/${ID}/artifacts/pdf`)).toEqual([]);
});

test("while it is made one is told, and then of how many videos", async () => {
  let done: (answer: Response) => void = () => undefined;
  const { user, went } = files(() => new Promise((resolve) => (done = resolve)));
  const button = await screen.findByRole("button", { name: "PDF" });
  await user.click(button);
  expect(screen.getByRole("status").textContent).toMatch(/^The file is being made/);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  done(Response.json(FILE));
  await screen.findByText("Made of 4 of 5 videos.");
  expect(went).toEqual([FILE.url]);
});

test("what cannot be made is told, with what to do", async () => {
  const { user, went } = files(() => refusal(422, "course_file_too_slow", "Too slow."));
  await user.click(await screen.findByRole("button", { name: "PDF" }));
  expect((await screen.findByRole("alert")).textContent).toContain("The file was not madeToo slow.");
  expect(went).toEqual([]);
});

test("no address but one of the web is followed", async () => {
  const { user, went } = files(() => Response.json({ ...FILE, url: "javascript:alert(1)" }));
  await user.click(await screen.findByRole("button", { name: "PDF" }));
  await screen.findByRole("alert");
  expect(went).toEqual([]);
});
