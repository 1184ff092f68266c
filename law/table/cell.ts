import { type CompileScope, compileUnary, type FeelType } from '#law/feel';
import { isNum, printNum, type Value, type Worded, worded } from '#law/ground';
import { type ConstantTest, readConstantTest } from './constant-tests.ts';
import { unknownOption } from './domain.ts';
import type { Cell, Domain, TableInput } from './model.ts';
import { say } from './say.ts';

export interface CellProblem extends Worded {
  readonly code: string;
  readonly offset?: number;
}

export type CellRead = { readonly ok: true; readonly cell: Cell } | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** Reads what the author wrote for one input. `undefined` and `-` mean any value. */
export const readCell = (input: TableInput, written: Value | undefined, scope: CompileScope | undefined): CellRead => {
  if (written === undefined) return { ok: true, cell: { kind: 'any', source: '-' } };
  if (written === '-') return { ok: true, cell: { kind: 'any', source: '-', written } };
  if (input.several === true) return feelCell(input, written, scope);
  switch (input.domain.kind) {
    case 'choice':
      return choiceCell(input, input.domain.options, written, scope);
    case 'yes-no':
      return yesNoCell(input, written, scope);
    default:
      return feelCell(input, written, scope);
  }
};

const choiceCell = (input: TableInput, options: readonly string[], written: Value, scope: CompileScope | undefined): CellRead => {
  if (typeof written === 'string' && looksLikeFeel(written)) return feelCell(input, written, scope);
  const not = isNot(written);
  const named = listed(not ? (written as { not: Value }).not : written);
  const wrong = named.filter((option) => typeof option !== 'string' || !(options.includes(option) || input.unlisted === true));
  if (wrong.length > 0 || named.length === 0) {
    return { ok: false, problems: wrong.map((option) => ({ code: 'option/unknown', ...unknownOption(options, option) })) };
  }
  const meant = options.filter((option) => named.includes(option) !== not);
  const list = named.map((option) => JSON.stringify(option)).join(', ');
  return { ok: true, cell: { kind: 'options', options: meant, source: not ? `not(${list})` : list, written } };
};

// An option is a name; a text that could not be one is FEEL, as DMN tools and the neutral form write it.
const looksLikeFeel = (text: string): boolean => /["(?<>=,]/.test(text);

const isNot = (value: Value): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isNum(value) && Object.keys(value).join() === 'not';

const listed = (value: Value): readonly Value[] => (Array.isArray(value) ? value : [value]);

const yesNoCell = (input: TableInput, written: Value, scope: CompileScope | undefined): CellRead => {
  const value = written === 'yes' ? true : written === 'no' ? false : written;
  if (typeof value === 'boolean') return { ok: true, cell: { kind: 'yes-no', value, source: String(value), written } };
  if (typeof value === 'string') return feelCell(input, value, scope);
  return {
    ok: false,
    problems: [
      {
        code: 'fact/domain',
        ...worded(say('yesNoCell.aCellOfIs', { input: input.name })),
      },
    ],
  };
};

const feelCell = (input: TableInput, written: Value, scope: CompileScope | undefined): CellRead => {
  const text = feelText(written);
  if (text === undefined)
    return {
      ok: false,
      problems: [{ code: 'feel/syntax', ...worded(say('feelCell.aCellOfIs', { input: input.name })) }],
    };
  const { kind } = input.domain;
  const constant = input.several === true ? undefined : readConstantTest(text, kind === 'choice' ? 'text' : kind);
  if (constant !== undefined) return constantCell(input, constant, text, written);
  const type: FeelType = input.unlisted === true && kind === 'choice' ? { kind: 'string' } : feelType(input.domain, input.several === true);
  const compiled = compileUnary(text, type, scope ?? emptyScope);
  if (!compiled.ok) {
    const { code, at, text: words, wayOut } = compiled.error;
    return { ok: false, problems: [{ code, offset: at, ...worded(words, wayOut) }] };
  }
  const reads = [...new Set(compiled.value.reads.map((path) => path[0]!))].filter((name) => name !== '?' && name !== input.name);
  return { ok: true, cell: { kind: 'test', test: compiled.value, reads, source: text, written } };
};

const feelText = (written: Value): string | undefined => {
  if (typeof written === 'string') return written;
  if (isNum(written)) return printNum(written);
  if (typeof written === 'boolean') return String(written);
  return Array.isArray(written) && written.every((item) => typeof item === 'string' || isNum(item))
    ? written.map((item) => feelText(item as Value)).join(', ')
    : undefined;
};

const constantCell = ({ domain, unlisted }: TableInput, test: ConstantTest, text: string, written: Value): CellRead => {
  const source = domain.kind === 'date' ? text.replace(/(^|[^"\d])(\d{4}-\d{2}-\d{2})(?!["\d])/g, '$1date("$2")') : text;
  if (domain.kind !== 'choice' || test.kind !== 'texts') return { ok: true, cell: { ...test, source, written } };
  const wrong = unlisted === true ? [] : test.texts.filter((option) => !domain.options.includes(option));
  if (wrong.length > 0) {
    return { ok: false, problems: wrong.map((option) => ({ code: 'option/unknown', ...unknownOption(domain.options, option) })) };
  }
  const options = domain.options.filter((option) => test.texts.includes(option) !== test.not);
  return { ok: true, cell: { kind: 'options', options, source, written } };
};

export const feelType = (domain: Domain, several = false): FeelType => {
  if (several) return { kind: 'list', of: feelType(domain) };
  switch (domain.kind) {
    case 'choice':
      return { kind: 'string', options: domain.options };
    case 'yes-no':
      return { kind: 'boolean' };
    case 'text':
      return { kind: 'string' };
    default:
      return { kind: domain.kind };
  }
};

const emptyScope: CompileScope = { names: 'kebab', name: () => undefined, known: () => [], strict: true };
