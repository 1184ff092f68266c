import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#law/ground';
import { actKinds, loadPack } from '#law/pack';
import type { Receipt } from '#law/receipt';
import { accepted, done, harbourFiles, people } from '../case/transition.fixture.ts';
import { changed } from '../pack/files.fixture.ts';
import { RecordedCity, sha256 } from '../receipt/recorded.fixture.ts';
import { doingOf } from './acts.ts';
import { checkReceipt, readJson, readLaw } from './index.ts';

/** One line of `competences`, as somebody might write it. */
const line = fc.record({
  body: fc.constantFrom('port', 'council'),
  acts: fc.constantFrom('grant', 'decides', '[grant, refusal]'),
  by: fc.constantFrom(null, 'council'),
  days: fc.constantFrom('', 'until: 2026-03-03', 'from: 2026-01-01, until: 2026-03-05', 'from: 2026-03-05'),
  bound: fc.constantFrom('', 'up-to: { hold: 400 }', 'up-to: { hold: 600 }', 'if: length > 80', 'if: length > 100'),
  standing: fc.constantFrom('', 'standing: delegated', 'standing: assumed, note: { en: Nobody said so., zh: 未作规定。 }'),
  basis: fc.constantFrom('pa.1', '[pa.3, pa.1]'),
});

/** The port is competent of its own or by mandate of the council, and there may be more lines than these two. */
const lines = fc
  .tuple(line, line, fc.array(line, { maxLength: 2 }))
  .map(([first, second, more]) => [{ ...first, body: 'port' }, { ...second, body: 'council', by: null }, ...more]);

const written = (all: readonly { readonly [key: string]: string | null }[]): string =>
  all
    .map(({ body, acts, by, days, bound, standing, basis }, nth) => {
      const parts = [
        `body: ${body}`,
        `acts: ${acts}`,
        'in: permit',
        ...(by === null ? [] : [`by: ${by}`]),
        days,
        bound,
        standing,
        `basis: ${basis}`,
      ];
      return `  c${nth}: { ${parts.filter(Boolean).join(', ')} }\n`;
    })
    .join('');

const filesWith = (lines: string): ReadonlyMap<string, string> =>
  changed(harbourFiles, {
    'competences.yaml': `basis: pa.1\nstanding: law\ncompetences:\n  refusals: { body: port, acts: refusal, in: permit }\n  opinions: { body: port, acts: opinion, in: review }\n  reviews: { body: council, acts: reviews, in: appeal, basis: pa.3 }\n  waivers: { body: port, acts: revocation-fault, in: waiver }\n${lines}`,
  });

/** The receipt of a grant on a day; `notCompetent` where nothing carries it, nothing where the text itself is refused. */
const granted = (files: ReadonlyMap<string, string>, day: string, hold: number): Receipt | 'notCompetent' | undefined => {
  const { pack } = loadPack(files);
  if (pack === undefined) return undefined;
  const city = new RecordedCity(pack, { ...people, jo: ['judge'] });
  const id = accepted(city, day);
  done(city, { case: id, order: 'propose', actor: 'lin', gives: { 'stay-days': 10, hold } });
  const given = city.give({ case: id, order: 'grant', actor: 'zhao', gives: { 'stay-days': 10, hold } });
  if (given.ok) return city.receipts().at(-1)!.receipt;
  return given.error.refusal === 'notCompetent' ? 'notCompetent' : undefined;
};

const checked = (receipt: Receipt, files: ReadonlyMap<string, string>) =>
  checkReceipt(readJson(canonicalJson(receipt)), readLaw(files), 'memory', sha256);

test('what carries an order, through mandates, days, conditions and amounts, is found alike by both evaluators', () => {
  const seen = { carried: 0, mandates: 0, refused: 0 };
  fc.assert(
    fc.property(lines, fc.constantFrom('2026-03-02', '2026-03-04', '2026-03-06'), fc.constantFrom(300, 500, 700), (all, day, hold) => {
      const files = filesWith(written(all));
      const receipt = granted(files, day, hold);
      if (receipt === 'notCompetent') seen.refused += 1;
      if (receipt === undefined || receipt === 'notCompetent') return;
      expect(checked(receipt, files)).toEqual({ ok: true, unopened: [] });
      const { competences } = receipt.decision.authority!;
      seen.carried += 1;
      if (competences.length > 1) seen.mandates += 1;
      // Each is given by the body of the next, and the last by nobody.
      expect(competences.map(({ by }) => by)).toEqual([...competences.slice(1).map(({ body }) => body), undefined]);
    }),
    { numRuns: 40 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

test('an act that a mandate carries rests on its giver too, and falls with the last day of the giver', () => {
  const lines = (until: string) =>
    `  given: { body: port, acts: grant, in: permit, by: council, from: 2026-01-01, until: 2026-12-31, basis: pa.3 }\n  own: { body: council, acts: grant, in: permit, from: 2026-01-01, until: ${until}, standing: delegated, note: { en: By rule., zh: 另行规定。 }, basis: pa.1 }\n`;
  const receipt = granted(filesWith(lines('2026-12-31')), '2026-03-04', 500);
  if (typeof receipt !== 'object') throw new Error('a receipt was expected');
  expect(receipt.decision).toMatchObject({
    standing: 'delegated',
    authority: {
      body: 'port',
      act: 'grant',
      competences: [
        { competence: 'given', body: 'port', by: 'council', basis: ['pa.3'], standing: 'law' },
        { competence: 'own', body: 'council', basis: ['pa.1'], standing: 'delegated' },
      ],
    },
  });
  expect(granted(filesWith(lines('2026-03-03')), '2026-03-04', 500)).toBe('notCompetent');
  // By a text in which the giver's days had passed, the same receipt does not hold.
  expect(checked(receipt, filesWith(lines('2026-03-03')))).toMatchObject({ ok: false, why: expect.stringContaining('it is given by') });
});

test('the guide lists each kind of act with what it does, and the second evaluator knows them from there', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/pack-language.md'), 'utf8');
  const listed = guide
    .split('\n')
    .flatMap((row) => /^\| `(\w+)` \| ((?:`[a-z-]+`(?:, )?)+) \|$/.exec(row)?.slice(1, 3) ?? [])
    .flatMap((cell, index, cells) =>
      index % 2 === 0 ? [] : [...cell.matchAll(/`([a-z-]+)`/g)].map(([, act]) => [act!, cells[index - 1]!] as const),
    );
  const byAct = (entries: readonly (readonly [string, string | undefined])[]) => entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const known = Object.entries(actKinds).map(([act, { does }]) => [act, does] as const);
  expect(byAct(listed.filter(([act]) => doingOf(act) !== undefined))).toEqual(byAct(known));
  expect(known.map(([act]) => [act, doingOf(act)])).toEqual(known);
});
