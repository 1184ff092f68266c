// Reads from code which messages of which catalogue are said, and with which values.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseAst } from 'vite';

export const root = join(import.meta.dirname, '..');

/** A place in code that says a message of the catalogue beside its `say`. */
export interface Said {
  readonly at: string;
  /** The catalogue, as a path from the root. */
  readonly catalogue: string;
  /** The messages that may be said here: several where a condition chooses. */
  readonly keys: readonly string[];
  /** Names of the values given; nothing where they cannot be read from here. */
  readonly values: ReadonlySet<string> | undefined;
  /** The finding that it words, if it stands in a report of one. */
  readonly code: string | undefined;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);
const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' ? String(node['name']) : '');
const isCode = (node: Node | undefined): boolean => node?.type === 'Literal' && /^[a-z]+\/[a-z-]+$/.test(String(node['value']));

/** All of `law` and `shell`, without tests and what only tests read. */
export const saidInCode = (): readonly Said[] =>
  globSync('{law,shell}/**/*.ts', { cwd: root })
    .filter((file) => !/\.(test|fixture)\.ts$/.test(file))
    .flatMap(saidIn);

const saidIn = (file: string): readonly Said[] => {
  const source = readFileSync(join(root, file), 'utf8');
  const called = new Map(
    [...source.matchAll(/import \{([^}]*)\} from '(\.[^']*\/say\.ts)'/g)].flatMap(([, names, from]) =>
      names!.split(',').map((each): readonly [string, string] => {
        const [, name] = /(?:\bas )?(\w+)\s*$/.exec(each.trim()) ?? [];
        return [name ?? '', relative(root, join(root, dirname(file), dirname(from!), 'messages.json'))];
      }),
    ),
  );
  if (called.size === 0) return [];
  const found: Said[] = [];
  const visit = (node: Node, code: string | undefined): void => {
    const args = node.type === 'CallExpression' ? (node['arguments'] as readonly Node[]) : [];
    const catalogue = called.get(nameOf(node['callee']));
    const [first, second] = args;
    if (catalogue !== undefined && first !== undefined) {
      const line = source.slice(0, node.start).split('\n').length;
      found.push({ at: `${file}:${line}`, catalogue, keys: keysOf(first), values: valuesOf(second), code });
    }
    const inner = isCode(first) ? String(first!['value']) : code;
    for (const child of childrenOf(node)) visit(child, inner);
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, undefined);
  return found;
};

const keysOf = (node: Node): readonly string[] => {
  if (node.type === 'Literal') return [String(node['value'])];
  if (node.type === 'ConditionalExpression') return [node['consequent'], node['alternate']].flatMap((each) => keysOf(each as Node));
  if (node.type === 'TSAsExpression' || node.type === 'ParenthesizedExpression') return keysOf(node['expression'] as Node);
  return [];
};

const valuesOf = (node: Node | undefined): ReadonlySet<string> | undefined => {
  if (node === undefined) return new Set();
  if (node.type !== 'ObjectExpression') return undefined;
  const properties = node['properties'] as readonly Node[];
  if (properties.some(({ type }) => type !== 'Property')) return undefined;
  return new Set(properties.map(({ key }) => (isNode(key) ? nameOf(key) || String(key['value']) : '')));
};
