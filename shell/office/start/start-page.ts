import type { Answering, StartLeads, StartPage } from '#contract';
import { ok } from '#law/ground';
import type { Pack } from '#law/pack';
import { notFound } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { lookAt, packToday, readerFor, todayOf } from '../cases/look.ts';
import type { Reader } from '../cases/reader.ts';
import { doorsOf } from '../public/home.ts';
import { questionOf } from '../view/index.ts';
import { countedIn, type Door, type Gives, type Stand, standOf } from './answers.ts';
import { say } from './say.ts';
import { tierOf } from './tier.ts';
import { otherView, refusalOf, wayView } from './way.ts';

/** What stands at the front door. */
export const startPage =
  (desk: Desk): Answering<'start'> =>
  async () =>
    ok(pageOf(packToday(desk)));

export const pageOf = (pack: Pack): StartPage => ({
  lives: doorsOf(pack, pack.start.lives),
  wants: pack.start.wants.map(({ name, says, about, asks }) => ({
    want: name,
    says,
    ...(about && { about }),
    asks: asks.map((fact) => questionOf(pack, { fact, optional: false })),
  })),
});

/** Where the answers lead. */
export const startLeads =
  (desk: Desk): Answering<'startLeads'> =>
  async ({ person }, { body }) => {
    const reader = await readerFor(desk, person);
    const { pack, digest } = desk.keeper.shelf.on(todayOf(desk));
    const want = pack.start.wants.find(({ name }) => name === body.want);
    if (want === undefined) return notFound(body.want, say('notAWant.nobodyWantsThat'));
    return ok(
      await lookAt(desk, [], (look) =>
        leadsOf({ look, pack, digest, want, gives: countedIn(look, pack, want, body.gives as Gives) }, reader),
      ),
    );
  };

/** The first way that is open; several while an answer is missing that would choose among them. */
const leadsOf = (door: Door, reader: Reader): StartLeads => {
  const stands = door.want.ways.map((way) => standOf(door, way));
  const open = stands.filter(({ closedBy, way }) => closedBy === undefined && !way.also);
  const settled = open.findIndex(({ waits }) => waits.length === 0);
  const possible = settled < 0 ? open : open.slice(0, settled + 1);
  const tier = tierOf(door, (possible[0] ?? stands[0])!.file);
  const base = { want: door.want.name, waits: waitsOf(door, possible), ...(tier && { tier }) };
  const othersThan = (some: readonly Stand[]) => stands.filter((stand) => !some.includes(stand)).map((stand) => otherView(door, stand));
  if (possible.length === 1)
    return { ...base, is: 'way', way: wayView(door, possible[0]!, reader), possible: [], others: othersThan(possible) };
  if (possible.length > 1)
    return { ...base, is: 'several', possible: possible.map((stand) => otherView(door, stand)), others: othersThan(possible) };
  const stop = stopOf(door, stands);
  return { ...base, is: stop === undefined ? 'none' : 'shut', possible: [], others: othersThan([]), ...(stop && { stop }) };
};

const waitsOf = ({ want }: Door, possible: readonly Stand[]): string[] =>
  want.asks.filter((name) => possible.some(({ waits }) => waits.includes(name)));

/** One refusal that closes every way: it is told at the answer, with what is lawful instead. */
const stopOf = (door: Door, stands: readonly Stand[]): StartLeads['stop'] => {
  const [first] = stands;
  const refusal = first?.closedBy?.refusal;
  if (first === undefined || refusal === undefined || stands.some(({ closedBy }) => closedBy?.refusal !== refusal)) return undefined;
  const view = refusalOf(door, first);
  const stop = door.pack.start.stops[refusal];
  return {
    ...(stop && { says: stop.says }),
    refusal: view,
    facts: door.want.asks.filter((name) => view.facts?.includes(name)),
    on: doorsOf(door.pack, stop?.on ?? []),
  };
};
