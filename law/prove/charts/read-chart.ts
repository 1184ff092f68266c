import { parseDocument } from 'yaml';
import { exceptInChinese, type Result, type Text, type Worded, worded, yamlFault } from '#law/ground';
import type { Chart, ChartPromise, ChartState, ChartTransition, Guard } from './chart.ts';
import { GuardFault, readGuard } from './read-guard.ts';
import { say } from './say.ts';

/** What is wrong with the text of a chart, and where: `transitions.a7.guard`. */
export interface ChartFault extends Worded {
  readonly at: string;
}

/** Reads a chart from YAML. Does not stop at the first fault. */
export const readChart = (source: string): Result<Chart, readonly ChartFault[]> => {
  const faults: ChartFault[] = [];
  const report: Report = (at, words) => void faults.push({ at, ...worded(words) });
  const chart = chartOf(parse(source, report), report);
  return faults.length === 0 ? { ok: true, value: chart } : { ok: false, error: faults };
};

type Report = (at: string, words: Text) => void;
type Fields = Readonly<Record<string, unknown>>;

const parse = (source: string, report: Report): Fields => {
  try {
    const document = parseDocument(source, { uniqueKeys: true });
    for (const { code, message, linePos } of document.errors) {
      const fault = yamlFault(code, message);
      report(`line ${linePos?.[0].line ?? 1}`, say('parse.thisIsNoYaml', { fault }));
    }
    // A few aliases at most: a chart that grows by them is no chart.
    const read: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 10 });
    if (isFields(read)) return read;
    report('line 1', say('parse.aChartIsA'));
  } catch (error) {
    report(
      'line 1',
      say('parse.thisCannotBeRead', {
        error: error instanceof RangeError ? 'it is nested too deep' : String((error as Error).message),
        errorRangeError: error instanceof RangeError,
      }),
    );
  }
  return {};
};

const chartOf = (read: Fields, report: Report): Chart => {
  if (Object.keys(read).length === 0) report('line 1', say('chartOf.nothingWasRead'));
  const states = listOf(read['states'], 'states', report).map((state, index): ChartState => {
    const at = `states.${index + 1}`;
    const fields = typeof state === 'string' ? { id: state } : fieldsOf(state, at, report);
    const waits = wordOf(fields['waits'], `${at}.waits`, report);
    return { id: needed(fields, 'id', at, report), final: fields['final'] === true, ...(waits !== undefined && { waits }) };
  });
  const flags = wordsOf(read['flags'], 'flags', report);
  const clocks = listOf(read['clocks'], 'clocks', report).map((clock, index) =>
    typeof clock === 'string' ? clock : needed(fieldsOf(clock, `clocks.${index + 1}`, report), 'id', `clocks.${index + 1}`, report),
  );
  const people = new Map(
    Object.entries(fieldsOf(read['people'] ?? {}, 'people', report)).map(([name, roles]) => [
      name,
      wordsOf(roles, `people.${name}`, report),
    ]),
  );
  const names: Names = { states: new Set(states.map(({ id }) => id)), flags: new Set(flags), clocks: new Set(clocks) };
  const transitions = listOf(read['transitions'], 'transitions', report).map((item, index) => transitionOf(item, index, names, report));
  const steps = new Set(transitions.flatMap(({ step }) => step ?? []));
  for (const { id, notSameAs } of transitions) allKnown(notSameAs, steps, 'step', `transitions.${id}.not_same_as`, report);
  const initial = needed(read, 'initial', 'chart', report);
  allKnown([initial], names.states, 'state', 'initial', report);
  const startClocks = wordsOf(read['start_clocks'], 'start_clocks', report);
  allKnown(startClocks, names.clocks, 'clock', 'start_clocks', report);
  const promises = listOf(read['promises'], 'promises', report).flatMap((item, index) => promiseOf(item, index, steps, report));
  for (const [kind, ids] of [
    ['state', states.map(({ id }) => id)],
    ['flag', flags],
    ['clock', clocks],
    ['transition', transitions.map(({ id }) => id)],
    ['promise', promises.map(({ id }) => id)],
  ] as const) {
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) < index)
        report(`${kind}s.${id}`, say('chartOf.theStandsHereTwice', { kind: exceptInChinese(String(kind), things[kind]), id }));
  }
  return { id: wordOf(read['id'], 'id', report) ?? '', initial, states, flags, clocks, startClocks, people, transitions, promises };
};

interface Names {
  readonly states: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly clocks: ReadonlySet<string>;
}

const transitionOf = (item: unknown, index: number, names: Names, report: Report): ChartTransition => {
  const fields = fieldsOf(item, `transitions.${index + 1}`, report);
  const id = needed(fields, 'id', `transitions.${index + 1}`, report);
  const at = `transitions.${id}`;
  const word = (key: string): string | undefined => wordOf(fields[key], `${at}.${key}`, report);
  const words = (key: string): readonly string[] => wordsOf(fields[key], `${at}.${key}`, report);
  const known = (key: string, among: ReadonlySet<string>, what: keyof typeof things): readonly string[] => {
    allKnown(words(key), among, what, `${at}.${key}`, report);
    return words(key);
  };
  const [from = '', to = ''] = [...known('from', names.states, 'state'), ...known('to', names.states, 'state')];
  if (word('from') === undefined || word('to') === undefined) report(at, say('transitionOf.aTransitionLeadsOne'));
  const [on, timeout, role, step] = [word('on'), word('timeout'), word('role'), word('step')];
  if ((on === undefined) === (timeout === undefined)) report(at, say('transitionOf.aTransitionHasEither'));
  if (timeout !== undefined) allKnown([timeout], names.clocks, 'clock', `${at}.timeout`, report);
  const guard = guardOf(fields['guard'], `${at}.guard`, names.flags, report);
  return {
    id,
    from,
    to,
    ...(on !== undefined && { on }),
    ...(timeout !== undefined && { timeout }),
    ...(role !== undefined && { role }),
    ...(guard !== undefined && { guard }),
    ...(step !== undefined && { step }),
    set: known('set', names.flags, 'flag'),
    clear: known('clear', names.flags, 'flag'),
    start: known('start', names.clocks, 'clock'),
    stop: known('stop', names.clocks, 'clock'),
    notSameAs: words('not_same_as'),
  };
};

const guardOf = (written: unknown, at: string, flags: ReadonlySet<string>, report: Report): Guard | undefined => {
  const source = typeof written === 'boolean' ? String(written) : wordOf(written, at, report);
  if (source === undefined) return undefined;
  try {
    return readGuard(source, flags);
  } catch (error) {
    if (!(error instanceof GuardFault)) throw error;
    report(at, error.text);
    return undefined;
  }
};

const promiseOf = (item: unknown, index: number, steps: ReadonlySet<string>, report: Report): readonly ChartPromise[] => {
  const fields = fieldsOf(item, `promises.${index + 1}`, report);
  const id = wordOf(fields['id'], `promises.${index + 1}.id`, report) ?? `promise-${index + 1}`;
  const at = `promises.${id}`;
  const step = (key: string): string => {
    const name = needed(fields, key, at, report);
    if (name !== '') allKnown([name], steps, 'step', `${at}.${key}`, report);
    return name;
  };
  switch (fields['kind']) {
    case 'at-most-once':
      return [{ id, kind: 'at-most-once', step: step('step') }];
    case 'precedes':
      return [{ id, kind: 'precedes', first: step('first'), then: step('then') }];
    case 'separation': {
      const named = wordsOf(fields['steps'], `${at}.steps`, report);
      allKnown(named, steps, 'step', `${at}.steps`, report);
      if (named.length < 2) report(`${at}.steps`, say('promiseOf.aSeparationNamesTwo'));
      return [{ id, kind: 'separation', steps: named }];
    }
    case 'bounded':
      return [{ id, kind: 'bounded' }];
    default:
      report(`${at}.kind`, say('promiseOf.isNoneOfAt', { fields: String(fields['kind']) }));
      return [];
  }
};

const allKnown = (words: readonly string[], among: ReadonlySet<string>, what: keyof typeof things, at: string, report: Report): void => {
  for (const word of words)
    if (!among.has(word)) report(at, say('allKnown.thereIsNo', { what: exceptInChinese(String(what), things[what]), word }));
};

const things = { state: '状态', flag: '标志', clock: '期限', transition: '转移', promise: '承诺', step: '步骤' } as const;

const needed = (fields: Fields, key: string, at: string, report: Report): string => {
  const word = wordOf(fields[key], `${at}.${key}`, report);
  if (word === undefined) report(at, say('needed.isMissing', { key }));
  return word ?? '';
};

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOf = (value: unknown, at: string, report: Report): Fields => {
  if (isFields(value)) return value;
  report(at, say('fieldsOf.keysWithTheirValues'));
  return {};
};

const listOf = (value: unknown, at: string, report: Report): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  report(at, say('listOf.aListShouldStand'));
  return [];
};

/** Lists of one may be written without brackets. */
const wordsOf = (value: unknown, at: string, report: Report): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).flatMap((word) => wordOf(word, at, report) ?? []);

const wordOf = (value: unknown, at: string, report: Report): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  report(at, say('wordOf.aSingleWordShould'));
  return undefined;
};
