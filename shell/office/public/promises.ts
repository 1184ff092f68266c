import type { OfficeService, PromisesPage, PromiseView, Titled } from '#contract';
import { inLanguage, joinTexts, ok, type Text, textFrom, type Value } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { daysInWords, promiseAssumes, promiseSentence } from '#law/prove';
import type { LongProved, PackProof, PromiseProved, TimeProved } from '#shell/ledger';
import { marksOf, titled, titleOfName } from '../view/index.ts';
import { counterexampleOf } from './counterexample.ts';
import { type Desk, type LawNow, lawNow } from './desk.ts';
import { say } from './say.ts';

/** Everything that the law in force promises of itself, and what became of each proof. */
export const promisesPage =
  (desk: Desk): OfficeService['promises'] =>
  async (caller) => {
    const law = lawNow(desk, caller);
    const promises = promiseViews(desk, law);
    const proof = proofNow(desk, law);
    const sum = (of: (view: PromiseView) => number | undefined): number => promises.reduce((total, view) => total + (of(view) ?? 0), 0);
    const page: PromisesPage = {
      pack: law.pack.pack,
      version: law.pack.version,
      sentence: promisesSentence(promises),
      counts: { promises: promises.length, ...countsOf(promises) },
      ...(proof === undefined ? {} : { on: proof.on, prover: proof.prover }),
      states: sum(({ states }) => states),
      ms: sum(({ ms }) => ms),
      digest: law.digest,
      promises,
    };
    return ok(page);
  };

/** Of all promises, or of those that are asked for. */
export const promiseViews = (desk: Desk, law: LawNow, wanted: (promise: PromiseMade) => boolean = () => true): PromiseView[] => {
  const proof = proofNow(desk, law);
  const proved = new Map(proof?.promises.map((each) => [each.id, each]));
  return Object.values(law.pack.promises)
    .filter(wanted)
    .map((promise) => promiseView(law.pack, promise, proved.get(promise.name), proof?.on));
};

const proofNow = ({ keeper }: Desk, { digest }: LawNow): PackProof | undefined => keeper.shelf.proof(digest);

const promiseView = (pack: Pack, promise: PromiseMade, proved: PromiseProved | undefined, on: PackProof['on'] | undefined): PromiseView => {
  const proof = proofOf(proved);
  const wayOut = waysOut[proof];
  return {
    name: promise.name,
    sentence: promiseSentence(pack, promise),
    assumes: [...(proved?.assumes ?? promiseAssumes(pack, promise))],
    ...(promise.says === undefined ? {} : { says: promise.says }),
    ...(proved?.time === undefined ? {} : { time: timeView(pack, promise, proved.time) }),
    proof,
    marks: [...marksOf(pack, promise)],
    about: aboutOf(pack, promise),
    ...(wayOut === undefined ? {} : { wayOut }),
    ...(proved === undefined ? {} : { states: proved.states, ...(proved.ms === undefined ? {} : { ms: proved.ms }) }),
    ...(proved === undefined || on === undefined ? {} : { on }),
    ...(proved?.why === undefined ? {} : { why: inWords(pack, proved.why) }),
    ...(proved?.holds === false && proved.witness !== undefined ? { counterexample: counterexampleOf(pack, promise, proved.witness) } : {}),
  };
};

const timeView = (pack: Pack, promise: PromiseMade, { unit, longest, bare }: TimeProved): NonNullable<PromiseView['time']> => ({
  longest: longView(pack, promise, longest, unit),
  bare: longView(pack, promise, bare, unit),
});

const longView = (pack: Pack, promise: PromiseMade, { days, why, example }: LongProved, unit: TimeProved['unit']) => ({
  says: days === null ? inWords(pack, why ?? say('longView.thereIsNoBound')) : daysInWords(days, unit),
  ...(example === undefined ? {} : { case: counterexampleOf(pack, promise, example) }),
});

/**
 * The prover's reasons name elements of the pack as the pack does, `in-force`; a reader is told what they are called. That it is not proved stands
 * before the reason already.
 */
const inWords = (pack: Pack, words: Text): Text => {
  const called = (said: string, language: string): string =>
    said.replace(/`([^`]*)`/g, (_, name: string) => (isName.test(name) ? `“${inLanguage(titleOfName(pack, name), language)}”` : name));
  return textFrom([words], ([said = ''], language) => called(said.replace(/^(not proved: |未证明：|niet bewezen: )/, ''), language));
};

const isName = /^[a-z][a-z0-9-]*$/;

const proofOf = (proved: PromiseProved | undefined): PromiseView['proof'] =>
  proved === undefined ? 'not-run' : proved.holds === null ? 'open' : proved.holds ? 'holds' : 'broken';

const waysOut: Readonly<Partial<Record<PromiseView['proof'], Text>>> = {
  broken: say('broken.lookAtTheCase'),
  open: say('open.notProvedIsNot'),
};

/** The procedures or the table that it speaks of. */
export const aboutOf = (pack: Pack, { body }: PromiseMade): Titled[] => {
  const { procedure, table } = body as Readonly<Record<string, Value | undefined>>;
  if (typeof table === 'string') return [{ name: table, title: pack.tables[table]?.title ?? titled(pack, table).title }];
  const names = proceduresOf(procedure);
  return names === 'all'
    ? [{ name: 'all', title: say('aboutOf.everyProcedure') }]
    : names.map((name) => ({ name, title: pack.procedures[name]?.title ?? titled(pack, name).title }));
};

/** Whether a promise speaks of a procedure. */
export const isAbout = ({ body }: PromiseMade, procedure: string): boolean => {
  const names = proceduresOf((body as Readonly<Record<string, Value | undefined>>)['procedure']);
  return names === 'all' || names.includes(procedure);
};

const proceduresOf = (value: Value | undefined): readonly string[] | 'all' => {
  const names = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  return names.includes('all') ? 'all' : names;
};

const countsOf = (promises: readonly Pick<PromiseView, 'proof'>[]): Omit<PromisesPage['counts'], 'promises'> => {
  const count = (proof: PromiseView['proof']): number => promises.filter((view) => view.proof === proof).length;
  return { holds: count('holds'), broken: count('broken'), open: count('open'), 'not-run': count('not-run') };
};

/** `40 of 42 promises are proved; 2 are not decided.` */
export const promisesSentence = (promises: readonly Pick<PromiseView, 'proof'>[]): Text => {
  const { holds, broken, open, 'not-run': notRun } = countsOf(promises);
  const rest = [
    ...(broken === 0 ? [] : [say('promisesSentence.broken', { broken })]),
    ...(open === 0 ? [] : [say('promisesSentence.notProvedAndWhy', { open })]),
    ...(notRun === 0 ? [] : [say('promisesSentence.notTried', { notRun })]),
  ];
  if (promises.length === 0) return say('promisesSentence.thisLawPromisesNothing');
  if (rest.length === 0) return say('promisesSentence.allPromisesAreProved', { count: promises.length });
  return say('promisesSentence.ofPromisesAreProved', {
    holds,
    count: promises.length,
    rest: joinTexts(rest, { en: '; ', zh: '；' }),
  });
};
