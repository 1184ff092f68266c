import { expect, test } from 'vitest';
import { offers } from '#law/case';
import type { Day } from '#law/ground';
import { inline } from '#shell/db';
import { peopleKept, prepareDemo } from '#shell/demo';
import { SetClock } from '../clock.ts';
import { openOffice } from '../open-office.ts';
import { lookAtEach, readerFor, seenBy } from './look.ts';
import { mayBeUsual, usualNext } from './offers-view.ts';

test('the next order of a docket row is the same whether all orders were tried or those alone that may be it', async () => {
  const clock = new SetClock(0);
  const office = await openOffice({ memory: true, clock });
  try {
    await prepareDemo(office, clock, { small: true, seed: 'test', until: '2026-11-24' as Day });
    const desk = { keeper: office.keeper } as Parameters<typeof lookAtEach>[0];
    const open = await office.store.database.query<{ id: string }>(inline('select case_id as id from docket where not ended'));
    const found = new Map<string, number>();
    for (const { person } of await peopleKept(office.store)) {
      const reader = await readerFor(desk, person);
      const compared = await lookAtEach(
        desk,
        open.map(({ id }) => id),
        (look, id) => {
          const seen = seenBy(look, id, reader);
          if (seen === undefined) return undefined;
          const all = usualNext(seen, offers(look.world, id, person), person);
          expect(usualNext(seen, offers(look.world, id, person, mayBeUsual(seen)), person)).toBe(all);
          return all;
        },
      );
      for (const name of compared.values()) if (name !== undefined) found.set(name, (found.get(name) ?? 0) + 1);
    }
    expect(found.size).toBeGreaterThan(5);
  } finally {
    await office.close();
  }
});
