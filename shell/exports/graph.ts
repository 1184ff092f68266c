import { DataFactory, Store } from 'n3';
import { isNum, printNum, type Value } from '#law/ground';

type Members = Readonly<Record<string, Value>>;
type Node = ReturnType<typeof DataFactory.namedNode> | ReturnType<typeof DataFactory.blankNode>;
type Term = Node | ReturnType<typeof DataFactory.literal>;

const { namedNode, blankNode, literal, quad } = DataFactory;

const rdfType = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');
const xsd = 'http://www.w3.org/2001/XMLSchema#';

/**
 * A filled document as RDF. It is the part of JSON-LD that the pack language writes: `@id`, `@type`, keys with a prefix, texts by language,
 * `{ "@value", "@type" }`, and nodes inside nodes. A node without `@id` is a blank one.
 */
export const graphOf = (document: Value, prefixes: Readonly<Record<string, string>>): Store => new Graph(prefixes).read(document);

class Graph {
  readonly #store = new Store();
  readonly #prefixes: ReadonlyMap<string, string>;
  #blanks = 0;

  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#prefixes = new Map(Object.entries(prefixes));
  }

  read(document: Value): Store {
    for (const node of listOf(document)) if (isMembers(node)) this.#node(node);
    return this.#store;
  }

  #node(members: Members): Node {
    const id = members['@id'];
    // Numbered here, so that the same content is the same file.
    const subject = typeof id === 'string' ? namedNode(this.#address(id)) : blankNode(`b${this.#nextBlank()}`);
    for (const [key, value] of Object.entries(members)) {
      if (key === '@id') continue;
      if (key === '@type') {
        for (const type of listOf(value))
          if (typeof type === 'string') this.#store.addQuad(quad(subject, rdfType, namedNode(this.#address(type))));
        continue;
      }
      const property = namedNode(this.#address(key));
      for (const item of listOf(value)) for (const term of this.#terms(item)) this.#store.addQuad(quad(subject, property, term));
    }
    return subject;
  }

  #nextBlank(): number {
    this.#blanks += 1;
    return this.#blanks;
  }

  #terms(value: Value): readonly Term[] {
    if (value === null) return [];
    if (isNum(value)) return [literal(printNum(value), namedNode(`${xsd}${/^-?\d+$/.test(printNum(value)) ? 'integer' : 'decimal'}`))];
    if (typeof value === 'boolean') return [literal(String(value), namedNode(`${xsd}boolean`))];
    if (typeof value === 'string') return [literal(value)];
    if (!isMembers(value)) return [];
    const words = wordsOf(value);
    if (words !== undefined) return words.map(([language, text]) => literal(text, language));
    const [id, plain, type] = [value['@id'], value['@value'], value['@type']];
    if (plain !== undefined && typeof type === 'string')
      return [literal(isNum(plain) ? printNum(plain) : String(plain), namedNode(this.#address(type)))];
    if (typeof id === 'string' && Object.keys(value).length === 1) return [namedNode(this.#address(id))];
    return [this.#node(value)];
  }

  /** `dcat:Dataset` by its prefix; what has none that is known is an address already. */
  #address(written: string): string {
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? undefined : this.#prefixes.get(written.slice(0, colon));
    const address = prefix === undefined ? written : prefix + written.slice(colon + 1);
    // What no address may hold would end it in the middle of the file.
    return [...address].map((sign) => (isUnfit(sign) ? encodeURIComponent(sign) : sign)).join('');
  }
}

const isUnfit = (sign: string): boolean => sign <= ' ' || '<>"{}|^`\\'.includes(sign);

const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : [value]);

const isMembers = (value: Value): value is Members => value !== null && typeof value === 'object' && !isNum(value) && !Array.isArray(value);

/** A text by language: every key is a language and every value a text. */
const wordsOf = (members: Members): readonly (readonly [language: string, text: string])[] | undefined => {
  const words = Object.entries(members);
  const isText = words.length > 0 && words.every(([key, value]) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(key) && typeof value === 'string');
  return isText ? words.map(([language, value]) => [language, String(value)] as const) : undefined;
};
