import type { PromisesPage, PromiseView, Titled } from '#contract';
import { ok, type Text, text, type Value } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { daysInWords, promiseAssumes, promiseSentence } from '#law/prove';
import type { OfficeService } from '#shell/http';
import type { LongProved, PackProof, PromiseProved, TimeProved } from '#shell/ledger';
import { marksOf, titled, titleOfName } from '../view/index.ts';
import { counterexampleOf } from './counterexample.ts';
import { type Desk, type LawNow, lawNow } from './desk.ts';

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
    ...(promise.says === undefined ? {} : { says: text(promise.says.en, promise.says.zh) }),
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
  says: days === null ? inWords(pack, why ?? text('there is no bound', '没有上限')) : daysInWords(days, unit),
  ...(example === undefined ? {} : { case: counterexampleOf(pack, promise, example) }),
});

/**
 * The prover's reasons name elements of the pack as the pack does, `in-force`; a reader is told what they are called. That it is not proved stands
 * before the reason already.
 */
const inWords = (pack: Pack, { en, zh }: Text): Text => {
  const inLanguage = (said: string, language: keyof Text): string =>
    said.replace(/`([^`]*)`/g, (_, name: string) => (isName.test(name) ? `“${titleOfName(pack, name)[language]}”` : name));
  return text(inLanguage(en.replace(/^not proved: /, ''), 'en'), inLanguage(zh.replace(/^未证明：/, ''), 'zh'));
};

const isName = /^[a-z][a-z0-9-]*$/;

const proofOf = (proved: PromiseProved | undefined): PromiseView['proof'] =>
  proved === undefined ? 'not-run' : proved.holds === null ? 'open' : proved.holds ? 'holds' : 'broken';

const waysOut: Readonly<Partial<Record<PromiseView['proof'], Text>>> = {
  broken: text(
    'Look at the case, then mend the rule that it shows, or the promise. A text that still breaks it is not installed.',
    '请查看该案例，再修改其所反映的规则或者承诺本身；仍不成立的文本不予安装。',
  ),
  open: text(
    'Not proved is not broken: no case is known that breaks it, but none is excluded either. Whoever drafts the law splits the promise or says the rule more simply.',
    '未证明不等于不成立：尚未发现违反的情形，也不能排除。起草者可以拆分该承诺，或者简化相关规则。',
  ),
};

/** The procedures or the table that it speaks of. */
export const aboutOf = (pack: Pack, { body }: PromiseMade): Titled[] => {
  const { procedure, table } = body as Readonly<Record<string, Value | undefined>>;
  if (typeof table === 'string') return [{ name: table, title: pack.tables[table]?.title ?? titled(pack, table).title }];
  const names = proceduresOf(procedure);
  return names === 'all'
    ? [{ name: 'all', title: text('every procedure', '全部程序') }]
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
    ...(broken === 0 ? [] : [text(`${broken} ${broken === 1 ? 'is' : 'are'} broken`, `${broken}项不成立`)]),
    ...(open === 0 ? [] : [text(`${open} ${open === 1 ? 'is' : 'are'} not proved, and why`, `${open}项未能证明，附理由`)]),
    ...(notRun === 0 ? [] : [text(`${notRun} ${notRun === 1 ? 'was' : 'were'} not tried`, `${notRun}项尚未运行`)]),
  ];
  if (promises.length === 0) return text('This law promises nothing of itself.', '本规则包没有作出承诺。');
  if (rest.length === 0) return text(`All ${promises.length} promises are proved.`, `共${promises.length}项承诺，全部已经证明。`);
  return text(
    `${holds} of ${promises.length} promises are proved; ${rest.map(({ en }) => en).join('; ')}.`,
    `共${promises.length}项承诺，已证明${holds}项；${rest.map(({ zh }) => zh).join('；')}。`,
  );
};
