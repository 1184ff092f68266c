import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { type Finding, nearest, text, worded } from '#law/ground';
import { declared } from './declared.ts';
import { say } from './say.ts';

/** A value as the file writes it, and where. */
export interface Written {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface FileRead {
  /** By key, as `http.port`; that of a secret may end in `-file`. */
  readonly values: ReadonlyMap<string, Written>;
  readonly findings: readonly Finding[];
}

/** Reads a configuration file, YAML or JSON: sections, and settings below them. Says everything that it does not understand. */
export const readConfigFile = (file: string): FileRead => {
  const name = basename(file);
  const values = new Map<string, Written>();
  const findings: Finding[] = [];
  const lines = new LineCounter();
  const placeOf = (node: { readonly range?: readonly number[] | null } | null): { readonly line: number; readonly column: number } => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const find = (code: string, node: ParsedNode | null, ...said: Parameters<typeof worded>): number =>
    findings.push({ code, severity: 'error', file: name, ...placeOf(node), ...worded(...said) });

  if (!existsSync(file) || !statSync(file).isFile()) {
    find('config/missing', null, say('readConfigFile.thereIsNoFile', { file }));
    return { values, findings };
  }
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  for (const { message, pos } of document.errors) {
    const { line, col } = lines.linePos(pos[0]);
    const short = message.split('\n')[0]!;
    findings.push({ code: 'config/unreadable', severity: 'error', file: name, line, column: col, ...worded(text(short, short)) });
  }
  const top = document.contents as ParsedNode | null;
  if (top !== null && !isMap(top)) find('config/shape', top, say('readConfigFile.theFileIsNot'));
  for (const section of isMap(top) ? top.items : []) {
    const sectionName = String((section.key as { value?: unknown } | null)?.value);
    if (!sections.includes(sectionName)) {
      const near = nearest(sectionName, sections);
      find(
        'config/unknown',
        section.key as ParsedNode,
        say('readConfigFile.thereIsNoSection', { sectionName }),
        near === undefined ? say('readConfigFile.known', { sections }) : say('readConfigFile.didYouMean', { near }),
      );
      continue;
    }
    const inner = section.value as ParsedNode | null;
    if (inner === null || (isScalar(inner) && inner.value === null)) continue;
    if (!isMap(inner)) {
      find('config/shape', inner, say('readConfigFile.holdsSettingsOneA', { sectionName }));
      continue;
    }
    for (const item of inner.items) {
      const key = `${sectionName}.${String((item.key as { value?: unknown } | null)?.value)}`;
      const node = item.value as ParsedNode | null;
      if (!keys.includes(key)) {
        const near = nearest(key, keys);
        find(
          'config/unknown',
          item.key as ParsedNode,
          say('readConfigFile.thereIsNoSetting', { key }),
          near === undefined ? undefined : say('readConfigFile.didYouMean', { near }),
        );
      } else if (node === null || isScalar(node)) {
        const value = isScalar(node) ? (node.source ?? String(node.value)) : '';
        if (value !== '') values.set(key, { text: value, ...placeOf(node) });
      } else if (isSeq(node)) {
        const words = node.items.map((one) => String((one as { value?: unknown }).value));
        values.set(key, { text: words.join(','), ...placeOf(node as ParsedNode) });
      } else {
        find('config/shape', node, say('readConfigFile.holdsOneValue', { key }));
      }
    }
  }
  if ([...values.keys()].some((key) => secrets.includes(key)) && readableByOthers(file)) {
    findings.push({
      code: 'config/readable',
      severity: 'warning',
      file: name,
      line: 1,
      column: 1,
      ...worded(say('readConfigFile.theFileHoldsA'), say('readConfigFile.itOrNameA')),
    });
  }
  return { values, findings };
};

/** Whether somebody other than the owner may read a file. Windows has no such bits. */
export const readableByOthers = (file: string): boolean => process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;

const sections = [...new Set(declared.map(({ section }) => section))];
const secrets = declared.filter(({ setting }) => setting.secret).map(({ key }) => key);
const keys = [...declared.map(({ key }) => key), ...secrets.map((key) => `${key}-file`)];
