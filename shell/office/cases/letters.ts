import type { Answering, Caller, Declined, FileGoing, Sending } from '#contract';
import type { OrderGiven } from '#law/case';
import { fail, ok, ownLanguageOf, type Result } from '#law/ground';
import { recountOf, recountPageOf } from '../recount/index.ts';
import { notFound } from './declined.ts';
import type { Desk } from './desk.ts';
import { type Known, letterFile, letterShown, tellsPersonal } from './letter-view.ts';
import { caseIdOf, lookAt, lookFor, readerFor, type Seen, seenBy } from './look.ts';
import { noteReading } from './note-reading.ts';
import { draftsCompared, ownWords } from './order-drafts.ts';
import { nobody } from './reader.ts';
import { say } from './say.ts';
import { sightFor, whoseTurn } from './turn.ts';

/** A letter in both languages: for the parties to whom it went, and for the office. */
export const letter =
  (desk: Desk): Answering<'letter'> =>
  async (caller, { id, number }) => {
    const seen = await openedBy(desk, caller, id, number);
    if (seen === undefined) return notFound(number);
    const letters = await lettersOf(desk, seen.live.id);
    const shown = letterShown(seen, letters, number, caller, await knownFor(desk));
    if (!shown.ok) return shown;
    const sent = orderOf(seen, letters.find((kept) => kept.number === number)?.seq);
    if (!seen.place.official || sent === undefined) return ok(shown.value.view);
    return ok({ ...shown.value.view, own: ownWords(seen.pack, sent, shown.value.body), drafts: await draftsCompared(desk, seen, sent) });
  };

const orderOf = ({ live }: Seen, seq: number | undefined): OrderGiven | undefined => {
  const event = live.events.find((other) => other.seq === seq);
  return event?.type === 'orderGiven' ? event : undefined;
};

export const letterPdf =
  (desk: Desk): Sending<'letterPdf'> =>
  async (caller, { id, number, lang = 'all' }) => {
    const shown = await shownTo(desk, caller, id, number);
    return shown.ok ? ok(await letterFile(shown.value, lang, desk.demo)) : shown;
  };

/** The case as anyone who asks for a letter of it may see it; that it was asked for is kept. */
const openedBy = async (desk: Desk, { person }: Caller, named: string, number: string): Promise<Seen | undefined> => {
  const id = await caseIdOf(desk, named);
  if (id === undefined) return undefined;
  const [reader, seen] = [await readerFor(desk, person), await lookFor(desk, id, person, (met) => met)];
  await noteReading(desk, id, reader, seen, { what: 'letter', name: number });
  return seen;
};

/** Opened, as far as their keys are still there. */
const lettersOf = (desk: Desk, caseId: string) => desk.keeper.store.letters({ case: caseId, limit: 500 });

const knownFor = async (desk: Desk): Promise<Known> => {
  const [office, names] = await Promise.all([desk.keeper.store.office.read(), desk.names.all()]);
  return { names, codeOf: (organisation) => office.codeOf(organisation), demo: desk.demo };
};

type Shown = ReturnType<typeof letterShown>;

const shownTo = async (desk: Desk, caller: Caller, id: string, number: string): Promise<Shown> => {
  const seen = await openedBy(desk, caller, id, number);
  if (seen === undefined) return notFound(number);
  return letterShown(seen, await lettersOf(desk, seen.live.id), number, caller, await knownFor(desk));
};

/** The file with which anyone who sees the case counts a date again. */
export const recount =
  (desk: Desk): Answering<'recount'> =>
  async ({ person }, { id, clock, run }) => {
    const found = await lookFor(desk, id, person, (seen) => recountOf(sightFor(seen, whoseTurn(seen)), clock, run));
    return found === undefined ? notFound(clock) : ok(found);
  };

/** The same as a page that counts by itself. */
export const recountPage =
  (desk: Desk): Sending<'recountPage'> =>
  async ({ person }, { id, clock, run, lang }) => {
    const found = await lookFor(desk, id, person, (seen) =>
      recountPageOf(sightFor(seen, whoseTurn(seen)), clock, run, ownLanguageOf(lang ?? 'en')),
    );
    return found === undefined ? notFound(clock) : ok(found);
  };

/** What anyone who holds a tracking code may open besides the case itself. The code was looked up already. */
export interface ByCode {
  letter(caller: Caller, caseId: string, number: string): Promise<Shown>;
  letterPdf(caller: Caller, caseId: string, number: string, lang: string): Promise<Result<FileGoing, Declined>>;
  recount(caseId: string, clock: string, run: number | undefined, lang: string | undefined): Promise<Result<FileGoing, Declined>>;
}

export const byCode = (desk: Desk): ByCode => {
  const lookBy = async <T>(caseId: string, question: (seen: Seen) => T): Promise<T | undefined> => {
    const reader = await readerFor(desk, undefined);
    return lookAt(desk, [caseId], (look) => {
      const seen = seenBy(look, caseId, reader, undefined, { ...nobody, partyRoles: ['anyone'] });
      return seen === undefined ? undefined : question(seen);
    });
  };
  const shownBy = async (caller: Caller, caseId: string, number: string): Promise<Shown> => {
    const seen = await lookBy(caseId, (met) => met);
    if (seen === undefined) return notFound(number);
    const letters = await lettersOf(desk, caseId);
    const name = letters.find((kept) => kept.number === number)?.letter;
    if (name !== undefined && tellsPersonal(seen.pack, name))
      return fail({
        notFound: number,
        text: say('shownBy.thisLetterTellsSomething'),
        wayOut: say('shownBy.itWasServedOn'),
      });
    return letterShown(seen, letters, number, caller, await knownFor(desk));
  };
  return {
    letter: shownBy,
    letterPdf: async (caller, caseId, number, lang) => {
      const shown = await shownBy(caller, caseId, number);
      return shown.ok ? ok(await letterFile(shown.value, lang, desk.demo)) : shown;
    },
    recount: async (caseId, clock, run, lang) => {
      const found = await lookBy(caseId, (seen) => recountPageOf(sightFor(seen, whoseTurn(seen)), clock, run, ownLanguageOf(lang ?? 'en')));
      return found === undefined ? notFound(clock) : ok(found);
    },
  };
};
