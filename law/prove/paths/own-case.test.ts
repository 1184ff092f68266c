import { describe, expect, test } from 'vitest';
import { looksAtOwnCase } from '#law/case';
import { shenzhen } from '../../case/pack.fixture.ts';
import { base, changed, packOf } from '../../pack/files.fixture.ts';
import { proveOwnCase } from './own-case.ts';
import { provePack } from './prove-pack.ts';

const procedures = Object.values(shenzhen.procedures);

describe('nobody acts for the office in their own case', () => {
  test('holds in every procedure of the Shenzhen pack, on both sides of every state', () => {
    for (const procedure of procedures) {
      const answer = proveOwnCase(shenzhen, procedure);
      expect([procedure.name, answer.holds]).toEqual([procedure.name, true]);
      expect(answer.states).toBeGreaterThanOrEqual(Object.keys(procedure.states).length);
    }
    const { promises } = provePack(shenzhen, undefined, ['nobody-in-their-own-case']);
    expect(promises).toMatchObject([{ id: 'nobody-in-their-own-case', holds: true }]);
  });

  test('is broken in every procedure in which an official acts, if the engine did not look', () => {
    const acting = procedures.filter(({ orders }) =>
      Object.values(orders).some(({ by, from }) => from !== 'opening' && by.some((role) => shenzhen.roles[role]?.is === 'official')),
    );
    expect(acting.length).toBeGreaterThan(15);
    for (const procedure of acting) {
      const answer = proveOwnCase(shenzhen, procedure, () => false);
      expect([procedure.name, answer.holds]).toEqual([procedure.name, false]);
      expect(answer.path!.moves.length).toBeGreaterThan(1);
    }
  });

  test('is broken by one role that is left out, and the way to it is told', () => {
    const forgets = (left: string) => (pack: typeof shenzhen, role: string) => role !== left && looksAtOwnCase(pack, role);
    const { holds, path } = proveOwnCase(shenzhen, shenzhen.procedures['assessment']!, forgets('head'));
    expect([holds, path?.moves.at(0), path?.moves.at(-1)]).toMatchObject([
      false,
      { order: 'file', role: 'applicant', doer: 'own' },
      { role: 'head', doer: 'own' },
    ]);
    // Ballots are looked at apart from orders.
    expect(proveOwnCase(shenzhen, shenzhen.procedures['ethics-review']!, forgets('ethics'))).toMatchObject({
      holds: false,
      path: { shows: { en: expect.stringContaining('a member votes') } },
    });
  });

  test('is broken where an order that a party and an officer may give is looked at as a party’s alone', () => {
    const mixed = packOf(
      changed(base, {
        'procedures/permit.yaml': [{ replace: 'consult:      { by: officer,', by: 'consult:      { by: [skipper, officer],' }],
      }),
    );
    const permit = mixed.procedures['permit']!;
    expect(proveOwnCase(mixed, permit)).toMatchObject({ holds: true });
    const asParty = (pack: typeof mixed, role: string) => role !== 'officer' && looksAtOwnCase(pack, role);
    expect(proveOwnCase(mixed, permit, asParty)).toMatchObject({ holds: false });
  });
});
