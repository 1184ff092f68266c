import { SaxesParser, type SaxesTagNS } from 'saxes';
import { fail, ok, type Result } from '#law/ground';

/** One element of a document; comments and processing instructions are not kept. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By local name; those of a namespace as `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All the text directly inside. */
  readonly text: string;
  readonly line: number;
}

export interface XmlProblem {
  readonly line: number;
  readonly message: string;
}

export interface XmlLimits {
  readonly characters: number;
  readonly depth: number;
  readonly elements: number;
}

const bounds: XmlLimits = { characters: 32_000_000, depth: 200, elements: 500_000 };

/**
 * Reads an XML document. A document type is refused, and with it every entity but XML's own five: a model needs none, and
 * they are how a small file becomes a large one or reads another.
 */
export const readXml = (source: string, limits: XmlLimits = bounds): Result<XmlElement, XmlProblem> => {
  if (source.length > limits.characters) return fail({ line: 1, message: `the document is longer than ${limits.characters} characters` });
  const parser = new SaxesParser({ xmlns: true });
  const open: Building[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  parser.on('error', (error) => stop(parser.line, error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => stop(parser.line, 'a document type is not allowed here'));
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > limits.elements) stop(parser.line, `the document has more than ${limits.elements} elements`);
    if (open.length >= limits.depth) stop(parser.line, `elements stand more than ${limits.depth} deep`);
    open.push(begin(tag, parser.line));
  });
  const text = (part: string): void => {
    open.at(-1)?.text.push(part);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const element = finish(open.pop()!);
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  try {
    // A byte order mark is no character of the document.
    parser.write(source.startsWith('\uFEFF') ? source.slice(1) : source).close();
  } catch (error) {
    if (error instanceof Stop) return fail(error.problem);
    throw error;
  }
  return root === undefined ? fail({ line: 1, message: 'the document is empty' }) : ok(root);
};

interface Building {
  readonly tag: Omit<XmlElement, 'children' | 'text'>;
  readonly children: XmlElement[];
  readonly text: string[];
}

const begin = (tag: SaxesTagNS, line: number): Building => {
  const attributes = new Map<string, string>();
  for (const { local, prefix, uri, value } of Object.values(tag.attributes)) {
    if (prefix !== 'xmlns' && local !== 'xmlns') attributes.set(uri === '' ? local : `{${uri}}${local}`, value);
  }
  return { tag: { name: tag.local, namespace: tag.uri, attributes, line }, children: [], text: [] };
};

const finish = ({ tag, children, text }: Building): XmlElement => ({ ...tag, children, text: text.join('') });

// saxes reports errors and goes on; the first one ends the reading.
class Stop extends Error {
  readonly problem: XmlProblem;
  constructor(problem: XmlProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const stop = (line: number, message: string): never => {
  throw new Stop({ line, message });
};

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The text of a child, as in `<text>…</text>`. */
export const textOf = (element: XmlElement | undefined, name: string): string | undefined => childOf(element, name)?.text;

/** Writes an element with its children, two blanks a level; a text stands on the line of its tag. */
export interface XmlOut {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly (XmlOut | undefined)[];
  readonly text?: string;
}

export const writeXml = (root: XmlOut): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;

const write = ({ name, attributes = {}, children = [], text }: XmlOut, margin: string): string => {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const start = `${margin}<${name}${pairs.map(([key, value]) => ` ${key}="${escaped(value!, true)}"`).join('')}`;
  const inner = children.filter((child) => child !== undefined);
  if (text !== undefined) return `${start}>${escaped(text, false)}</${name}>\n`;
  if (inner.length === 0) return `${start}/>\n`;
  return `${start}>\n${inner.map((child) => write(child, `${margin}  `)).join('')}${margin}</${name}>\n`;
};

// Line ends in attributes would come back as blanks, and a carriage return would not come back at all.
const escaped = (text: string, attribute: boolean): string => {
  // What XML has no way to write, half characters among them.
  const plain = text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
  return attribute ? plain.replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;') : plain;
};
