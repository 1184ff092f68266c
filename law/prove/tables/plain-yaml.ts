import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { fail, ok, parseNum, type Result, type Value } from '#law/ground';

/** YAML 1.2 without aliases, every number exact. */
export const readPlainYaml = (text: string): Result<Value, string> => {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  const wrong = document.errors[0] ?? document.warnings[0];
  if (wrong !== undefined) return fail(`line ${wrong.linePos?.[0].line ?? 1}: ${wrong.message.split('\n')[0]!}`);
  if (/^\s*[^#]*&\w/m.test(text) && hasAnchor(document.contents)) return fail('anchors and aliases are not used in packs');
  return ok(plain(document.contents));
};

const hasAnchor = (node: unknown): boolean => {
  if (isSeq(node)) return node.anchor !== undefined || node.items.some(hasAnchor);
  if (isMap(node)) return node.anchor !== undefined || node.items.some(({ value }) => hasAnchor(value));
  return isScalar(node) && node.anchor !== undefined;
};

const plain = (node: Node | null): Value => {
  if (isSeq(node)) return node.items.map((item) => plain(item as Node | null));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(isScalar(key) ? (key.source ?? key.value) : key), plain(value as Node | null)]),
    );
  }
  if (!isScalar(node)) return null;
  const { value, source } = node;
  if (typeof value === 'number') return parseNum(source ?? String(value)) ?? value;
  return value === null || typeof value === 'boolean' || typeof value === 'string' ? value : String(value);
};
