import { expect, test } from 'vitest';
import { shenzhen } from './pack.fixture.ts';

const asking = (procedure: string, fact: string) =>
  Object.values(shenzhen.procedures[procedure]!.orders).filter(({ needs }) => needs.some((need) => need.fact === fact));

test.each(['trial', 'hospital-test'])(
  'plan, endpoints, stop rule, looks and harm rates of a %s are given when it is filed, and by no later order',
  (procedure) => {
    for (const fact of ['plan', 'endpoints', 'stop-rule', 'planned-looks', 'acceptable-harm', 'unacceptable-harm'])
      expect([fact, asking(procedure, fact).map(({ name, from }) => [name, from])]).toEqual([fact, [['file', 'opening']]]);
  },
);

test('an amendment brings back ceilings and nothing that was fixed', () => {
  for (const procedure of ['trial', 'hospital-test'])
    expect(shenzhen.procedures[procedure]!.orders['amend']!.needs.map(({ fact }) => fact)).toEqual([
      'cap-subjects',
      'cap-sites',
      'cap-days',
    ]);
});

test('requirements with their thresholds, plan and data of a test are given before they are agreed to, and no order leads back there from then on', () => {
  const fixed = ['test-plan', 'test-data', 'requirements'];
  for (const fact of fixed)
    expect(asking('conformity', fact).map(({ name, from }) => [name, from])).toEqual([['propose-plan', ['accepted']]]);
  // The scope comes with the file and may be narrowed with the plan.
  for (const fact of ['intended-use', 'exclusions'])
    expect(asking('conformity', fact).map(({ name }) => name)).toEqual(['file', 'propose-plan']);
  // No order asks for a cell of its own either: a row is given whole, with the list.
  for (const fact of ['threshold', 'bound', 'requirement-id', 'planned-samples']) expect(asking('conformity', fact)).toEqual([]);
  const { orders } = shenzhen.procedures['conformity']!;
  const back = Object.values(orders).filter(({ to }) => to === 'accepted' || to === 'plan-proposed');
  for (const state of ['locked', 'testing', 'run-done', 'proposed', 'certified'])
    expect([state, back.filter(({ from }) => Array.isArray(from) && from.includes(state)).map(({ name }) => name)]).toEqual([state, []]);
});
