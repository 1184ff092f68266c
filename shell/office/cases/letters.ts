import { dayOfMoment, remediesOf } from '#law/case';
import { fail, ok, type Text, text } from '#law/ground';
import type { Answering } from '#shell/http';
import { letterHtml, marksOf, recountOf } from '../view/index.ts';
import { besideCase } from './beside.ts';
import { notFound } from './declined.ts';
import type { Desk } from './desk.ts';
import { lookFor } from './look.ts';
import { letterRef, maySeeLetters } from './related.ts';
import { sightFor, whoseTurn } from './turn.ts';

/** A letter in both languages: for the parties to whom it went, and for the office. */
export const letter =
  (desk: Desk): Answering<'letter'> =>
  async ({ person }, { id, number }) => {
    const met = await lookFor(desk, id, person, (seen) => seen);
    if (met === undefined || !maySeeLetters(met)) return notFound(number);
    const found = (await besideCase(desk, met.live.id)).letters.find((kept) => kept.number === number);
    if (found === undefined) return notFound(number);
    if (found.body === undefined)
      return fail({ notFound: number, text: text('The text of this letter was erased.', '该文书内容已删除。') });
    const ref = letterRef(met, found);
    const event = met.live.events.find(({ seq }) => seq === found.seq);
    const ended =
      event?.type === 'orderGiven' &&
      event.to !== undefined &&
      met.procedure.endings[event.to] !== undefined &&
      met.live.stays.at(-1)!.seq === event.seq;
    const marks = event?.type === 'orderGiven' ? marksOf(met.pack, { basis: event.basis, standing: event.standing }) : ref.marks;
    return ok({
      number: found.number,
      letter: ref.letter,
      case: met.live.id,
      caseNumber: met.live.opened.number,
      on: event?.type === 'orderGiven' ? dayOfMoment(event.happened) : found.served,
      served: found.served,
      to: ref.to,
      html: letterHtml(found.body),
      ...(ended ? remediesBeside(found.body, remediesOf(met.pack, met.procedure, met.live)) : {}),
      marks: [...marks],
      code: found.code,
    });
  };

/** What may be done against the decision, unless the letter itself says it. */
const remediesBeside = (body: Text, remedies: Text): { readonly remedies?: Text } => (body.en.includes(remedies.en) ? {} : { remedies });

/** The file with which anyone who sees the case counts a date again. */
export const recount =
  (desk: Desk): Answering<'recount'> =>
  async ({ person }, { id, clock, run }) => {
    const found = await lookFor(desk, id, person, (seen) => recountOf(sightFor(seen, whoseTurn(seen)), clock, run));
    return found === undefined ? notFound(clock) : ok(found);
  };
