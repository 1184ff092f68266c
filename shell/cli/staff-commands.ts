import { createHash } from 'node:crypto';
import { type Day, localDay, nearest, parseDay, printInstant, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { createIdentity } from '#shell/identity';
import type { OfficeEvent } from '#shell/ledger';
import { nowInOrder, type OpenedOffice, standInFor } from '#shell/office';
import { type Called, type Command, type Gives, noLaw, optional, WrongUsage } from './command.ts';
import { openOffice } from './open.ts';

/** Posts, seats and absences, as they stand and as they are entered; and the meetings of committees. */
export const staffCommands: Readonly<Record<string, Command>> = {
  'people list': {
    usage: 'people list',
    summary: 'Who holds which post and seat today, who is away, and how many cases each holds.',
    example: 'ordinance people list --json',
    counts: [0, 0],
    run: async () =>
      withOffice(async ({ office, today, pack }) => {
        const accounts = await (await createIdentity(office.store)).accounts();
        const folded = await office.store.office.read();
        const people = accounts.map(({ person, name }) => {
          const away = folded.awayUntil(person, today);
          const seats = Object.keys(pack.committees).flatMap((committee) =>
            folded
              .members(committee, today, '')
              .flatMap(({ id, category, until }) =>
                id === person ? [{ committee, category, ...(until === undefined ? {} : { until }) }] : [],
              ),
          );
          const holds = [...folded.holders.values()].filter((holder) => holder.person === person).length;
          return {
            person,
            name,
            posts: folded.postsHeld(person, today).map(({ role, office: of }) => ({ role, office: of })),
            seats,
            ...(away?.until === undefined ? {} : { away: away.until }),
            holds,
          };
        });
        const line = (one: (typeof people)[number]): string =>
          [
            one.name,
            ...one.posts.map(({ role }) => role),
            ...one.seats.map(({ committee, category }) => `${committee}/${category}`),
            ...(one.away === undefined ? [] : [`away until ${one.away}`]),
          ].join('  ');
        return {
          exit: 0,
          json: { people },
          text: people
            .filter(({ posts, seats }) => posts.length + seats.length > 0)
            .map(line)
            .join('\n'),
        };
      }),
  },
  'people post': {
    usage: 'people post EMAIL ROLE [--from DAY] [--until DAY]',
    summary: 'Gives a post to somebody who has an account.',
    example: 'ordinance people post lin@city.example officer --until 2027-12-31',
    counts: [2, 2],
    takes: { from: 'first day; today', until: 'last day; without it the post has no end' },
    run: async (called) =>
      withOffice(async (desk) => {
        const { person, name } = await personBy(desk.office, called.args[0]!);
        const role = desk.pack.roles[called.args[1]!];
        if (role?.is !== 'official') throw new WrongUsage(unknown('role in an office', called.args[1]!, officialRoles(desk.pack)));
        const span = spanOf(called, desk.today);
        await entered(desk, [{ type: 'postGiven', person, role: role.name, office: role.office, ...span }]);
        return { exit: 0, json: { ok: true, person, role: role.name, ...span }, text: `${name} is ${role.name} from ${span.from}.` };
      }),
  },
  'people seat': {
    usage: 'people seat EMAIL COMMITTEE CATEGORY [--from DAY] [--until DAY] [--chair yes]',
    summary: 'Seats somebody on a committee.',
    example: 'ordinance people seat luo@city.example ethics law --until 2031-06-30',
    counts: [3, 3],
    takes: { from: 'first day; today', until: 'last day of the term', chair: '`yes` for anyone who presides' },
    run: async (called) =>
      withOffice(async (desk) => {
        const [, committee, category] = called.args as [string, string, string];
        const { person, name } = await personBy(desk.office, called.args[0]!);
        const found = desk.pack.committees[committee];
        if (found === undefined) throw new WrongUsage(unknown('committee', committee, Object.keys(desk.pack.committees)));
        const seats = found.seats[category];
        if (seats === undefined) throw new WrongUsage(unknown('category', category, Object.keys(found.seats)));
        const held = (await desk.office.store.office.read())
          .members(committee, desk.today, '')
          .filter((seat) => seat.category === category && seat.id !== person && (seat.until === undefined || seat.until >= desk.today));
        if (held.length >= seats)
          return { exit: 1, json: { ok: false, refusal: 'noSeatLeft', seats }, text: `All ${seats} seats of ${category} are taken.` };
        const span = spanOf(called, desk.today);
        const chair = optional(called, 'chair') === 'yes' ? { chair: true } : {};
        await entered(desk, [{ type: 'seatTaken', person, committee, category, ...chair, ...span }]);
        return {
          exit: 0,
          json: { ok: true, person, committee, category, ...chair, ...span },
          text: `${name} sits on ${committee} (${category}) from ${span.from}.`,
        };
      }),
  },
  'people away': {
    usage: 'people away EMAIL FROM UNTIL [--deputy EMAIL]',
    summary: 'Notes an absence, and who stands in for as long and no longer.',
    example: 'ordinance people away head@city.example 2026-07-01 2026-07-14 --deputy lin@city.example',
    counts: [3, 3],
    takes: { deputy: 'a colleague of the same role and office, or of one that the pack lets stand in' },
    run: async (called) =>
      withOffice(async (desk) => {
        const { person, name } = await personBy(desk.office, called.args[0]!);
        const [from, until] = [dayOf(called.args[1]!), dayOf(called.args[2]!)];
        if (until < from) throw new WrongUsage(`${until} is before ${from}`);
        const named = optional(called, 'deputy');
        const deputy = named === undefined ? undefined : await personBy(desk.office, named);
        const folded = await desk.office.store.office.read();
        const found =
          deputy === undefined
            ? undefined
            : standInFor(desk.pack, folded, { person, deputy: deputy.person, today: desk.today, from, until });
        if (found !== undefined && 'refusal' in found)
          return { exit: 1, json: { ok: false, ...found }, text: `${found.text.en} ${found.wayOut.en}` };
        await entered(desk, [
          { type: 'away', person, from, until },
          ...(deputy === undefined || found === undefined
            ? []
            : [{ type: 'delegated', person, to: deputy.person, ...found, from, until } as const]),
        ]);
        const text = `${name} is away from ${from} to ${until}${deputy === undefined ? '' : `; ${deputy.name} stands in`}.`;
        return { exit: 0, json: { ok: true, person, from, until, ...(deputy === undefined ? {} : { deputy: deputy.person }) }, text };
      }),
  },
  'meetings list': {
    usage: 'meetings list [COMMITTEE]',
    summary: 'Meetings of committees, newest first.',
    example: 'ordinance meetings list ethics',
    counts: [0, 1],
    run: async (called) =>
      withOffice(async ({ office }) => {
        const { meetings } = await office.store.office.read();
        const found = [...meetings.values()]
          .filter(({ committee }) => called.args[0] === undefined || committee === called.args[0])
          .toReversed();
        const rows = found.map(({ id, committee, on, at, stage, agenda, minutes }) => ({
          id,
          committee,
          on,
          at,
          stage,
          items: agenda.length,
          ...(minutes === undefined ? {} : { digest: minutes.digest }),
        }));
        return {
          exit: 0,
          json: { meetings: rows },
          text: rows.map(({ id, on, at, stage, items }) => `${id}  ${on} ${at}  ${stage}  ${items} items`).join('\n'),
        };
      }),
  },
  'meetings minutes': {
    usage: 'meetings minutes ID',
    summary: 'The text of signed minutes, word for word, and whether its digest holds.',
    example: 'ordinance meetings minutes ethics-2026-3 --json',
    counts: [1, 1],
    run: async (called) =>
      withOffice(async ({ office }) => {
        const { meetings } = await office.store.office.read();
        const meeting = meetings.get(called.args[0]!);
        if (meeting === undefined) throw new WrongUsage(unknown('meeting', called.args[0]!, [...meetings.keys()]));
        if (meeting.stage !== 'signed' || meeting.minutes === undefined)
          return { exit: 1, json: { ok: false, refusal: 'notSignedYet' }, text: 'Two persons have not signed these minutes yet.' };
        const { content, digest } = meeting.minutes;
        const ok = createHash('sha256').update(content, 'utf8').digest('hex') === digest;
        return {
          exit: ok ? 0 : 1,
          json: { ok, digest, signatures: meeting.signatures, minutes: JSON.parse(content) as unknown },
          text: content,
        };
      }),
  },
};

interface Staff {
  readonly office: OpenedOffice;
  readonly pack: Pack;
  readonly today: Day;
}

const withOffice = async (work: (staff: Staff) => Promise<Gives>): Promise<Gives> => {
  const office = await openOffice();
  try {
    if (office.shelf.empty) throw noLaw();
    const { pack } = office.shelf.on('9999-12-31' as Day);
    return await work({ office, pack, today: localDay(zoneOf(pack.zone), office.clock.now()) });
  } finally {
    await office.close();
  }
};

const personBy = async (office: OpenedOffice, email: string): Promise<{ readonly person: string; readonly name: string }> => {
  const identity = await createIdentity(office.store);
  const found = (await identity.holder(email)) ?? (await identity.account(email));
  if (found === undefined) throw new WrongUsage(`${email} has no account: run \`ordinance people add\` first`);
  return found;
};

type Entry = OfficeEvent extends infer E ? (E extends OfficeEvent ? Omit<E, 'seq' | 'recorded' | 'actor'> : never) : never;

const entered = async ({ office, pack }: Staff, entries: readonly Entry[]): Promise<void> => {
  const { version } = await office.store.office.read();
  const recorded = printInstant(zoneOf(pack.zone), await nowInOrder(office.store.database, office.clock));
  const events = entries.map((entry, index) => ({ ...entry, seq: version + 1 + index, recorded }) as OfficeEvent);
  if (!(await office.store.office.append(events))) throw new Error('somebody changed the staff at the same moment: run the command again');
};

const spanOf = (called: Called, today: Day): { readonly from: Day; readonly until?: Day } => {
  const [from, until] = [optional(called, 'from'), optional(called, 'until')];
  const first = from === undefined ? today : dayOf(from);
  if (until === undefined) return { from: first };
  const last = dayOf(until);
  if (last < first) throw new WrongUsage(`${last} is before ${first}`);
  return { from: first, until: last };
};

const dayOf = (given: string): Day => {
  const day = parseDay(given);
  if (day === undefined) throw new WrongUsage(`${given} is no day: write it as 2026-03-02`);
  return day;
};

const officialRoles = ({ roles }: Pack): readonly string[] =>
  Object.values(roles).flatMap(({ name, is }) => (is === 'official' ? [name] : []));

const unknown = (what: string, given: string, known: readonly string[]): string => {
  const near = nearest(given, known);
  return `there is no ${what} \`${given}\`${near === undefined ? (known.length === 0 ? '' : `; there are ${known.slice(0, 12).join(', ')}`) : `; did you mean \`${near}\`?`}`;
};
