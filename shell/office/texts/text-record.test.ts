import { expect, test } from 'vitest';
import { inline, testEngines } from '#shell/db';
import { harbourFiles } from '../../../law/case/transition.fixture.ts';
import { answered, harbourPosts, later, refusalOf, textCity } from './city.fixture.ts';

test.each(testEngines())('what people did with texts is kept, once each and in order, on $engine', async ({ fresh }) => {
  const { options, drop } = await fresh();
  const { office, give, install, takeBack, methods, as, check } = await textCity('2026-03-02', harbourFiles, harbourPosts, 'port', options);
  const [first, second] = [await give(later('2026-03-16')), await give(later('2026-04-01'))];
  const tried = await Promise.all([install(first.digest!, '2026-03-16'), install(first.digest!, '2026-03-17')]);
  expect(tried.map((answer) => refusalOf(answer)).toSorted()).toEqual(['notOpenInThisState', undefined]);
  answered(await install(second.digest!, '2026-04-01'));
  answered(await takeBack(second.digest!));
  const listed = answered(await methods.texts(as('wu'), {})).texts;
  expect(listed.map(({ standing }) => standing)).toEqual(['coming', 'in-force', 'taken-back']);
  expect((await check(later('2026-04-01'))).findings.map(({ code }) => code)).toEqual(['text/known']);
  // A record is added to and never changed.
  await expect(office.store.database.query(inline("update text_step set person = 'nobody'"))).rejects.toThrow();
  await expect(office.store.database.query(inline('delete from text_given'))).rejects.toThrow();
  await office.close();
  await drop();
});
