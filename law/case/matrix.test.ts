import { describe, expect, test } from 'vitest';
import type { CaseEvent, OrderGiven } from './events.ts';
import { type Following, type Matrix, matrixOf } from './matrix.ts';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';

const matrices: Readonly<Record<string, Matrix>> = Object.fromEntries(
  Object.values(shenzhen.procedures).map((procedure) => [procedure.name, matrixOf(shenzhen, procedure)]),
);

const row = (procedure: string, state?: string) => matrices[procedure]!.rows.find((each) => each.state === state)!;

describe('who may order what is read from the procedure', () => {
  test('a cell lists orders with the state after, and the conditions that may refuse them', () => {
    const { cells, waits } = row('hospital-test', 'accepted');
    expect(waits).toBe('officer');
    expect(cells['officer']).toEqual([
      {
        order: 'propose',
        to: 'proposed',
        conditions: ['ethicsPending: ethics.open = 0', 'capsAboveRequest: caps-within-request'],
      },
      // After a refusal that fell the opinion can be checked once more.
      {
        order: 'check-review-again',
        opens: 'ethics',
        conditions: ['ethicsPending: ethics.open = 0', 'nothingSetAside: times("reopen") >= 1'],
      },
    ]);
    expect(cells['applicant']).toEqual([
      { order: 'urge', conditions: ['notLateYet: clock.decision.left-days < 0', 'alreadyUrged 1'] },
      { order: 'withdraw', to: 'withdrawn', conditions: [] },
      { order: 'hand-in-review', opens: 'ethics', conditions: ['ethicsPending: ethics.open = 0'] },
    ]);
    expect(cells['head']!.map(({ order }) => order)).not.toContain('admit');
  });

  test('what happens by itself names the clock, the vote or the other case; a clock may run out without effect', () => {
    expect(row('hospital-test', 'report-late').byItself).toContainEqual(
      expect.objectContaining({ order: 'suspend-unreported', to: 'suspended', cause: { kind: 'clock', clock: 'late-report' } }),
    );
    expect(row('hospital-test', 'accepted').byItself).toContainEqual({ cause: { kind: 'clock', clock: 'decision' } });
    expect(row('hospital-test', 'accepted').byItself).toContainEqual(
      expect.objectContaining({
        order: 'refuse-on-ethics',
        cause: { kind: 'case', name: 'ethics', reaches: ['unfavourable'] },
      }),
    );
    // The list is `[reopen, take-in, reinstate]`; in this ending only one of them is lawful, besides the stay of its effect, in each way to challenge.
    expect(row('hospital-test', 'stopped').byItself.map(({ order, cause }) => [cause.kind === 'case' && cause.name, order])).toEqual([
      ['remedy', 'stay'],
      ['remedy', 'reinstate'],
      ['action', 'stay'],
      ['action', 'reinstate'],
      ['incident', 'undo-recall'],
    ]);
    expect(row('ethics-review', 'meeting').byItself).toContainEqual(
      expect.objectContaining({ order: 'favour', cause: { kind: 'vote', result: 'carried' } }),
    );
    expect(row('institution-review').byItself.map(({ cause }) => cause.kind === 'opened' && cause.name)).toContain('hospital-test');
  });

  test('members sit in a voting state, and who sat before is barred', () => {
    expect(row('ethics-review', 're-review').cells['experts']!.map(({ order }) => order)).toEqual(
      expect.arrayContaining(['attend', 'recuse', 'vote-for', 'abstain']),
    );
    expect(row('ethics-review', 're-review').cells['experts']![0]).toMatchObject({
      order: 'attend',
      conditions: ['not-by simple-review', 'not-by meeting', 'not-by emergency-meeting'],
    });
    expect(row('ethics-review', 're-review').cells['secretary']!.map(({ order }) => order)).toContain('close-vote');
  });

  test('a ceiling, an extension and a second person are conditions as well', () => {
    const { conditions } = matrices['assessment']!;
    expect(conditions.find(({ id }) => id === 'not-by propose')).toMatchObject({
      kind: 'not-by',
      orders: expect.arrayContaining(['grant']),
    });
    expect(conditions.find(({ kind }) => kind === 'extends')).toMatchObject({ times: 1 });
    // A place is held again by law whatever is left: only who files needs one that is free.
    expect(matrices['trial']!.conditions.find(({ id }) => id === 'budget trial-places')).toMatchObject({ orders: ['file'] });
    expect(matrices['hospital-test']!.conditions.find(({ kind }) => kind === 'budget')).toMatchObject({
      budget: 'trial-sites',
      orders: ['open-site'],
    });
  });

  test('`from: open` is every state and no ending', () => {
    const withdrawn = matrices['ethics-review']!.rows.filter(({ cells }) => cells['applicant']?.some(({ order }) => order === 'withdraw'));
    expect(withdrawn.map(({ kind }) => kind)).toEqual(Object.keys(shenzhen.procedures['ethics-review']!.states).map(() => 'state'));
  });

  test('whose turn it is has a column, whatever the role may order', () => {
    for (const { columns, rows } of Object.values(matrices))
      for (const { waits } of rows) if (waits !== undefined) expect(columns).toContain(waits);
  });
});

const isOrder = (event: CaseEvent): event is OrderGiven => event.type === 'orderGiven';

const causes: Readonly<Record<string, Following['cause']['kind']>> = { silence: 'clock', vote: 'vote', case: 'case' };

describe('whatever the engine lets happen stands in the matrix', () => {
  test.each(Object.values(shenzhen.examples).map((example) => [example.name, example] as const))('%s', (_, example) => {
    const procedures = new Map<string, string>();
    for (const event of play(shenzhen, example).events.filter(isOrder)) {
      if (event.opened !== undefined) procedures.set(event.case, event.opened.procedure);
      const { cells, byItself } = row(procedures.get(event.case)!, event.opened === undefined ? event.from : undefined);
      const opensChild = event.opened?.parent !== undefined || (event.opened !== undefined && event.role === 'law');
      const lawful = opensChild
        ? byItself
        : event.because === undefined
          ? (cells[event.role] ?? [])
          : byItself.filter(({ cause }) => cause.kind === causes[event.because!.kind]);
      expect([event.order, lawful.map(({ order }) => order)]).toEqual([event.order, expect.arrayContaining([event.order])]);
      // An order without `to` leaves the case where it stands.
      const move = lawful.find(({ order }) => order === event.order)!;
      expect([event.order, move.to ?? event.from]).toEqual([event.order, event.to ?? event.from]);
    }
  });
});
