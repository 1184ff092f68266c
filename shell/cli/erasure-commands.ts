import { parseDay } from '#law/ground';
import { inline } from '#shell/db';
import { nowInOrder, type OpenedOffice } from '#shell/office';
import { sealedText } from '#shell/vault';
import { type Called, type Command, type Gives, isSet, need, optional, WrongUsage } from './command.ts';
import { openOffice } from './open.ts';
import { say } from './say.ts';

/** The case by its number or id, with the articles that may be named for it. */
const inCase = async (called: Called, work: (office: OpenedOffice, caseId: string) => Promise<Gives>): Promise<Gives> => {
  const named = called.args[0]!;
  const office = await openOffice();
  try {
    const [row] = (await office.store.cases({ number: named, limit: 1 })).rows;
    const caseId = row?.case ?? named;
    const [event] = await office.store.caseEvents(caseId, { limit: 1 });
    if (event?.type !== 'orderGiven' || event.opened === undefined) throw new WrongUsage(`there is no case ${named}`);
    const { pack } = office.shelf.of(event.opened.digest);
    const basis = optional(called, 'basis');
    if (basis !== undefined && pack.articles[basis.replace(/\(\d+\)$/, '')] === undefined)
      throw new WrongUsage(`the pack knows no article \`${basis}\``);
    return await work(office, caseId);
  } finally {
    await office.close();
  }
};

const digestUpTo = inline(
  `select count(*)::int as events, encode(sha256(coalesce(string_agg(digest, ''::bytea order by position), ''::bytea)), 'hex') as digest
   from event where position <= $1`,
);
const lastPosition = inline('select coalesce(max(position), 0) as position from event');

export const erasureCommands: Readonly<Record<string, Command>> = {
  erase: {
    usage: 'erase CASE FACT --basis ART [--proof]',
    summary: 'Erases a personal fact of a case: its key is destroyed, its salted commitment stays in the history (PIPL 47).',
    more: [
      'Refused while the case is open, a challenge is pending or still possible, a law demands keeping, or the office entered a hold.',
    ],
    example: 'ordinance erase SQPG-2026-0001 contact --basis pipl.47 --json',
    counts: [2, 2],
    takes: { basis: 'the article' },
    flags: { proof: 'also tells the digest of the history before it, worked out before and after: it is the same' },
    run: (called) =>
      inCase(called, async ({ keeper, store }, caseId) => {
        const fact = called.args[1]!;
        const basis = need(called, 'basis');
        const [{ position }] = (await store.database.query<{ position: number }>(lastPosition)) as [{ position: number }];
        const history = async () => (await store.database.query<{ events: number; digest: string }>(digestUpTo, [position]))[0]!;
        const before = isSet(called, 'proof') ? await history() : undefined;
        const done = await keeper.entries.erase(caseId, { facts: [fact], basis: [basis] });
        if (!done.ok) {
          const { refusal, text, about, basis: articles } = done.error;
          const until = about?.['until'];
          const because = about?.['because'];
          return {
            exit: 1,
            json: { ok: false, refusal, basis: articles, ...about, ...(text === undefined ? {} : { text }) },
            text: say('run.textHasuntilUntilUntil', {
              text: { en: text?.en ?? refusal, zh: text?.zh ?? refusal },
              hasUntil: until !== undefined,
              until: until === undefined ? '' : String(until),
              because: String(because ?? refusal),
            }),
          };
        }
        const { facts, kept } = done.value;
        const after = before === undefined ? undefined : await history();
        const proof =
          before === undefined
            ? {}
            : { proof: { events: before.events, before: before.digest, after: after!.digest, same: before.digest === after!.digest } };
        return {
          exit: 0,
          json: { ok: true, erased: facts, kept: kept[fact], ...proof },
          text: say('run.erasedTheHistoryKeeps', { fact, kept: kept[fact] }),
        };
      }),
  },
  'erase hold': {
    usage: 'erase hold CASE --why TEXT --basis ART [--until DAY]',
    summary:
      'Holds what is personal in a case: nothing of it is erased until the day, or until it is released (litigation, an investigation).',
    example: 'ordinance erase hold SQPG-2026-0001 --why "action before the court" --basis pipl.47',
    counts: [1, 1],
    takes: { why: 'the reason, for the office alone', basis: 'the article', until: 'the last day; without it until it is released' },
    run: (called) =>
      inCase(called, async ({ store, clock }, caseId) => {
        const [why, basis, until] = [sealedText(need(called, 'why')), need(called, 'basis'), optional(called, 'until')];
        if (until !== undefined && parseDay(until) === undefined) throw new WrongUsage(`${until} is no day, as 2026-03-02`);
        const { version } = await store.office.read();
        const kept = await store.office.append(
          [
            {
              seq: version + 1,
              recorded: new Date(await nowInOrder(store.database, clock)).toISOString() as never,
              type: 'erasureHeld',
              case: caseId,
              basis: [basis],
              ...(until === undefined ? {} : { until: parseDay(until)! }),
              why: why.commitment,
            },
          ],
          { texts: [why] },
        );
        return { exit: kept ? 0 : 1, json: { ok: kept, case: caseId, ...(until === undefined ? {} : { until }) } };
      }),
  },
  'erase release': {
    usage: 'erase release CASE',
    summary: 'Ends such a hold.',
    example: 'ordinance erase release SQPG-2026-0001',
    counts: [1, 1],
    run: (called) =>
      inCase(called, async ({ store, clock }, caseId) => {
        const { version, holds } = await store.office.read();
        if (!holds.has(caseId)) return { exit: 1, json: { ok: false, refusal: 'notHeld' }, text: 'Nothing holds it.' };
        const recorded = new Date(await nowInOrder(store.database, clock)).toISOString() as never;
        const kept = await store.office.append([{ seq: version + 1, recorded, type: 'erasureReleased', case: caseId }]);
        return { exit: kept ? 0 : 1, json: { ok: kept, case: caseId } };
      }),
  },
};
