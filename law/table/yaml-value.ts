import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { fail, ok, parseNum, type Result, type Text, type Value, yamlFault } from '#law/ground';
import { say } from './say.ts';

export interface YamlProblem {
  readonly line: number;
  readonly column: number;
  readonly text: Text;
}

/** What a YAML problem says, with its line before it. */
export const atLine = ({ line, text }: YamlProblem): Text => say('atLine.line', { line, en: text });

/** Reads YAML 1.2 without losing a digit: what is no safe integer becomes a `Decimal`. Aliases and tags are refused. */
export const readYaml = (text: string): Result<Value, YamlProblem> => {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  const wrong = document.errors[0] ?? document.warnings[0];
  if (wrong !== undefined) {
    const { line = 1, col = 1 } = wrong.linePos?.[0] ?? {};
    return fail({ line, column: col, text: yamlFault(wrong.code, wrong.message) });
  }
  try {
    return ok(valueOfNode(document.contents));
  } catch (error) {
    if (error instanceof NotPlain) return fail({ line: lineOf(text, error.offset), column: 1, text: error.text });
    throw error;
  }
};

class NotPlain extends Error {
  readonly text: Text;
  readonly offset: number;
  constructor(text: Text, offset: number) {
    super(text.en);
    this.text = text;
    this.offset = offset;
  }
}

const valueOfNode = (node: Node | null): Value => {
  if (node === null) return null;
  if (isAlias(node)) throw new NotPlain(say('valueOfNode.anchorsAndAliasesAre'), node.range?.[0] ?? 0);
  if (isSeq(node)) return node.items.map((item) => valueOfNode(item as Node | null));
  if (isMap(node)) return mapOf(node);
  return isScalar(node) ? scalar(node.value, node.source) : null;
};

const mapOf = (map: YAMLMap): Value =>
  Object.fromEntries(
    map.items.map(({ key, value }) => [String(isScalar(key) ? (key.source ?? key.value) : key), valueOfNode(value as Node | null)]),
  );

const scalar = (value: unknown, source: string | undefined): Value => {
  if (typeof value === 'number') return parseNum(source ?? String(value)) ?? value;
  if (typeof value === 'bigint') return parseNum(String(value)) ?? null;
  return value === null || typeof value === 'boolean' || typeof value === 'string' ? value : String(value);
};

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
