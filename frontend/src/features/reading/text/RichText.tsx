/** Text of a note on the page: React's elements, never HTML. */
import type { Nodes, PhrasingContent, RootContent } from "mdast";
import { Fragment, lazy, memo, Suspense, type ReactNode } from "react";

import { extractFormulas, splitAtFormulas, restoreFormulas, type Formula } from "./formulas";
import { parseMarkdown, parseSafeUrl, sourceOf } from "./markdown";

// Without a connection a formula is read as it was written.
const MathFormula = lazy(() => import("./MathFormula").catch(() => ({ default: FormulaSource })));

const PLAIN = /^[^`*[<$\\\n~]*$/;

interface RichTextProps {
  text: string;
  /** What stands on the last line, after the text. */
  children?: ReactNode;
}

/** Text of any length. Paragraphs where it has several; what goes inside of one where it has one. */
export const RichText = memo(function Rich({ text, children }: RichTextProps) {
  if (PLAIN.test(text)) return <InlineContent end={children}>{text}</InlineContent>;
  const held = extractFormulas(text);
  const blocks = parseMarkdown(held.text).children;
  const shown = (node: Nodes) => <MarkdownNode node={node} text={held.text} formulas={held.formulas} />;
  const last = blocks.at(-1);
  if (last === undefined) return <InlineContent end={children}>{text}</InlineContent>;
  if (blocks.length === 1 && last.type === "paragraph") {
    return <InlineContent end={children}>{shown(last)}</InlineContent>;
  }
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} node={block} end={block === last ? children : undefined}>
          {shown(block)}
        </Block>
      ))}
    </>
  );
});

function InlineContent({ children, end }: { children: ReactNode; end: ReactNode }) {
  return (
    <>
      {children}
      {end && <> {end}</>}
    </>
  );
}

function Block({ node, end, children }: { node: RootContent; end: ReactNode; children: ReactNode }) {
  if (node.type !== "code") {
    return (
      <p dir="auto">
        <InlineContent end={end}>{children}</InlineContent>
      </p>
    );
  }
  return (
    <>
      {children}
      {end}
    </>
  );
}

interface MarkdownNodeProps {
  node: Nodes;
  text: string;
  formulas: readonly Formula[];
  /** How many nodes this one is inside of. */
  depth?: number;
}

// Nobody emphasises within emphasis so often: what does would only break the page.
const MAX_DEPTH = 8;

function MarkdownNode({ node, text, formulas, depth = 0 }: MarkdownNodeProps): ReactNode {
  const inside = (children: PhrasingContent[]) =>
    children.map((child, index) => (
      <MarkdownNode key={index} node={child} text={text} formulas={formulas} depth={depth + 1} />
    ));
  if (depth > MAX_DEPTH) return <TextWithFormulas text={sourceOf(node, text)} formulas={formulas} />;
  switch (node.type) {
    case "text":
      return <TextWithFormulas text={node.value} formulas={formulas} />;
    case "paragraph":
      return inside(node.children);
    case "inlineCode":
      return <code dir="ltr">{restoreFormulas(node.value, formulas)}</code>;
    case "code":
      return (
        <pre dir="ltr" tabIndex={0}>
          <code>{restoreFormulas(node.value, formulas)}</code>
        </pre>
      );
    case "break":
      return <br />;
    case "emphasis":
    case "strong":
      return (
        <Emphasis source={sourceOf(node, text)} strong={node.type === "strong"}>
          {inside(node.children)}
        </Emphasis>
      );
    case "link":
      return (
        <ExternalLink
          address={restoreFormulas(node.url, formulas)}
          source={sourceOf(node, text)}
          formulas={formulas}
        >
          {inside(node.children)}
        </ExternalLink>
      );
    default:
      return <TextWithFormulas text={sourceOf(node, text)} formulas={formulas} />;
  }
}

function TextWithFormulas({ text, formulas }: { text: string; formulas: readonly Formula[] }) {
  return splitAtFormulas(text, formulas).map((piece, index) =>
    typeof piece === "string" ? (
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      <Suspense key={index} fallback={<FormulaSource formula={piece} />}>
        <MathFormula formula={piece} />
      </Suspense>
    ),
  );
}

function FormulaSource({ formula }: { formula: Formula }) {
  return <code dir="ltr">{formula.tex}</code>;
}

/** Underscores are left as they stand: `__init__` is a name. */
function Emphasis(props: { source: string; strong: boolean; children: ReactNode }) {
  const mark = props.strong ? "__" : "_";
  if (props.source.startsWith("_")) return [mark, props.children, mark].map(keyed);
  return props.strong ? <strong>{props.children}</strong> : <em>{props.children}</em>;
}

function keyed(child: ReactNode, index: number) {
  return <Fragment key={index}>{child}</Fragment>;
}

interface ExternalLinkProps {
  address: string;
  source: string;
  formulas: readonly Formula[];
  children: ReactNode;
}

/** A link says where it leads, whatever it calls itself. One that leads elsewhere than https is text. */
function ExternalLink({ address, source, formulas, children }: ExternalLinkProps) {
  const url = parseSafeUrl(address);
  if (url === null) return <TextWithFormulas text={source} formulas={formulas} />;
  return (
    <a className="outside" href={url.href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span className="host" dir="ltr">
        {" "}
        ({url.host})
      </span>
    </a>
  );
}
