// An ESLint rule: what people read stands in src/language, so that it is there in each language.

/** Attributes and properties whose text is always shown or read out. */
const SHOWN = new Set(["aria-label", "aria-description", "title", "label", "hint", "alt", "placeholder"]);
/** Those that hold names of programs, whatever they look like. */
const OF_PROGRAMS = new Set(["className", "d", "allow", "sandbox", "rel", "viewBox", "autoComplete", "key"]);

const LETTERS = /\p{L}{2,}/u;
/** `Saving`, `Not yet`, ` of your videos`: not `needs_captions`, `GET` or `button button-primary`. */
const WORDS = /^\W*\p{Lu}\p{Ll}|\p{Ll}[,.:;!?…]? \p{L}*[.,:;!?…]|^\p{Ll}+( \p{Ll}+){2,}/u;

/** Methods that ask for something by a text. */
const ASKS = /^(querySelector(All)?|closest|(add|remove)EventListener|test|exec|split|startsWith)$/;

/** Whether a string there is compared, thrown or otherwise never shown. */
function isOfPrograms(node) {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    switch (parent.type) {
      case "BinaryExpression":
        if (parent.operator !== "+") return true;
        break;
      case "NewExpression":
        return /^(\w*Error|RegExp|Set)$/.test(parent.callee.name ?? "");
      case "JSXAttribute":
        return OF_PROGRAMS.has(parent.name.name);
      case "Property":
        if (parent.key === at && !parent.computed) return true;
        break;
      case "CallExpression":
        return ASKS.test(parent.callee.property?.name ?? "");
      case "ImportDeclaration":
      case "ImportExpression":
      case "ExportNamedDeclaration":
      case "SwitchCase":
      case "TaggedTemplateExpression":
      case "TSLiteralType":
      case "MemberExpression":
        return true;
      default:
        if (/Statement|Declaration|Function/.test(parent.type)) return false;
    }
  }
  return false;
}

function attributeOf({ parent }) {
  if (parent.type === "JSXAttribute") return parent.name.name;
  return parent.type === "Property" && !parent.computed ? (parent.key.name ?? parent.key.value) : "";
}

export default {
  meta: {
    type: "problem",
    schema: [{ type: "array", items: { type: "string" } }],
    defaultOptions: [[]],
    messages: { literal: "“{{text}}” is read by people: put it into src/language, for each language." },
  },
  create(context) {
    const allowed = new Set(context.options[0]);
    const check = (node, text, pattern) => {
      if (pattern.test(text) && !allowed.has(text.trim())) {
        context.report({ node, messageId: "literal", data: { text: text.trim() } });
      }
    };
    const checkString = (node, text) => {
      const attribute = attributeOf(node);
      if (SHOWN.has(attribute)) check(node, text, LETTERS);
      else if (!OF_PROGRAMS.has(attribute) && !isOfPrograms(node)) check(node, text, WORDS);
    };
    return {
      JSXText: (node) => check(node, node.value, LETTERS),
      Literal: (node) => typeof node.value === "string" && checkString(node, node.value),
      TemplateLiteral: (node) => checkString(node, node.quasis.map(({ value }) => value.cooked).join("…")),
    };
  },
};
