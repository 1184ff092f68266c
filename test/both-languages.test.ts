import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

/** A text in both languages as the code writes it: `text(en, zh)`, under whatever name `text` was imported. */
interface Pair {
  readonly at: string;
  readonly code: string | undefined;
  readonly en: Words;
  readonly zh: Words;
}

interface Words {
  /** What is written between the placeholders. */
  readonly plain: string;
  /** Names read by placeholders, without the language taken of them. */
  readonly reads: readonly string[];
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const root = join(import.meta.dirname, '..');
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' ? String(node['name']) : '');

/**
 * What a placeholder reads, whatever is made of it: of `x.en` the `x`, of `words[x]` and `say(x)` the `x`; of a condition that only chooses between
 * words of one language (`1 fact`, `2 facts`) what these read.
 */
const readsOf = (node: Node): readonly string[] => {
  switch (node.type) {
    case 'Identifier':
      return ['en', 'zh'].includes(nameOf(node)) ? [] : [nameOf(node)];
    case 'MemberExpression':
      if (node['computed'] === true) return readsOf(node['property'] as Node);
      return ['en', 'zh', 'length'].includes(nameOf(node['property'])) ? readsOf(node['object'] as Node) : [nameOf(node['property'])];
    case 'CallExpression': {
      const callee = node['callee'] as Node;
      const on = callee.type === 'MemberExpression' ? readsOf(callee['object'] as Node) : [];
      return [...on, ...(node['arguments'] as readonly Node[]).flatMap(readsOf)];
    }
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']].flatMap((each) => readsOf(each as Node));
    case 'ArrowFunctionExpression':
      return [];
    default:
      return childrenOf(node).flatMap(readsOf);
  }
};

const isWords = (node: unknown): boolean =>
  isNode(node) && ((node.type === 'Literal' && typeof node['value'] === 'string') || node.type === 'TemplateLiteral');

const wordsOf = (node: Node): Words => {
  if (node.type === 'Literal') return { plain: String(node['value']), reads: [] };
  const quasis = (node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]).map(({ value }) => value.cooked);
  return { plain: quasis.join(' '), reads: (node['expressions'] as readonly Node[]).flatMap(readsOf) };
};

const pairsIn = (file: string): readonly Pair[] => {
  const source = readFileSync(join(root, file), 'utf8');
  const called = new Set(['text', ...[...source.matchAll(/\btext as (\w+)/g)].map(([, name]) => name!)]);
  const pairs: Pair[] = [];
  const visit = (node: Node, code: string | undefined): void => {
    const args = node.type === 'CallExpression' ? (node['arguments'] as readonly Node[]) : [];
    if (called.has(nameOf(node['callee'])) && args.length === 2 && args.every(isWords)) {
      const line = source.slice(0, node.start).split('\n').length;
      pairs.push({ at: `${file}:${line}`, code, en: wordsOf(args[0]!), zh: wordsOf(args[1]!) });
    }
    const [first] = args;
    const isCode = first?.type === 'Literal' && /^[a-z]+\/[a-z-]+$/.test(String(first['value']));
    for (const child of childrenOf(node)) visit(child, isCode ? String(first['value']) : code);
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, undefined);
  return pairs;
};

const files = globSync('law/{ground,calendar,feel,table,pack,prove,case}/**/*.ts', { cwd: root }).filter(
  (file) => !/\.(test|fixture)\.ts$/.test(file),
);
const pairs = files.flatMap(pairsIn);

test('findings, traces and what an example says are written in both languages, and there are hundreds of them', () => {
  expect(pairs.length).toBeGreaterThan(400);
  // Every code that the pack language names and whose finding is worded where it is reported.
  expect(new Set(pairs.flatMap(({ code }) => code ?? [])).size).toBeGreaterThan(60);
});

test('no text is empty in one language alone, and what is said in Chinese holds Chinese wherever the English holds a sentence', () => {
  const isOnlyNames = (plain: string): boolean => !/[a-z]{2,}/i.test(plain.replace(/`[^`]*`/g, ''));
  const wrong = pairs.filter(({ en, zh }) => {
    const [one, other] = [en, zh].map(({ plain, reads }) => plain.trim() === '' && reads.length === 0);
    return one !== other || (!isOnlyNames(en.plain) && !/\p{Script=Han}/u.test(zh.plain) && zh.reads.length === 0);
  });
  expect(wrong.map(({ at, en, zh }) => `${at} ${en.plain} | ${zh.plain}`)).toEqual([]);
});

test('both languages have the same placeholders', () => {
  const wrong = pairs.filter(({ en, zh }) => {
    const [one, other] = [en, zh].map(({ reads }) => [...new Set(reads)].toSorted().join());
    return one !== other;
  });
  expect(wrong.map(({ at, en, zh }) => `${at} ${en.reads.join()} | ${zh.reads.join()}`)).toEqual([]);
});
