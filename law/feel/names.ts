import type { FeelType } from './feel-type.ts';
import { type NameStyle, SyntaxFault, type Token, tokens } from './lexer.ts';
import type { CompileScope } from './types.ts';

/** Known names of more than one token, by their first: `date and time`, `Applicant Age`, `profit/loss`. */
export class NameBook {
  private byFirst: ReadonlyMap<string, readonly Entry[]>;
  private readonly style: NameStyle;

  constructor(style: NameStyle, known: ReadonlyMap<string, readonly Entry[]> = new Map()) {
    this.style = style;
    this.byFirst = known;
  }

  /** A book of its own, to which one expression may add; few do, so it is written out only then. */
  copy(): NameBook {
    return new NameBook(this.style, this.byFirst);
  }

  add(name: string): void {
    // Most names are one word, and need no book: the parser reads a word as it comes.
    if (oneWord[this.style].test(name)) return;
    const parts = partsOf(name, this.style);
    if (parts.length < 2) return;
    const entries = this.byFirst.get(parts[0]!) ?? [];
    if (entries.some((entry) => entry.name === name)) return;
    const longestFirst = [...entries, { name, parts }].sort((a, b) => b.parts.length - a.parts.length);
    this.byFirst = new Map(this.byFirst).set(parts[0]!, longestFirst);
  }

  /** The longest known name that stands here, and how many tokens it takes. */
  match(source: readonly Token[], index: number): { readonly name: string; readonly length: number } | undefined {
    const found = this.byFirst
      .get(source[index]!.text)
      ?.find(({ parts }) => parts.every((part, step) => isSame(source[index + step], part)));
    return found && { name: found.name, length: found.parts.length };
  }
}

/** Not every such name: one that is not told here is read by the lexer. */
const oneWord: Readonly<Record<NameStyle, RegExp>> = {
  kebab: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  spaced: /^[\p{L}_][\p{L}\p{N}_]*$/u,
};

interface Entry {
  readonly name: string;
  readonly parts: readonly string[];
}

const isSame = (token: Token | undefined, part: string): boolean =>
  token !== undefined && token.text === part && token.kind !== 'string' && token.kind !== 'at' && token.kind !== 'end';

const partsOf = (name: string, style: NameStyle): readonly string[] => {
  try {
    const found = tokens(name, style).slice(0, -1);
    return found.some((token) => token.kind === 'string' || token.kind === 'at') ? [] : found.map((token) => token.text);
  } catch (fault) {
    // A name with a quotation mark in it cannot be written in an expression at all.
    if (fault instanceof SyntaxFault) return [];
    throw fault;
  }
};

export interface Books {
  /** What may stand alone. */
  readonly names: NameBook;
  /** What may follow a dot, or stand inside a filter. */
  readonly members: NameBook;
}

const standard = new Map<NameStyle, Books>();

/** The books of the standard functions; the set is the same in every expression. */
const standardBooks = (style: NameStyle, builtins: Iterable<string>): Books => {
  const kept = standard.get(style);
  if (kept !== undefined) return kept;
  const books: Books = { names: new NameBook(style), members: new NameBook(style) };
  for (const name of builtins) {
    books.names.add(name);
    books.members.add(name);
  }
  for (const name of ['start included', 'end included', 'time offset']) books.members.add(name);
  standard.set(style, books);
  return books;
};

/**
 * Collects the names that a scope and the standard functions bring along. The scope is asked again each time, for it may have grown,
 * unless it says that it is `fixed`.
 */
export const booksOf = (scope: CompileScope, builtins: Iterable<string>): Books => {
  const kept = keptBooks.get(scope);
  const books = kept ?? collected(scope, standardBooks(scope.names, builtins));
  if (kept === undefined && scope.fixed === true) keptBooks.set(scope, books);
  return scope.fixed === true ? { names: books.names.copy(), members: books.members.copy() } : books;
};

/** The formulas of a pack stand in few scopes: to collect their names for each formula again was most of what loading one took. */
const keptBooks = new WeakMap<CompileScope, Books>();

const collected = (scope: CompileScope, known: Books): Books => {
  const books: Books = { names: known.names.copy(), members: known.members.copy() };
  const add = (name: string): void => {
    if (oneWord[scope.names].test(name)) return;
    books.names.add(name);
    books.members.add(name);
  };
  for (const name of scope.functions?.keys() ?? []) add(name);
  for (const name of scope.known()) {
    add(name);
    const type = scope.name(name);
    if (type !== undefined) for (const member of longMembers(type, scope)) books.members.add(member);
  }
  return books;
};

/** Names of members that need a book, deep down; of a scope that never grows they are kept with the type, for many scopes share one. */
const longMembers = (type: FeelType, { names, fixed }: CompileScope): readonly string[] => {
  const kept = fixed === true ? keptMembers[names].get(type) : undefined;
  if (kept !== undefined) return kept;
  const found = [...new Set(membersOf(type, 0))].filter((name) => !oneWord[names].test(name));
  if (fixed === true) keptMembers[names].set(type, found);
  return found;
};

const keptMembers: Readonly<Record<NameStyle, WeakMap<FeelType, readonly string[]>>> = { kebab: new WeakMap(), spaced: new WeakMap() };

const membersOf = (type: FeelType, depth: number): readonly string[] => {
  if (depth > 8) return [];
  if (type.kind === 'list' || type.kind === 'range') return membersOf(type.of, depth + 1);
  return type.kind === 'context' ? [...(type.members ?? [])].flatMap(([name, member]) => [name, ...membersOf(member, depth + 1)]) : [];
};
