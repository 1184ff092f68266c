import type { Answering, Caller, Refused, Working } from '#contract';
import { type Day, fail, ok } from '#law/ground';
import { forOfficialsOnly, notFound, refused } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday, readerFor, todayOf } from '../cases/look.ts';
import { textsKept } from './lines.ts';
import { actsOn, dayRefused, givenBy, textPage } from './pages.ts';
import { type Examination, examineText } from './report.ts';
import { say } from './say.ts';
import { withDay } from './set-day.ts';
import { givenText, keepGiven, keepStep, keptSteps, oneAtATime } from './text-table.ts';
import { notThisPerson, type TextAct } from './who-may.ts';

/** Says all that is wrong with a text, and what it would change. Nothing is kept. */
export const checkText =
  (desk: Desk): Working<'checkText'> =>
  async (caller, { rule }, told, body) => {
    const refusal = await mayNot(desk, caller, 'give');
    if (refusal !== undefined) return fail(refusal);
    return ok((await examineText(desk, { given: await whole(body), rule }, told)).report);
  };

/** Keeps a text that is whole, so that a second person can decide on it. One with a fault leaves nothing. */
export const giveText =
  (desk: Desk): Working<'giveText'> =>
  async (caller, { rule }, told, body) => {
    const refusal = await mayNot(desk, caller, 'give');
    if (refusal !== undefined) return fail(refusal);
    const examined = await examineText(desk, { given: await whole(body), rule }, told);
    if (!examined.report.ok) return ok(examined.report);
    const at = desk.keeper.clock.now();
    const { digest = '', rule: carried } = examined.report;
    const { pack, version } = examined.pack!;
    const isNew = await oneAtATime(desk.keeper.store.database, async (tx) => {
      const carrying = carried === undefined ? {} : { ruleCase: carried.case, adopted: carried.same };
      const kept = await keepStep(tx, { digest, step: 'given', person: caller.person!, at, ...carrying });
      if (kept) await keepGiven(tx, { digest, pack, version, files: examined.files, givenAt: at });
      return kept;
    });
    return isNew ? ok(examined.report) : alreadyDone();
  };

/** Puts a text in force from a day: the second person's act. It is looked at once more as a whole, for the day and the city are others now. */
export const installText =
  (desk: Desk): Working<'installText'> =>
  async (caller, { digest, body: { day } }, told) => {
    const kept = (await textsKept(desk)).find((one) => one.digest === digest);
    // Installed with another day it goes on as another text.
    if (kept === undefined) return (await givenText(desk.keeper.store.database, digest)) === undefined ? noText(digest) : alreadyDone();
    const refusal = await mayNot(desk, caller, 'install', givenBy(kept));
    if (refusal !== undefined) return fail(refusal);
    if (!actsOn(kept, todayOf(desk)).includes('install')) return alreadyDone();
    const wrongDay = dayRefused(desk, day as Day);
    if (wrongDay !== undefined) return refused('notInDomain', { day }, wrongDay);
    const rule = kept.steps.find(({ ruleCase }) => ruleCase !== null)?.ruleCase ?? undefined;
    const examined = await examineText(desk, { given: withDay(kept.files, day as Day), of: digest, rule, installing: true }, told);
    const { report, pack, outcome } = examined;
    if (!report.ok || pack === undefined) return ok({ ok: false, digest, report });
    const installed = await keepInstalled(desk, caller, digest, examined, outcome.promises!);
    if (installed === undefined) return alreadyDone();
    await desk.keeper.shelf.refresh();
    return ok({ ok: true, digest: installed, report });
  };

const keepInstalled = (
  desk: Desk,
  { person }: Caller,
  of: string,
  { files, pack }: Examination,
  promises: NonNullable<Examination['outcome']['promises']>,
): Promise<string | undefined> => {
  const { shelf, store, clock } = desk.keeper;
  return oneAtATime(store.database, async (tx) => {
    const steps = await keptSteps(tx);
    const given = steps.find((step) => step.digest === of && step.step === 'given');
    const isDecided = steps.some((step) => step.of === of || (step.digest === of && step.step !== 'given'));
    if (given === undefined || isDecided || pack === undefined) return undefined;
    const at = clock.now();
    const digest = await shelf.keep(tx, files, pack, promises, at);
    await keepStep(tx, { digest, step: 'installed', person: person!, at, of, ruleCase: given.ruleCase, adopted: given.adopted });
    return digest;
  });
};

/** Takes an installed text back before its day, or sets one aside that waits for a decision. */
export const takeBackText =
  (desk: Desk): Answering<'takeBackText'> =>
  async (caller, { digest, body: { reasons } }) => {
    const kept = (await textsKept(desk)).find((one) => one.digest === digest);
    if (kept === undefined) return noText(digest);
    const act = kept.standing === 'given' ? 'set-aside' : 'take-back';
    const refusal = await mayNot(desk, caller, act, givenBy(kept));
    if (refusal !== undefined) return fail(refusal);
    if (!actsOn(kept, todayOf(desk)).includes(act)) return refused('notOpenInThisState', {}, tooLateWords(kept.standing));
    const step = act === 'set-aside' ? 'set-aside' : 'taken-back';
    const at = desk.keeper.clock.now();
    await oneAtATime(desk.keeper.store.database, (tx) =>
      keepStep(tx, { digest, step, person: caller.person!, at, reasons: reasons.trim() }),
    );
    await desk.keeper.shelf.refresh();
    const page = await textPage(desk, caller, digest);
    return page === undefined ? noText(digest) : ok(page);
  };

const tooLateWords = (standing: string) =>
  standing === 'in-force' || standing === 'past' ? say('tooLateWords.itIsInForce') : say('tooLateWords.itIsNotTo');

const mayNot = async (desk: Desk, { person }: Caller, act: TextAct, by?: string): Promise<Refused | undefined> => {
  const reader = await readerFor(desk, person);
  if (reader.held.length === 0) return forOfficialsOnly().error;
  const view = notThisPerson(packToday(desk), act, reader, by);
  if (view === undefined) return undefined;
  const { refusal, text: words, wayOut, marks } = view;
  return { refusal, basis: marks.map(({ article }) => article), text: words, ...(wayOut === undefined ? {} : { wayOut }) };
};

const whole = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
};

const noText = (digest: string) => notFound(digest, say('noText.thereIsNoText'));

const alreadyDone = () => refused('notOpenInThisState', {}, say('alreadyDone.somebodyWasFasterLook'));
