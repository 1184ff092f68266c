import { type Ratio, readRatio } from './number.ts';

/** An expression, as the guide of the pack language describes it (section 15). */
export type Node =
  | { readonly is: 'value'; readonly value: null | boolean | string | Ratio }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'member'; readonly of: Node; readonly name: string }
  | { readonly is: 'filter'; readonly of: Node; readonly by: Node }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly is: 'negative'; readonly of: Node }
  | { readonly is: 'two'; readonly sign: string; readonly left: Node; readonly right: Node }
  | { readonly is: 'between'; readonly of: Node; readonly low: Node; readonly high: Node }
  | { readonly is: 'in'; readonly of: Node; readonly tests: readonly Test[] }
  | { readonly is: 'if'; readonly if: Node; readonly then: Node; readonly else: Node }
  | { readonly is: 'for'; readonly loops: readonly Loop[]; readonly body: Node }
  | { readonly is: 'some' | 'every'; readonly loops: readonly Loop[]; readonly body: Node }
  | { readonly is: 'list'; readonly items: readonly Node[] }
  | { readonly is: 'context'; readonly members: readonly (readonly [string, Node])[] };

export interface Loop {
  readonly name: string;
  readonly in: Node;
  /** Of `1..9` its end. */
  readonly to?: Node;
}

/** A unary test: `>= 5`, `[1..9]`, `not(…)`, `-`, or a value to be equal to. */
export type Test =
  | { readonly is: 'any' }
  | { readonly is: 'not'; readonly tests: readonly Test[] }
  | { readonly is: 'than'; readonly sign: string; readonly value: Node }
  | { readonly is: 'range'; readonly low: Node; readonly lowOpen: boolean; readonly high: Node; readonly highOpen: boolean }
  | { readonly is: 'equal'; readonly value: Node };

export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** Functions whose names have blanks; any other name of a function is one word. */
const spaced = [
  'list contains',
  'distinct values',
  'string length',
  'starts with',
  'ends with',
  'upper case',
  'lower case',
  'index of',
  'insert before',
];

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
}

export const parseExpression = (source: string): Node => {
  const parser = new Parser(tokens(source));
  const node = parser.expression();
  parser.expect('end', '');
  return node;
};

/** Tests separated by commas, as in a cell of a table. */
export const parseTests = (source: string): readonly Test[] => {
  const parser = new Parser(tokens(source));
  const tests = parser.tests();
  parser.expect('end', '');
  return tests;
};

const signs = ['**', '!=', '<=', '>=', '..', '->', '+', '-', '*', '/', '=', '<', '>', '(', ')', '[', ']', '{', '}', ',', ':', '.'];

const tokens = (source: string): readonly Token[] => {
  const found: Token[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const blank = /^\s+/.exec(rest);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const text = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
    const number = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(rest);
    // A hyphen without spaces belongs to the name.
    const name = /^[\p{L}_?][\p{L}\p{N}_?]*(?:-[\p{L}\p{N}_]+)*/u.exec(rest);
    const sign = signs.find((each) => rest.startsWith(each));
    const token: Token | undefined =
      text !== null
        ? { kind: 'text', text: JSON.parse(text[0]) as string }
        : number !== null
          ? { kind: 'number', text: number[0] }
          : name !== null
            ? { kind: 'name', text: name[0] }
            : sign === undefined
              ? undefined
              : { kind: 'sign', text: sign };
    if (token === undefined) throw new NotUnderstood(`\`${rest.slice(0, 10)}\` in \`${source}\``);
    found.push(token);
    at += (text ?? number ?? name)?.[0].length ?? sign!.length;
  }
  return found;
};

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? { kind: 'end', text: '' };
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #is(kind: Token['kind'], text: string): boolean {
    return this.#peek().kind === kind && this.#peek().text === text;
  }

  #take(kind: Token['kind'], text: string): boolean {
    if (!this.#is(kind, text)) return false;
    this.#at += 1;
    return true;
  }

  expect(kind: Token['kind'], text: string): void {
    if (!this.#take(kind, text)) throw new NotUnderstood(`\`${text || 'the end'}\` is expected instead of \`${this.#peek().text}\``);
  }

  expression(): Node {
    if (this.#take('name', 'if')) {
      const condition = this.expression();
      this.expect('name', 'then');
      const then = this.expression();
      this.expect('name', 'else');
      return { is: 'if', if: condition, then, else: this.expression() };
    }
    if (this.#take('name', 'for')) {
      const loops = this.#loops();
      this.expect('name', 'return');
      return { is: 'for', loops, body: this.expression() };
    }
    for (const word of ['some', 'every'] as const) {
      if (this.#peek(1).kind === 'name' && this.#take('name', word)) {
        const loops = this.#loops();
        this.expect('name', 'satisfies');
        return { is: word, loops, body: this.expression() };
      }
    }
    return this.#either();
  }

  #loops(): readonly Loop[] {
    const loops: Loop[] = [];
    do {
      const name = this.#next().text;
      this.expect('name', 'in');
      const from = this.#either();
      loops.push(this.#take('sign', '..') ? { name, in: from, to: this.#either() } : { name, in: from });
    } while (this.#take('sign', ','));
    return loops;
  }

  #either(): Node {
    let left = this.#both();
    while (this.#take('name', 'or')) left = { is: 'two', sign: 'or', left, right: this.#both() };
    return left;
  }

  #both(): Node {
    let left = this.#comparison();
    while (this.#take('name', 'and')) left = { is: 'two', sign: 'and', left, right: this.#comparison() };
    return left;
  }

  #comparison(): Node {
    let left = this.#sum();
    for (;;) {
      const { kind, text } = this.#peek();
      if (kind === 'sign' && ['=', '!=', '<', '<=', '>', '>='].includes(text)) {
        this.#at += 1;
        left = { is: 'two', sign: text, left, right: this.#sum() };
      } else if (this.#take('name', 'between')) {
        const low = this.#sum();
        this.expect('name', 'and');
        left = { is: 'between', of: left, low, high: this.#sum() };
      } else if (this.#take('name', 'in')) {
        const many = this.#take('sign', '(');
        const tests = many ? this.tests() : [this.#test()];
        if (many) this.expect('sign', ')');
        left = { is: 'in', of: left, tests };
      } else return left;
    }
  }

  #sum(): Node {
    let left = this.#product();
    for (;;) {
      if (this.#take('sign', '+')) left = { is: 'two', sign: '+', left, right: this.#product() };
      else if (this.#take('sign', '-')) left = { is: 'two', sign: '-', left, right: this.#product() };
      else return left;
    }
  }

  #product(): Node {
    let left = this.#power();
    for (;;) {
      if (this.#take('sign', '*')) left = { is: 'two', sign: '*', left, right: this.#power() };
      else if (this.#take('sign', '/')) left = { is: 'two', sign: '/', left, right: this.#power() };
      else return left;
    }
  }

  #power(): Node {
    let left = this.#signed();
    while (this.#take('sign', '**')) left = { is: 'two', sign: '**', left, right: this.#signed() };
    return left;
  }

  #signed(): Node {
    return this.#take('sign', '-') ? { is: 'negative', of: this.#signed() } : this.#after(this.#primary());
  }

  #after(of: Node): Node {
    let node = of;
    for (;;) {
      if (this.#take('sign', '.')) node = { is: 'member', of: node, name: this.#next().text };
      else if (this.#take('sign', '[')) {
        node = { is: 'filter', of: node, by: this.expression() };
        this.expect('sign', ']');
      } else return node;
    }
  }

  #primary(): Node {
    const { kind, text } = this.#next();
    if (kind === 'number') return { is: 'value', value: readRatio(text)! };
    if (kind === 'text') return { is: 'value', value: text };
    if (kind === 'sign' && text === '(') {
      const inner = this.expression();
      this.expect('sign', ')');
      return inner;
    }
    if (kind === 'sign' && text === '[') return { is: 'list', items: this.#items(']') };
    if (kind === 'sign' && text === '{') return this.#context();
    if (kind !== 'name') throw new NotUnderstood(`\`${text || 'the end'}\` where a value should stand`);
    if (text === 'null') return { is: 'value', value: null };
    if (text === 'true' || text === 'false') return { is: 'value', value: text === 'true' };
    const long = `${text} ${this.#peek().text}`;
    const name = spaced.includes(long) ? long : text;
    if (name === long) this.#at += 1;
    if (this.#take('sign', '(')) return { is: 'call', name, args: this.#items(')') };
    return { is: 'name', name };
  }

  #items(end: string): readonly Node[] {
    const items: Node[] = [];
    if (this.#take('sign', end)) return items;
    do items.push(this.expression());
    while (this.#take('sign', ','));
    this.expect('sign', end);
    return items;
  }

  #context(): Node {
    const members: (readonly [string, Node])[] = [];
    if (this.#take('sign', '}')) return { is: 'context', members };
    do {
      const key = this.#next().text;
      this.expect('sign', ':');
      members.push([key, this.expression()]);
    } while (this.#take('sign', ','));
    this.expect('sign', '}');
    return { is: 'context', members };
  }

  tests(): readonly Test[] {
    const tests = [this.#test()];
    while (this.#take('sign', ',')) tests.push(this.#test());
    return tests;
  }

  #test(): Test {
    const { kind, text } = this.#peek();
    if (kind === 'sign' && text === '-' && this.#peek(1).kind === 'end') {
      this.#at += 1;
      return { is: 'any' };
    }
    if (kind === 'name' && text === 'not' && this.#peek(1).text === '(') {
      this.#at += 2;
      const tests = this.tests();
      this.expect('sign', ')');
      return { is: 'not', tests };
    }
    if (kind === 'sign' && ['<', '<=', '>', '>=', '=', '!='].includes(text)) {
      this.#at += 1;
      return { is: 'than', sign: text, value: this.#sum() };
    }
    return this.#range() ?? { is: 'equal', value: this.expression() };
  }

  /** `[1..9]`, `(1..9]`, `]1..9[`; nothing where it is a list or brackets around a value. */
  #range(): Test | undefined {
    const start = this.#at;
    const open = this.#next();
    if (open.kind === 'sign' && ['[', '(', ']'].includes(open.text)) {
      try {
        const low = this.#sum();
        if (this.#take('sign', '..')) {
          const high = this.#sum();
          const close = this.#next();
          if (close.kind === 'sign' && [']', ')', '['].includes(close.text))
            return { is: 'range', low, lowOpen: open.text !== '[', high, highOpen: close.text !== ']' };
        }
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
      }
    }
    this.#at = start;
    return undefined;
  }
}
