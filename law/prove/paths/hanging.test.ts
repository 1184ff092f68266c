import { describe, expect, test } from 'vitest';
import { base, changed, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { hangsOn } from './hanging.ts';
import { provePack } from './index.ts';

type Edit = readonly [replace: string, by: string];

/** The harbour, where the effect of a refusal can be stayed: the ship stays at its berth until the appeal has ended. */
const stayed: readonly Edit[] = [
  ['then: { set-aside: reopen }', 'then: { lodged: put-aside, set-aside: reopen, upheld: put-back }'],
  ['  moored:   { shown: public }', '  moored:   { shown: public }\n  aside:    { title: { en: aside, zh: 停止 }, shown: public }'],
  ['from: refused, to: accepted', 'from: [refused, aside], to: accepted'],
  [
    '  load: ',
    '  put-aside:    { title: { en: put aside, zh: 停止 }, by: law, from: refused, to: aside }\n  put-back:     { title: { en: put back, zh: 恢复 }, by: law, from: aside, to: refused, letter: refusal }\n  load: ',
  ],
  ['from: open, to: withdrawn', 'from: [filed, correcting, accepted, moored], to: withdrawn'],
];

const harbour = (...edits: readonly Edit[]) =>
  packOf(changed(base, { 'procedures/permit.yaml': [...stayed, ...edits].map(([replace, by]) => ({ replace, by })) }));

const hung = (...edits: readonly Edit[]): readonly string[] => {
  const pack = harbour(...edits);
  return [...hangsOn(pack, pack.procedures['permit']!, 'aside')];
};

const everyCaseEnds = (...edits: readonly Edit[]) => {
  const pack = harbour(...edits);
  const promise = Object.values(pack.promises).find(({ form }) => form === 'every-case-ends')!;
  return provePack(pack, undefined, [promise.name]).promises[0]!;
};

describe('a place that hangs on a challenge', () => {
  test('a stay lasts as long as the challenge, and the case ends with it', () => {
    expect(hung()).toEqual(['remedy']);
    expect(everyCaseEnds()).toMatchObject({ holds: true });
  });

  test('a challenge that can end without a word here leaves the case where it is', () => {
    const unheard: readonly Edit[] = [
      [', upheld: put-back', ''],
      ['  put-back:     { title: { en: put back, zh: 恢复 }, by: law, from: aside, to: refused, letter: refusal }\n', ''],
    ];
    expect(hung(...unheard)).toEqual([]);
    expect(everyCaseEnds(...unheard)).toMatchObject({ holds: false });
  });

  test('an order with a condition may not follow', () => {
    const guarded: Edit = ['from: aside, to: refused,', 'from: aside, to: refused, if: { noBerthForThis: has-berth },'];
    expect(hung(guarded)).toEqual([]);
  });

  test('a place that a person can bring the case to has no challenge to count on', () => {
    expect(hung(['  load: ', '  wave:         { title: { en: wave, zh: 放行 }, by: head, from: accepted, to: aside }\n  load: '])).toEqual(
      [],
    );
  });

  test('a place that a clock brings the case to has none either', () => {
    expect(
      hung(
        ['silence: sail }', 'silence: [put-aside, sail] }'],
        ['by: law, from: refused, to: aside', 'by: law, from: [moored, refused], to: aside'],
      ),
    ).toEqual([]);
  });
});

test('every stay of Shenzhen lasts as long as its challenge', () => {
  const pack = packOf(readFolder(shenzhenFolder));
  for (const procedure of ['assessment', 'disclosure', 'recognition', 'trial', 'hospital-test', 'conformity', 'grant'])
    expect([procedure, ...hangsOn(pack, pack.procedures[procedure]!, 'stayed')].toSorted()).toEqual(
      ['action', procedure, 'remedy'].toSorted(),
    );
  const incident = pack.procedures['incident']!;
  expect([...hangsOn(pack, incident, 'sanction-stayed')]).toEqual(['penalty-remedy', 'penalty-action']);
  expect([...hangsOn(pack, incident, 'recall-stayed')]).toEqual(['remedy', 'action']);
});
