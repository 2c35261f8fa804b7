import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { RichText } from "./RichText";
import { renderFormula } from "./MathFormula";

function html(text: string): string {
  return render(<RichText text={text} />).container.innerHTML;
}

test.each([
  ["plain text", "plain text"],
  ["**bold** and *slanted*", "<strong>bold</strong> and <em>slanted</em>"],
  ["`x * y * z`", '<code dir="ltr">x * y * z</code>'],
  ["a `push_to_hub` call", 'a <code dir="ltr">push_to_hub</code> call'],
])("%s becomes %s", (text, expected) => {
  expect(html(text)).toBe(expected);
});

test.each([
  "__init__ and _private_",
  "2 * 3 * 4",
  "*args and **kwargs",
  "1969. A year",
  "- one",
  "# of items",
  "> than that",
  "Title\n===",
  "a \\* b",
  "R&amp;D",
  "<b>bold</b>",
  "the _____ of *_____",
  "[x](javascript:alert)",
])("%s stays as it stands", (text) => {
  expect(render(<RichText text={text} />).container.textContent).toBe(text);
});

test("a fence is code, and what comes after the text comes after it", () => {
  const { container } = render(<RichText text={"Run:\n\n```python\nx = 1\n```"}>end</RichText>);
  expect(container.innerHTML).toBe(
    '<p dir="auto">Run:</p><pre dir="ltr" tabindex="0"><code>x = 1</code></pre>end',
  );
});

test("a link tells its host and leaves nothing to it", () => {
  render(<RichText text="[the paper](https://arxiv.org/abs/1706.03762)" />);
  const link = screen.getByRole("link");
  expect(link.textContent).toBe("the paper (arxiv.org)");
  expect(link.getAttribute("href")).toBe("https://arxiv.org/abs/1706.03762");
  expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
});

test("a picture is no more than a link to it", () => {
  const { container } = render(<RichText text="![alt](https://a.example/x.png)" />);
  expect(container.textContent).toBe("!alt (a.example)");
  expect(container.querySelector("img")).toBeNull();
});

test("a formula is drawn where it stands, inside of emphasis too", async () => {
  const { container } = render(<RichText text="the **slope $x_1$** of" />);
  await screen.findByText("x");
  expect(container.querySelector("strong math msub")?.textContent).toBe("x1");
});

test.each(["align", "gather", "equation"])("%s is drawn: no number is left of it", (name) => {
  // Of jsdom's elements only those of HTML have styles; browsers give them to formulas, too.
  Object.defineProperty(Element.prototype, "style", { configurable: true, get: () => ({}) });
  const place = document.createElement("span");
  const tex = `\\begin{${name}}a=b\\end{${name}}`;
  renderFormula({ tex, display: true, source: `$$${tex}$$` }, place);
  expect(place.querySelector("math mtable")?.textContent).toBe("a=b");
  expect(place.querySelector("span")).toBeNull();
  Reflect.deleteProperty(Element.prototype, "style");
});

test("what is no formula is shown as it was written", () => {
  const place = document.createElement("span");
  renderFormula({ tex: "\\frac{1}", display: false, source: "$\\frac{1}$" }, place);
  expect(place.textContent).toBe("$\\frac{1}$");
});
