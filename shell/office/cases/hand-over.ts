import type { Answering } from '#contract';
import { fail, ok } from '#law/ground';
import { sealedText } from '#shell/vault';
import { viewFor } from './beside.ts';
import { awayWords, colleaguesIn } from './case-desk.ts';
import { notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { lookFor } from './look.ts';
import { ownCaseHere } from './own-case.ts';
import { enter } from './people.ts';
import { say } from './say.ts';

/** Gives a case to a colleague, to oneself, or back to the office. Who may act does not change by it; who is asked does. */
export const handOver =
  (desk: Desk): Answering<'handOver'> =>
  async (caller, { id, body }) => {
    const met = await lookFor(desk, id, caller.person, (seen) => seen);
    if (met === undefined) return notFound(id);
    const own = ownCaseHere(met, caller.person) ?? ownCaseHere(met, body.to);
    if (own !== undefined) return fail(own);
    if (!met.place.official) return refused('notThisRole', {}, say('handOver.onlyTheOfficeThat'));
    const { office, today } = met.look;
    if (body.to !== undefined) {
      if (!colleaguesIn(met).includes(body.to)) return refused('notThisRole', {}, say('handOver.thisPersonHoldsNo'));
      const away = office.awayUntil(body.to, today);
      if (away !== undefined) return refused('away', {}, awayWords(away.until));
    }
    const before = office.holders.get(met.live.id)?.person;
    const note = (body.note ?? '').trim() === '' ? undefined : sealedText(body.note!.trim());
    await enter(
      desk,
      caller,
      [
        {
          type: 'caseHandedOver',
          case: met.live.id,
          ...(before === undefined ? {} : { from: before }),
          ...(body.to === undefined ? {} : { to: body.to }),
          ...(note === undefined ? {} : { note: note.commitment }),
        },
      ],
      note === undefined ? {} : { texts: [note] },
    );
    const view = await viewFor(desk, caller.person, met.live.id);
    return view === undefined ? notFound(id) : ok(view);
  };

/** A note on a case, for the office alone. */
export const noteOnCase =
  (desk: Desk): Answering<'noteOnCase'> =>
  async (caller, { id, body }) => {
    const met = await lookFor(desk, id, caller.person, (seen) => seen);
    if (met === undefined) return notFound(id);
    const own = ownCaseHere(met, caller.person);
    if (own !== undefined) return fail(own);
    if (!met.place.official) return refused('notThisRole', {}, say('noteOnCase.notesAreTheOffices'));
    if (body.text.trim() === '') return refused('missing');
    const note = sealedText(body.text.trim());
    await enter(desk, caller, [{ type: 'caseNoted', case: met.live.id, note: note.commitment }], { texts: [note] });
    const view = await viewFor(desk, caller.person, met.live.id);
    return view === undefined ? notFound(id) : ok(view);
  };
