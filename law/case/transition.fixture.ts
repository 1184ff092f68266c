import type { Pack } from '#law/pack';
import { base, type Change, changed, packOf } from '../pack/files.fixture.ts';
import { MemoryCity } from './player.ts';

/** The harbour as its first text has it. */
export const harbourFiles = changed(base, { 'transitions.yaml': null });
export const harbour: Pack = packOf(harbourFiles);

/** A later text of the harbour, in force from a day, that takes over what `move` lists of an earlier version. */
export const laterHarbour = (version: string, from: string, move: string, change: Change = {}): ReadonlyMap<string, string> => {
  const written = changed(harbourFiles, change);
  const head = written.get('pack.yaml')!.replace('version: 2026-01-01', `version: ${version}`);
  return new Map([...written, ['pack.yaml', head], ['transitions.yaml', `basis: pa.1\nstanding: law\nfrom: ${from}\nmove: ${move}\n`]]);
};

/** `accepted` is called `assessing`, its length `size`, and it has 5 working days where it had 20. The examples use the old names, so they stay behind. */
export const renamedAnew: Change = {
  'procedures/permit.yaml': [
    { replace: 'decision: { within: 20 working-days, runs: [accepted]', by: 'decision: { within: 5 working-days, runs: [assessing]' },
    { replace: 'accepted: { waits: officer }', by: 'assessing: { waits: officer }' },
    { replace: 'ship-name, length, cargo-kind', by: 'ship-name, size, cargo-kind' },
    { replace: 'consult:      { by: officer, from: accepted', by: 'consult:      { by: officer, from: assessing' },
    { replace: 'go-on:        { by: law, from: accepted }', by: 'go-on:        { by: law, from: assessing }' },
    { replace: 'extend:       { by: head, from: accepted', by: 'extend:       { by: head, from: assessing' },
    { replace: 'propose:      { by: officer, from: accepted', by: 'propose:      { by: officer, from: assessing' },
    { replace: 'not-by: [propose], from: accepted', by: 'not-by: [propose], from: assessing' },
    { replace: '(length <= 200', by: '(size <= 200' },
    { replace: 'refuse:       { by: head, from: accepted', by: 'refuse:       { by: head, from: assessing' },
    { replace: 'refuse-unfit: { by: law, from: accepted', by: 'refuse-unfit: { by: law, from: assessing' },
    { replace: 'from: refused, to: accepted', by: 'from: refused, to: assessing' },
    { replace: 'skipper-phone: [filed, accepted]', by: 'skipper-phone: [filed, assessing]' },
  ],
  'parts/intake.yaml': [{ replace: 'from: filed, to: accepted', by: 'from: filed, to: assessing' }],
  'facts.yaml': [{ replace: '  length:        {', by: '  size:          {' }],
  'tables/berth-class.yaml': [
    { replace: 'length: "> 300"', by: 'size: "> 300"' },
    { replace: 'length: "<= 300"', by: 'size: "<= 300"' },
  ],
  'words.yaml': [{ replace: '  accepted:   {', by: '  assessing:  {' }],
  'promises.yaml': [{ replace: 'from: accepted, to: [moored', by: 'from: assessing, to: [moored' }],
  ...Object.fromEntries([...harbourFiles.keys()].filter((path) => path.startsWith('examples/')).map((path) => [path, null])),
  'imports/old-book.yaml': null,
  'forms/crew-list.yaml': null,
};

export const people = {
  sven: ['skipper'],
  lin: ['officer'],
  zhao: ['head'],
  wu: ['clerk'],
  ada: ['board/pilots/chair'],
  bo: ['board/sailors'],
  cy: ['board/sailors'],
};

export const ship = {
  'ship-name': 'Gull',
  length: 90,
  'cargo-kind': 'goods',
  papers: 'papers.pdf',
  'skipper-phone': '12345',
};

/** The harbour with its later texts, all known from the beginning. */
export const city = (...later: readonly (readonly [digest: string, files: ReadonlyMap<string, string>])[]): MemoryCity => {
  const made = new MemoryCity(harbour, people);
  for (const [digest, files] of later) made.install(packOf(files), digest);
  return made;
};

/** Gives an order that must be lawful; answers its case. */
export const done = (harbourCity: MemoryCity, order: Parameters<MemoryCity['give']>[0]): string => {
  const given = harbourCity.give(order);
  if (!given.ok) throw new Error(`${order.order} was refused: ${JSON.stringify(given.error)}`);
  return given.value.case!;
};

/** A permit, filed and accepted on a day. */
export const accepted = (harbourCity: MemoryCity, day: string): string => {
  harbourCity.passTo(day);
  const id = done(harbourCity, { procedure: 'permit', order: 'file', actor: 'sven', gives: ship });
  return done(harbourCity, { case: id, order: 'accept', actor: 'lin', gives: {} });
};
