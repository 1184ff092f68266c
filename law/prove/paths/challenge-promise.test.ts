import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { base, changed, packOf, readFolder } from '../../pack/files.fixture.ts';
import { type PromiseProved, provePack } from './index.ts';
import { namedProcedures } from './whole.ts';

const packs = join(import.meta.dirname, '../../../packs');

const permit = 'procedures/permit.yaml';

const asked = (...edits: readonly (readonly [replace: string, by: string])[]): PromiseProved => promised('procedure: permit', ...edits);

const promised = (body: string, ...edits: readonly (readonly [replace: string, by: string])[]): PromiseProved => {
  const words = [
    {
      replace: 'words:\n',
      by: 'words:\n  other: { en: other, zh: 其他 }\n  sink: { en: sink, zh: 沉没 }\n  raise: { en: raise, zh: 打捞 }\n',
    },
  ];
  const files = changed(base, { [permit]: edits.map(([replace, by]) => ({ replace, by })), 'words.yaml': words });
  const promise = `  asked:\n    says: { en: It leads somewhere., zh: 救济有效。 }\n    challenge-restores: { ${body} }\n`;
  return provePack(packOf(new Map(files).set('promises.yaml', `${files.get('promises.yaml')!}${promise}`)), undefined, ['asked'])
    .promises[0]!;
};

/** The board may be asked once more, as after a refusal that was set aside. */
const askedAgain = ['opens: review, at-most: 1,', 'opens: review,'] as const;

const way = ({ path }: PromiseProved): readonly string[] =>
  path!.moves.map((move) => (move.kind === 'order' ? move.order : Object.values(move).join(' ')));

describe('challenge-restores', () => {
  test('holds where what was refused can be granted after all', () => {
    expect(asked(askedAgain)).toMatchObject({ holds: true });
  });

  test('finds a refusal that an opinion forces again and again', () => {
    const answer = asked();
    expect(answer.holds).toBe(false);
    expect(way(answer)).toEqual(['file', 'accept', 'consult', 'child review unfit refuse-unfit', 'outside remedy set-aside reopen']);
  });

  test('a set-aside refusal that cannot be granted', () => {
    const answer = asked(askedAgain, ['from: refused, to: accepted', 'from: refused, to: gone, letter: ended-note']);
    expect(answer.holds).toBe(false);
    expect(answer.why!.en).toContain('`grant`, which could have been given instead, cannot be given any more');
    expect(way(answer)).toEqual(['file', 'accept', 'refuse', 'outside remedy set-aside reopen']);
  });

  test('a challenge that succeeds and changes nothing', () => {
    const answer = asked(askedAgain, ['from: refused, to: accepted', 'from: refused']);
    expect(answer.holds).toBe(false);
    expect(answer.why!.en).toContain('`remedy` ends as `set-aside`, and `refused` stands');
  });

  test('a case that followed what was set aside and does not follow its fall', () => {
    const follows = [
      ['cases:\n', 'cases:\n  other: { procedure: permit, link: subject, then: { refused: sink } }\n'],
      ['  load: ', '  sink:         { by: law, from: moored, to: gone, letter: ended-note }\n  load: '],
    ] as const;
    const answer = asked(askedAgain, ...follows);
    expect(answer.why!.en).toContain('`permit` goes to `gone` when `permit` is `refused`, and stays there');
    const raised = ['{ refused: sink }', '{ refused: sink, accepted: raise }'] as const;
    const raise = ['  load: ', '  raise:        { by: law, from: gone, to: moored }\n  load: '] as const;
    expect(asked(askedAgain, ...follows, raised, raise)).toMatchObject({ holds: true });
  });

  const gone = ['from: refused, to: accepted', 'from: refused, to: gone, letter: ended-note'] as const;
  const closed = (outcomes: string): string => `procedure: permit, closed: { reopen: { outcomes: [${outcomes}], basis: pa.3 } }`;

  test('what the law closes is named with its article, and nothing else may be lost', () => {
    expect(promised(closed('all'), askedAgain, gone)).toMatchObject({ holds: true });
    const half = promised(closed('grant'), askedAgain, gone);
    expect(half.holds).toBe(false);
    expect(half.why!.en).not.toContain('`grant`, which');
  });

  test('what is said to be closed and can still be given is a fault of the promise', () => {
    const answer = promised(closed('grant'), askedAgain);
    expect(answer.holds).toBe(false);
    expect(answer.why!.en).toContain('`grant` is said to be closed after `reopen`, and it is not');
  });
});

describe('the packs of the house', () => {
  /** An order of the office there follows by law and does not fall with what was set aside. */
  const open: Readonly<Record<string, readonly string[]>> = { rotterdam: ['serious-incident'] };

  test.each(readdirSync(packs))('%s promises that each of its challenges leads somewhere', (name) => {
    const pack = packOf(readFolder(join(packs, name)));
    const promise = Object.values(pack.promises).filter(({ form }) => form === 'challenge-restores');
    const covered = promise.flatMap((each) => namedProcedures(pack, each).map((procedure) => procedure.name));
    const challengeable = Object.values(pack.procedures).filter(({ states, endings, cases }) =>
      [...Object.values(states), ...Object.values(endings)].some(({ challenges }) =>
        challenges.some((each) => cases[each]?.procedure !== undefined),
      ),
    );
    const missing = challengeable.filter((procedure) => !covered.includes(procedure.name)).map((procedure) => procedure.name);
    expect(missing).toEqual(open[name] ?? []);
  });
});
