/** Text of a note on the page: React's elements, never HTML. */
import type { Nodes, PhrasingContent, RootContent } from "mdast";
import { Fragment, lazy, memo, Suspense, type ReactNode } from "react";

import { hold, pieces, restored, type Formula } from "./formulas";
import { parse, safeLink, sourceOf } from "./markdown";

const Typeset = lazy(() => import("./Typeset"));

const PLAIN = /^[^`*[<$\\\n~]*$/;

interface TextProps {
  text: string;
  /** What stands on the last line, after the text. */
  children?: ReactNode;
}

/** Text of any length. Paragraphs where it has several; what goes inside of one where it has one. */
export const Rich = memo(function Rich({ text, children }: TextProps) {
  if (PLAIN.test(text)) return <Line end={children}>{text}</Line>;
  const held = hold(text);
  const blocks = parse(held.text).children;
  const shown = (node: Nodes) => <Shown node={node} text={held.text} formulas={held.formulas} />;
  const last = blocks.at(-1);
  if (last === undefined) return <Line end={children}>{text}</Line>;
  if (blocks.length === 1 && last.type === "paragraph") {
    return <Line end={children}>{shown(last)}</Line>;
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

function Line({ children, end }: { children: ReactNode; end: ReactNode }) {
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
        <Line end={end}>{children}</Line>
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

interface ShownProps {
  node: Nodes;
  text: string;
  formulas: readonly Formula[];
  /** How many nodes this one is inside of. */
  depth?: number;
}

// Nobody emphasises within emphasis so often: what does would only break the page.
const DEEPEST = 8;

function Shown({ node, text, formulas, depth = 0 }: ShownProps): ReactNode {
  const inside = (children: PhrasingContent[]) =>
    children.map((child, index) => (
      <Shown key={index} node={child} text={text} formulas={formulas} depth={depth + 1} />
    ));
  if (depth > DEEPEST) return <Words text={sourceOf(node, text)} formulas={formulas} />;
  switch (node.type) {
    case "text":
      return <Words text={node.value} formulas={formulas} />;
    case "paragraph":
      return inside(node.children);
    case "inlineCode":
      return <code dir="ltr">{restored(node.value, formulas)}</code>;
    case "code":
      return (
        <pre dir="ltr" tabIndex={0}>
          <code>{restored(node.value, formulas)}</code>
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
        <Link address={restored(node.url, formulas)} source={sourceOf(node, text)} formulas={formulas}>
          {inside(node.children)}
        </Link>
      );
    default:
      return <Words text={sourceOf(node, text)} formulas={formulas} />;
  }
}

function Words({ text, formulas }: { text: string; formulas: readonly Formula[] }) {
  return pieces(text, formulas).map((piece, index) =>
    typeof piece === "string" ? (
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      <Suspense key={index} fallback={<code dir="ltr">{piece.tex}</code>}>
        <Typeset formula={piece} />
      </Suspense>
    ),
  );
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

interface LinkProps {
  address: string;
  source: string;
  formulas: readonly Formula[];
  children: ReactNode;
}

/** A link says where it leads, whatever it calls itself. One that leads elsewhere than https is text. */
function Link({ address, source, formulas, children }: LinkProps) {
  const url = safeLink(address);
  if (url === null) return <Words text={source} formulas={formulas} />;
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
