import type { Consultation, Line, OfficeService } from '#contract';
import { activeRun, standingOf } from '#law/case';
import { type Day, ok, type Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { lineOf, marksOf, momentInWords, statusOf, weekdayInWords } from '../../view/index.ts';
import { type Desk, lawNow, notFound, packOf } from '../desk.ts';
import { clausesOf, commentsOf, draftsOf, isAnswered, type Room, titleOf } from './clauses.ts';
import { consultingIn } from './reading.ts';
import { say } from './say.ts';

/** So many rules are told of, the newest first. */
const most = 50;

/** Drafts on which people may say what they think, and what became of it. */
export const consultationPages = (desk: Desk): Pick<OfficeService, 'consultations' | 'consultation'> => ({
  consultations: async (caller) => {
    const { pack, today } = lawNow(desk, caller);
    const procedure = consultingIn(pack).map((consulting) => consulting.procedure.name);
    const { rows } = await desk.keeper.store.cases({ procedure, circles: ['public'], limit: most });
    const told = await Promise.all(
      rows.map((row) => inRoom(desk, pack, row.case, today, (room) => ({ ...summaryOf(room), open: openUntil(room) !== undefined }))),
    );
    return ok({ rows: told.filter((row) => row !== undefined) });
  },

  consultation: async (caller, { number }) => {
    const { pack, today } = lawNow(desk, caller);
    const found = (await desk.keeper.store.cases({ number, circles: ['public'], limit: 1 })).rows[0];
    const page = found === undefined ? undefined : await inRoom(desk, pack, found.case, today, pageOf);
    return page === undefined ? notFound(number, nothing, wayOut) : ok(page);
  },
});

const nothing = say('nothing.noDraftHasThis');
const wayOut = say('wayOut.allDraftsAreOn');

/** The case with its comments as they stand; nothing where it is no rule under consultation. */
const inRoom = <T>(desk: Desk, now: Pack, id: string, today: Day, question: (room: Room) => T): Promise<T | undefined> =>
  desk.keeper.ask(id, (world, files) => {
    const file = files.get(id)!;
    const pack = packOf(desk, file.digest);
    const consulting = consultingIn(pack, now).find(({ procedure }) => procedure.name === file.opened.procedure);
    return consulting === undefined ? undefined : question({ world, pack, consulting, file, files, today });
  }) as Promise<T | undefined>;

const summaryOf = (room: Room) => {
  const { pack, consulting, file } = room;
  const comments = commentsOf(room);
  const until = openUntil(room);
  return {
    case: file.id,
    number: file.opened.number,
    title: titleOf(room),
    status: statusOf(pack, consulting.procedure, file.state),
    sentence: sentenceOf(room, until),
    ...(until !== undefined && { until }),
    comments: comments.length,
    answered: comments.filter((comment) => isAnswered(room, comment)).length,
    marks: [...marksOf(pack, consulting.procedure)],
  };
};

/** The last day on which anyone may comment; missing where nobody may now. */
const openUntil = ({ pack, consulting: { procedure, order }, file, today }: Room): string | undefined => {
  if (order.from === 'opening' || (order.from !== 'open' && !order.from.includes(file.state))) return undefined;
  const clock = Object.values(procedure.clocks).find(({ runs }) => runs.includes(file.state));
  const run = clock === undefined ? undefined : activeRun(file, clock.name);
  return run === undefined ? undefined : (standingOf(pack, clock!, run, today).due ?? undefined);
};

const sentenceOf = (room: Room, until: string | undefined): Text => {
  const { procedure } = room.consulting;
  if (until !== undefined) {
    const day = weekdayInWords(until);
    return say('sentenceOf.commentUntilEveryComment', { day });
  }
  const ending = procedure.endings[room.file.state];
  const since = momentInWords(room.file.stays.at(-1)!.from);
  if (ending?.kind === 'granted') return say('sentenceOf.inForceSince', { since });
  if (ending !== undefined) return say('sentenceOf.itWasGivenUp', { since });
  const waits = procedure.states[room.file.state]?.waits;
  if (waits === undefined) return say('sentenceOf.adoptedOnNotYet', { since });
  return say('sentenceOf.commentsAreClosedThe');
};

const pageOf = (room: Room): Consultation => {
  const { consulting, file } = room;
  const drafts = draftsOf(consulting, file);
  const summary = summaryOf(room);
  const locked = lockedOf(room, summary.comments - summary.answered);
  return {
    ...summary,
    draft: Math.max(1, drafts.length),
    draftOn: drafts.at(-1)?.on ?? file.openedOn,
    ...(summary.until !== undefined && { commenting: { order: consulting.order.name, clause: consulting.clause, text: consulting.text } }),
    ...(locked !== undefined && { locked }),
    clauses: clausesOf(room),
  };
};

/** Where an order looks at how many comments are open, it is not lawful as long as there are any. */
const lockedOf = ({ pack, consulting: { procedure, as }, file }: Room, open: number): Line | undefined => {
  if (open === 0 || procedure.endings[file.state] !== undefined) return undefined;
  const looks = Object.values(procedure.orders).find(({ guards }) =>
    guards.some((guard) => guard.if.reads.some(([name, part]) => name === as && part === 'open')),
  );
  if (looks === undefined) return undefined;
  return lineOf(pack, say('lockedOf.itCannotBeAdopted', { open }), looks);
};
