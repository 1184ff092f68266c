import { describe, expect, test } from 'vitest';
import { play } from '#law/case';
import type { Day, Value } from '#law/ground';
import { loadPack } from '#law/pack';
import { packOf, packWith, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import type { Path, PathMove } from '../paths/path.ts';
import { exampleData, exampleText, type Replayed, refine, replay } from './index.ts';

const texts = readFolder(shenzhenFolder);
const shenzhen = packOf(texts);

const order = (name: string, role: string, facts: Readonly<Record<string, Value>> = {}, doer?: string): PathMove => ({
  kind: 'order',
  order: name,
  role,
  facts,
  ...(doer !== undefined && { doer }),
});
const child = (name: string, reaches: string, follows?: string): PathMove => ({
  kind: 'child',
  name,
  reaches,
  ...(follows !== undefined && { follows }),
});
const outside = (name: string, reaches: string, follows?: string): PathMove => ({
  kind: 'outside',
  name,
  reaches,
  ...(follows !== undefined && { follows }),
});
const runsOut = (clock: string, follows?: string): PathMove => ({ kind: 'runs-out', clock, ...(follows !== undefined && { follows }) });
const closes = (state: string, result: 'carried' | 'lost' | 'no-quorum', follows: string): PathMove => ({
  kind: 'closes',
  state,
  result,
  follows,
});
const path = (procedure: string, ...moves: readonly PathMove[]): Path => ({
  procedure,
  moves,
  shows: { en: 'a trace written by hand', zh: '手写的路径' },
});

const high = { autonomy: 'acts', affected: 200_000, 'touches-body': true, 'sensitive-data': true, 'prohibited-act': 'none' };
const low = { autonomy: 'informs', affected: 0, 'touches-body': false, 'sensitive-data': false, 'prohibited-act': 'none' };
const filed = [
  order('file', 'applicant', high),
  order('accept', 'officer'),
  order('consult-ethics', 'officer'),
  child('ethics', 'favourable'),
];

const traces: readonly (readonly [title: string, path: Path, last: Value])[] = [
  [
    'an assessment with a child case, granted',
    path('assessment', ...filed, order('propose', 'officer'), order('grant', 'head')),
    'in-force',
  ],
  [
    'a refusal because of the child, set aside on challenge',
    path(
      'assessment',
      order('file', 'applicant', high),
      runsOut('intake', 'accept-by-silence'),
      order('consult-ethics', 'officer'),
      child('ethics', 'unfavourable', 'refuse-on-ethics'),
      outside('remedy', 'set-aside', 'reopen'),
    ),
    { assessment: 'accepted', reconsideration: 'set-aside' },
  ],
  [
    'a suspension and a renewal that only the right season allows',
    path(
      'assessment',
      ...filed,
      order('propose', 'officer'),
      order('grant', 'head'),
      outside('incident', 'suspended', 'suspend'),
      outside('incident', 'closed', 'lift'),
      order('apply-to-renew', 'applicant'),
      runsOut('validity', 'renew-by-silence'),
    ),
    'in-force',
  ],
  [
    'a trial whose term is as long as the trace needs it',
    path(
      'trial',
      order('file', 'applicant', low),
      ...filed.slice(1),
      order('propose', 'officer'),
      runsOut('decision'),
      order('admit', 'head'),
      runsOut('periodic', 'warn-late'),
      order('report', 'applicant'),
      runsOut('term', 'end-of-term'),
    ),
    'reporting',
  ],
  [
    'a committee without a quorum, then against, then other experts for it',
    path(
      'ethics-review',
      order('submit', 'applicant'),
      order('call-meeting', 'secretary'),
      closes('meeting', 'no-quorum', 'adjourn'),
      closes('meeting', 'lost', 'advise-against'),
      order('ask-for-experts', 'applicant'),
      closes('re-review', 'carried', 'favour'),
    ),
    { 'ethics-review': 'favourable', 'follow-up': 'due' },
  ],
  [
    'a challenge, for which something is decided first',
    path(
      'reconsideration',
      order('challenge', 'applicant'),
      order('admit', 'case-officer', {}, 'a'),
      order('reply', 'officer'),
      order('hear', 'case-officer'),
      order('uphold', 'justice-head', {}, 'b'),
    ),
    { reconsideration: 'upheld' },
  ],
];

const played = (replayed: Replayed): Extract<Replayed, { kind: 'played' }> => {
  if (replayed.kind !== 'played') throw new Error(replayed.why.en);
  return replayed;
};

describe('a trace becomes an example that plays', () => {
  test.each(traces)('%s', (_, trace, last) => {
    const { example } = played(replay(shenzhen, trace, { name: 'a-trace' }));
    expect(play(shenzhen, example)).toMatchObject({ matches: true });
    expect(example.steps.at(-1)!.then!.state).toEqual(last);
  });

  test('all of them also as files of the pack, without a finding', () => {
    const files = traces.map(([, trace], index) => {
      const { example } = played(replay(shenzhen, trace, { name: `trace-${index}` }));
      expect(exampleData(shenzhen, example)).toMatchObject({ example: `trace-${index}`, procedure: example.procedure });
      return [`examples/trace-${index}.yaml`, exampleText(exampleData(shenzhen, example))] as const;
    });
    const { pack, findings } = loadPack(new Map([...texts, ...files]));
    expect(findings.filter(({ file }) => file.startsWith('examples/trace-'))).toEqual([]);
    for (const index of files.keys()) expect(play(pack!, pack!.examples[`trace-${index}`]!)).toMatchObject({ matches: true, failed: [] });
  });
});

test('what only another case opens is opened by it, and what only a duty opens says so', () => {
  const harbour = packWith();
  const { example } = played(
    replay(harbour, path('review', order('submit', 'law'), order('call', 'clerk'), closes('sitting', 'carried', 'find-fit'))),
  );
  expect(example).toMatchObject({ procedure: 'permit', steps: expect.arrayContaining([expect.objectContaining({ does: 'consult' })]) });
  expect(replay(harbour, path('chore', order('fall-due', 'law')))).toMatchObject({
    kind: 'undated',
    why: { en: expect.stringContaining('only another case opens') },
  });
});

test('the first day may be given, and the same trace gives the same example', () => {
  const [, trace] = traces[0]!;
  const from = '2024-06-03' as Day;
  expect(played(replay(shenzhen, trace, { from })).days.from).toBe(from);
  expect(replay(shenzhen, trace)).toEqual(replay(shenzhen, trace));
});

test('the same label is the same person, in whatever roles; who may not be the same is another', () => {
  const trace = path('assessment', ...filed, order('propose', 'officer', {}, 'x'), order('grant', 'head', {}, 'x'));
  expect(replay(shenzhen, trace)).toMatchObject({ kind: 'undated', why: { en: expect.stringContaining('`actedBefore`') } });
  const other = path('assessment', ...filed, order('propose', 'officer', {}, 'x'), order('grant', 'head', {}, 'y'));
  expect(
    new Set(
      played(replay(shenzhen, other))
        .example.steps.slice(-2)
        .flatMap(({ by }) => by),
    ).size,
  ).toBe(2);
});

test('what the trace leaves open is answered so that later guards hold', () => {
  const { example } = played(replay(shenzhen, path('assessment', order('file', 'applicant'), order('accept', 'officer'))));
  expect(example.steps[0]!.then!.state).toBe('filed');
  expect(play(shenzhen, example).matches).toBe(true);
});

test('a body that does not work here cannot be played, and a clock that stands still does not run out', () => {
  const still = path(
    'trial',
    order('file', 'applicant', low),
    order('accept', 'officer'),
    order('consult-ethics', 'officer'),
    runsOut('decision'),
  );
  expect(replay(shenzhen, still)).toMatchObject({ kind: 'undated', why: { en: expect.stringContaining('`decision` does not run') } });
});

test('the first trace that can be played is taken; if none can, how many were tried is told', () => {
  const [bad, good] = [path('trial', order('admit', 'head')), traces[0]![1]];
  expect(refine(shenzhen, [bad, good])).toMatchObject({ kind: 'played', tried: 2, path: good });
  expect(refine(shenzhen, [bad, bad])).toMatchObject({ kind: 'undated', tried: 2 });
  expect(
    refine(
      shenzhen,
      Array.from({ length: 30 }, () => bad),
    ),
  ).toMatchObject({ kind: 'undated', tried: 20 });
});
