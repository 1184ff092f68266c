import type { DemoPeople, OfficeService, TimeTravelled } from '#contract';
import { type CaseEvent, type Moved, type OrderGiven, orderWord, stayWord, wordFor } from '#law/case';
import { type Day, dayNumber, fail, localDay, ok, parseDay, printInstant, type Refusal, startOfDay, type Text, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { inline } from '#shell/db';
import { type LedgerKeeper, mailTables, SetClock, set } from '#shell/office';
import { nextDeadline, passTime } from './agenda.ts';
import { type DemoPerson, peopleKept, type Seat, toursKept } from './people.ts';
import { say } from './say.ts';

const dayMs = 86_400_000;
const hour = 3_600_000;
/** Shown of what happened on the way. */
const shown = 20;

/** What only the demo city can do: say whom one can sign in as, and let time pass. */
export const demoMethods = ({
  keeper,
}: {
  readonly keeper: LedgerKeeper;
}): Pick<OfficeService, 'demoPeople' | 'demoTours' | 'demoMails' | 'travel'> => ({
  demoPeople: async () => ok({ people: (await peopleKept(keeper.store)).map(personView(packNow(keeper))) }),

  demoTours: async () => ok({ tours: await toursKept(keeper.store) }),

  demoMails: async () => {
    const zone = zoneOf(packNow(keeper).zone);
    const mails = await mailTables(keeper.store).newest(200);
    return ok({
      mails: mails.map(({ id, address, lang, subject, body, ends, writtenAt }) => ({
        id: String(id),
        to: address,
        lang,
        subject,
        body,
        written: printInstant(zone, writtenAt),
        ...(ends === null ? {} : { ends }),
      })),
    });
  },

  travel: async (_, asked) => {
    const { clock, store } = keeper;
    if (!(clock instanceof SetClock)) throw new Error('time can only be moved in the demo city');
    const to = await destination(keeper, asked.body);
    if (typeof to !== 'number') return fail(to);
    const before = await lastPosition(keeper);
    await passTime(keeper, clock, to);
    await keeper.catchUpAll();
    await set(store.database, 'clock', { at: clock.now(), runs: true });
    return ok(await travelled(keeper, before));
  },
});

const packNow = ({ shelf }: LedgerKeeper): Pack => shelf.on('9999-12-31' as Day).pack;

// ---- people ----------------------------------------------------------------------------------------------------------

const personView =
  (pack: Pack) =>
  ({ person, name, sentence, workplace, parties = [], posts = [], seats = [] }: DemoPerson): DemoPeople['people'][number] => {
    const titled = (role: string): { readonly name: string; readonly title: Text } => ({
      name: role,
      title: pack.roles[role]?.title ?? wordFor(pack, role),
    });
    const names = [
      ...posts.map(({ role }) => titled(role)),
      ...seats.map((seat) => ({ name: seat.committee, title: seatTitle(pack, seat) })),
      ...parties.map(titled),
    ];
    return { person, name, sentence, workplace, roles: names };
  };

const seatTitle = (pack: Pack, { committee, category, chair }: Seat): Text => {
  const of = pack.committees[committee]?.title ?? wordFor(pack, committee);
  const seat = wordFor(pack, category);
  return chair === true ? say('seatTitle.chair', { of, seat }) : say('seatTitle.ofSeat', { of, seat });
};

// ---- time ------------------------------------------------------------------------------------------------------------

interface Asked {
  readonly to?: string;
  readonly days?: number;
  readonly nextDeadline?: true;
}

const no = (words: Text, about: Refusal['about'] = {}): Refusal => ({
  refusal: 'notInDomain',
  basis: [],
  text: words,
  about,
});

/** The farthest day on which a day is still four digits and a holiday long forgotten. */
const farthestDays = 3660;

/** Where the journey ends, or why it cannot begin. */
const destination = async (keeper: LedgerKeeper, { to, days, nextDeadline: deadline }: Asked): Promise<number | Refusal> => {
  if ([to, days, deadline].filter((way) => way !== undefined).length !== 1) {
    return no(say('destination.sayOneThingA'));
  }
  const now = keeper.clock.now();
  if (days !== undefined) return now + days * dayMs;
  if (deadline !== undefined) {
    const next = await nextDeadline(keeper, now, now + farthestDays * dayMs);
    return next ?? no(say('destination.nothingWillFallDue'));
  }
  const zone = zoneOf(packNow(keeper).zone);
  const day = parseDay(to!);
  const today = localDay(zone, now);
  if (day === undefined) return no(say('destination.thereIsNoSuch'), { to: to! });
  if (day <= today) return no(say('destination.timeGoesForwardOnly'), { today });
  if (dayNumber(day) - dayNumber(today) > farthestDays) return no(say('destination.notMoreThanTen'), { today });
  return startOfDay(zone, day) + 9 * hour;
};

const position = inline('select coalesce(max(position), 0) as at from event');
const byLaw = inline(
  `select data from event where position > $1 and (type = 'moved' or (data->>'type' = 'orderGiven' and data->>'role' = 'law'
     and (data->'opened' is null or data->'because'->>'kind' = 'calendar')))
   order by position`,
);

const lastPosition = async ({ store }: LedgerKeeper): Promise<number> => (await store.database.query<{ at: number }>(position))[0]!.at;

/** Where time stands now, and what the law did on the way. */
const travelled = async (keeper: LedgerKeeper, before: number): Promise<TimeTravelled> => {
  const zone = zoneOf(packNow(keeper).zone);
  const now = keeper.clock.now();
  const rows = await keeper.store.database.query<{ data: CaseEvent }>(byLaw, [before]);
  const given = rows.flatMap(({ data }) => (data.type === 'orderGiven' || data.type === 'moved' ? [data] : []));
  const happened = await Promise.all(given.slice(0, shown).map((event) => wayside(keeper, event)));
  return {
    today: localDay(zone, now),
    now: printInstant(zone, now),
    happened,
    ...(given.length > shown ? { more: given.length - shown } : {}),
  };
};

const rowOf = inline('select number, title, pack, procedure from docket where case_id = $1');

const wayside = async ({ store, shelf }: LedgerKeeper, event: OrderGiven | Moved): Promise<TimeTravelled['happened'][number]> => {
  const [row] = await store.database.query<{ number: string; title: Text; pack: string; procedure: string }>(rowOf, [event.case]);
  const pack = shelf.of(row!.pack).pack;
  const order = event.type === 'moved' ? say('wayside.goesOverToNew') : orderWord(pack, row!.procedure, event.order);
  const to = event.to === undefined ? undefined : stayWord(pack, row!.procedure, event.to);
  return {
    on: event.happened.slice(0, 10) as Day,
    case: event.case,
    number: row!.number,
    text: say('wayside.rowOrderHastoNow', { row: row!.title, order, hasTo: to !== undefined, to }),
  };
};
