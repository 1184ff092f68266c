import { afterEach, describe, expect, test } from 'vitest';
import type { Order } from '#law/case';
import type { Day } from '#law/ground';
import { testEngines } from '#shell/db';
import type { OfficeEvent } from '#shell/ledger';
import { harbourFiles, laterHarbour, renamedAnew, ship } from '../../../law/case/transition.fixture.ts';
import { SetClock } from '../clock.ts';
import { LedgerKeeper } from '../ledger-keeper.ts';
import { disclose, ownPack, testOffice } from '../office.fixture.ts';
import { type OpenedOffice, openOffice } from '../open-office.ts';
import { Shelf } from '../shelf.ts';

const nine = (day: string): number => Date.parse(`${day}T01:00:00Z`);

const harbourPeople: readonly OfficeEvent[] = [
  ...[
    ['lin', 'officer'],
    ['zhao', 'head'],
    ['wu', 'clerk'],
  ].map(([person, role], index) => ({
    seq: index + 1,
    recorded: '2025-01-01T00:00:00Z' as never,
    type: 'postGiven' as const,
    person: person!,
    role: role!,
    office: 'port',
    from: '2025-01-01' as Day,
  })),
];

/** A second text of the harbour: other names, five days in place of twenty, and what runs starts again, children included. */
const spring = laterHarbour(
  '2026-03-16',
  '2026-01-01',
  '{ permit: { states: { accepted: assessing, moored: moored, filed: filed }, facts: { length: size }, clocks: restart }, review: { states: { prepared: prepared }, clocks: restart } }',
  renamedAnew,
);

describe.each(testEngines())('a harbour that goes over to a second text on $engine', ({ fresh }) => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  const harbour = async (day: string): Promise<OpenedOffice & { readonly clock: SetClock }> => {
    const { options, drop } = await fresh();
    const clock = new SetClock(nine(day));
    const office = await openOffice({ ...('databaseUrl' in options ? options : { memory: true }), clock });
    open.push(() => office.close().then(drop));
    expect(await office.shelf.install(harbourFiles, clock.now())).toMatchObject({ ok: true });
    await office.store.office.append(harbourPeople);
    return { ...office, clock };
  };
  const done = async ({ keeper }: OpenedOffice, order: Order): Promise<string> => {
    const given = await keeper.give(order);
    if (!given.ok) throw new Error(`${order.order} was refused: ${JSON.stringify(given.error)}`);
    return given.value.case;
  };

  test('cases with their reviews, rows of the register and all dates; those that keep their law go on under it; a restart in between changes nothing', async () => {
    const office = await harbour('2026-03-09');
    const file = () => done(office, { procedure: 'permit', order: 'file', actor: 'sven', gives: ship });
    const [reviewed, moored, filed, correcting] = [await file(), await file(), await file(), await file()];
    for (const id of [reviewed, moored]) await done(office, { case: id, order: 'accept', actor: 'lin', gives: {} });
    await done(office, { case: reviewed, order: 'consult', actor: 'lin', gives: {} });
    await done(office, { case: moored, order: 'propose', actor: 'lin', gives: { 'stay-days': 30, hold: 500 } });
    await done(office, { case: moored, order: 'grant', actor: 'zhao', gives: { 'stay-days': 30, hold: 500 } });
    await done(office, { case: moored, order: 'load', actor: 'sven', gives: { loaded: 100 } });
    await done(office, { case: correcting, order: 'ask-to-correct', actor: 'lin', gives: { 'missing-items': 'papers' } });
    const installed = await office.shelf.install(spring, office.clock.now());
    expect(installed).toMatchObject({ ok: true });

    // The server is off from before that day until after it.
    office.clock.set(nine('2026-03-17'));
    const again = new LedgerKeeper(office.store, await Shelf.open(office.store), office.clock);
    await again.catchUpAll();

    const rows = new Map((await office.store.cases({ limit: 50 })).rows.map((row) => [row.case, row]));
    const review = [...rows.values()].find(({ procedure }) => procedure === 'review')!;
    const seen = (id: string) => [rows.get(id)!.state, rows.get(id)!.pack === installed.digest, rows.get(id)!.due];
    // The decision stands still while the board sits, as before; the board has thirty days from that day.
    expect(seen(reviewed)).toEqual(['assessing', true, null]);
    expect(seen(review.case)).toEqual(['prepared', true, '2026-04-15']);
    expect(seen(moored)).toEqual(['moored', true, '2026-04-14']);
    // Its five days would have been over with the day of force itself; they start again on it.
    expect(seen(filed)).toEqual(['filed', true, '2026-03-23']);
    expect(seen(correcting)).toEqual(['correcting', false, '2026-03-19']);
    const [entry] = (await office.store.registerRows({ register: 'berths' })).rows;
    expect(entry).toMatchObject({ case: moored, status: 'here' });

    // What follows, follows from the new text: the budget is the same account, and anyone who proposes still does not grant.
    await done(office, { case: moored, order: 'load', actor: 'sven', gives: { loaded: 400 } });
    const full = await office.keeper.give({ case: moored, order: 'load', actor: 'sven', gives: { loaded: 1 } });
    expect(full.ok ? undefined : full.error.refusal).toBe('budgetExhausted');
    await done(office, { case: correcting, order: 'supply', actor: 'sven', gives: { papers: 'more.pdf' } });
    office.clock.set(nine('2026-05-04'));
    await again.catchUpAll();
    expect(await office.store.verify()).toMatchObject({ ok: true, findings: [] });
    expect((await office.store.rebuild((families) => again.project(families))).differences).toEqual([]);
    const kinds = async (id: string) =>
      (await office.store.caseEvents(id)).map((event) => (event.type === 'orderGiven' ? event.order : event.type));
    expect(await kinds(moored)).toEqual(['file', 'accept', 'propose', 'grant', 'load', 'moved', 'load', 'sail']);
    expect(await kinds(filed)).toEqual(['file', 'moved', 'accept']);
  });

  test('the transition of the Shenzhen pack takes over what was listed under the text tried out before it', async () => {
    const { options, drop } = await fresh();
    const office = await testOffice('2022-09-10', 'databaseUrl' in options ? options : {});
    open.push(() => office.close().then(drop));
    // As it may have been: what is tracked was called listed, and whom it affects, whom it reaches.
    const tried = new Map(
      [...ownPack]
        .filter(([path]) => path !== 'transitions.yaml' && !/^(examples|imports)\//.test(path))
        .map(([path, text]) => [path, text.replaceAll(/\baffected\b/g, 'people-reached').replaceAll(/\btracked\b/g, 'listed')]),
    );
    tried.set('pack.yaml', tried.get('pack.yaml')!.replace('version: 2022-11-01', 'version: 2022-09-05'));
    expect(await office.shelf.install(tried, office.clock.now())).toMatchObject({ ok: true });
    const { affected, ...others } = disclose.gives;
    const file = () => office.done({ ...disclose, gives: { ...others, 'people-reached': affected! } });
    const [listed, waiting] = [await file(), await file()];
    await office.done({ case: listed, order: 'list', actor: 'lin', gives: {} });
    await office.done({ case: waiting, order: 'ask-to-fix', actor: 'lin', gives: { 'missing-items': 'a name' } });
    await office.goTo('2022-11-02');
    const state = await office.keeper.ask(listed, (world, files) => {
      const moved = files.get(listed)!;
      return { state: moved.state, affected: moved.facts['affected'], version: world.packOf(moved.digest).pack.version };
    });
    expect(state).toEqual({ state: 'tracked', affected: 2_000_000, version: '2022-11-01' });
    const [, , move] = await office.store.caseEvents(listed);
    expect(move).toMatchObject({
      type: 'moved',
      happened: '2022-11-01T00:00:00+08:00',
      basis: ['sz.66'],
      standing: 'assumed',
      dates: [{ clock: 'tracking', before: '2023-09-11', after: '2023-09-11' }],
    });
    const lapsed = await office.store.caseEvents(waiting);
    expect(lapsed.map(({ type }) => type)).not.toContain('moved');
    expect((await office.store.rebuild((families) => office.keeper.project(families))).differences).toEqual([]);
  });
});
