import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Answers, clausesOf, type Field, type Rule } from './edits.ts';
import { checkRecord, checkRules, type RecordChecked, type RulesChecked } from './localise.ts';
import { evaluate } from './satisfy.ts';

interface Golden {
  readonly id: string;
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
  readonly record: Answers;
  readonly expect: RulesChecked & RecordChecked;
}

const { cases } = JSON.parse(readFileSync(new URL('../../test/golden/promotion/edits.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Golden[];
};

describe('survey edits', () => {
  test.each(cases)('$id', ({ fields, rules, record, expect: wanted }) => {
    const checked = checkRules(fields, rules);
    const found = checkRecord(fields, rules, record, checked.contradictory);
    const without = ({ optimal, ...rest }: RulesChecked & RecordChecked) => ({ ...rest, optimal: optimal.map((each) => each.fields) });
    expect(without({ ...checked, ...found })).toEqual(without(wanted));
    for (const { fields: changed, values } of found.optimal) {
      expect(Object.keys(values).toSorted()).toEqual(changed.toSorted());
      holdsExactly(fields, rules, { ...record, ...values });
    }
  });
});

/** Any witness is right that satisfies every rule and domain exactly. */
const holdsExactly = (fields: readonly Field[], rules: readonly Rule[], answers: Answers): void => {
  for (const rule of rules)
    for (const clause of clausesOf(rule))
      expect(
        clause.some(({ atom, holds }) => evaluate(atom, answers) === holds),
        rule.id,
      ).toBe(true);
  expect(checkRecord(fields, [], answers, true)).toMatchObject({ missing: [], outside: [] });
};
