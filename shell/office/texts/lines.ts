import type { TextLine, TextStep } from '#contract';
import { addDays, type Day, localDay, printInstant, type Text, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { inline } from '#shell/db';
import type { Desk } from '../cases/desk.ts';
import { packToday, todayOf } from '../cases/look.ts';
import type { PackFiles } from '../shelf.ts';
import { momentInWords, same, sentences } from '../view/index.ts';
import { readText } from './known-texts.ts';
import { type RuleCase, ruleOf } from './rule-cases.ts';
import { say } from './say.ts';
import { givenTexts, type KeptStep, keptSteps } from './text-table.ts';

/** A text as it stands in the city: installed, given, set aside or taken back; with what was done with it. */
export interface TextKept {
  readonly digest: string;
  readonly version: Day;
  readonly title: Text;
  readonly files: PackFiles;
  readonly standing: TextLine['standing'];
  readonly from?: Day;
  readonly until?: Day;
  readonly steps: readonly KeptStep[];
  /** Missing for a text that was only given. */
  readonly installedAt?: number;
}

/** All of them: what waits for a decision first, then by the day of force, the latest first. */
export const textsKept = async (desk: Desk): Promise<readonly TextKept[]> => {
  const { shelf, store } = desk.keeper;
  const [given, steps] = await Promise.all([givenTexts(store.database), keptSteps(store.database)]);
  const today = todayOf(desk);
  const versions = shelf.versions();
  const inForce = shelf.on(today).digest;
  const stepsOf = (digest: string): readonly KeptStep[] => {
    const own = steps.filter((step) => step.digest === digest);
    const of = own.find((step) => step.of !== null && step.of !== undefined)?.of;
    return of === undefined || of === null || of === digest
      ? own
      : [...steps.filter((step) => step.digest === of && step.step === 'given'), ...own];
  };
  const installed = versions.map(({ digest, pack, installedAt }, at): TextKept => {
    const next = versions.slice(at + 1).find((other) => other.pack.version > pack.version)?.pack.version;
    // Of two texts of one day the later one is in force, and the earlier one never was.
    const isReplaced = versions[at + 1]?.pack.version === pack.version;
    const standing = digest === inForce ? 'in-force' : pack.version > today ? 'coming' : 'past';
    const span = isReplaced
      ? {}
      : { from: pack.version, ...(next === undefined || standing === 'coming' ? {} : { until: addDays(next, -1) }) };
    return { ...common(shelf.files(digest)!, pack), digest, standing, ...span, steps: stepsOf(digest), installedAt };
  });
  const back = shelf.takenBack().map(
    ({ digest, pack, installedAt }): TextKept => ({
      ...common(shelf.files(digest)!, pack),
      digest,
      standing: 'taken-back',
      steps: stepsOf(digest),
      installedAt,
    }),
  );
  const known = new Set([...installed, ...back].flatMap(({ digest, steps: own }) => [digest, ...own.map((step) => step.of ?? digest)]));
  const waiting = given
    .filter(({ digest }) => !known.has(digest))
    .map(({ digest, files, version }): TextKept => {
      const own = stepsOf(digest);
      const standing = own.some(({ step }) => step === 'set-aside') ? 'set-aside' : 'given';
      return { digest, version, title: titleIn(files, digest), files, standing, steps: own };
    });
  return [...waiting, ...installed, ...back].toSorted(
    (a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || (a.version < b.version ? 1 : a.version > b.version ? -1 : 0),
  );
};

const order: readonly TextLine['standing'][] = ['given', 'coming', 'in-force', 'past', 'taken-back', 'set-aside'];

const common = (files: PackFiles, { version, title }: Pack): Pick<TextKept, 'files' | 'version' | 'title'> => ({ files, version, title });

/** Read once each: a text that waits is not on the shelf. */
const titles = new Map<string, Text>();

const titleIn = (files: PackFiles, digest: string): Text => {
  const title = titles.get(digest) ?? readText(files)?.title ?? same(digest.slice(0, 12));
  titles.set(digest, title);
  return title;
};

const counts = inline(
  'select pack as digest, count(*)::integer as cases, count(*) filter (where not ended)::integer as open from docket group by pack',
);

export type CaseCounts = ReadonlyMap<string, { readonly cases: number; readonly open: number }>;

export const casesUnder = async ({ keeper }: Desk): Promise<CaseCounts> => {
  const rows = await keeper.store.database.query<{ digest: string; cases: number; open: number }>(counts);
  return new Map(rows.map(({ digest, cases, open }) => [digest, { cases, open }]));
};

export const lineOf = (kept: TextKept, under: CaseCounts, rules: readonly RuleCase[]): TextLine => {
  const { digest, version, title, standing, from, until, steps } = kept;
  const carries = steps.find(({ ruleCase }) => ruleCase !== null && ruleCase !== undefined)?.ruleCase ?? undefined;
  const rule = carries === undefined ? undefined : ruleOf(rules, digestsOf(kept), carries);
  return {
    digest,
    version,
    title,
    standing,
    status: statusOf(kept),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    open: under.get(digest)?.open ?? 0,
    cases: under.get(digest)?.cases ?? 0,
    ...(rule === undefined ? {} : { rule }),
  };
};

/** Its own, and that under which it was given. */
export const digestsOf = ({ digest, steps }: TextKept): readonly string[] => [digest, ...steps.flatMap(({ of }) => of ?? [])];

const statusOf = ({ standing, from, until, version }: TextKept): Text => {
  switch (standing) {
    case 'in-force':
      return say('statusOf.inForce');
    case 'coming':
      return from === undefined ? say('statusOf.replacedBeforeItsDay') : say('statusOf.coming');
    case 'past':
      return until === undefined ? say('statusOf.replacedOnItsOwn', { version: momentInWords(version) }) : say('statusOf.past');
    case 'given':
      return say('statusOf.givenWaitsForA');
    case 'set-aside':
      return say('statusOf.setAside');
    case 'taken-back':
      return say('statusOf.takenBackBeforeIts');
  }
};

/** Who did what with it, the last thing first. */
export const recordOf = async (desk: Desk, { digest, steps, installedAt }: TextKept, rules: readonly RuleCase[]): Promise<TextStep[]> => {
  const names = await desk.names.all();
  const zone = zoneOf(packToday(desk).zone);
  const when = (at: number) => ({ on: localDay(zone, at), at: printInstant(zone, at).slice(11, 16) });
  const byHand = steps.some(({ step }) => step === 'installed') || installedAt === undefined;
  const lines = steps.map((step) => ({
    ...when(step.at),
    text: stepWords(step, names.get(step.person) ?? step.person, rules),
    digest: step.digest,
  }));
  return byHand ? lines.toReversed() : [...lines.toReversed(), { ...when(installedAt), text: fromCommandLine, digest }];
};

const fromCommandLine = say('fromCommandLine.installedByWhoeverKeeps');

const stepWords = ({ step, ruleCase, adopted, reasons, of, digest }: KeptStep, who: string, rules: readonly RuleCase[]): Text => {
  const number = rules.find((rule) => rule.case === ruleCase)?.number ?? ruleCase;
  switch (step) {
    case 'given':
      return sentences(
        say('stepWords.givenBy', { who }),
        number === null || number === undefined
          ? undefined
          : adopted === true
            ? say('stepWords.itIsTheText', { number })
            : say('stepWords.itIsSaidTo', { number }),
      );
    case 'installed':
      return sentences(
        say('stepWords.installedBy', { who }),
        of === null || of === undefined || of === digest ? undefined : say('stepWords.theDayOfForce', { of: of.slice(0, 12) }),
      );
    case 'set-aside':
      return say('stepWords.setAsideBy', { who, reasons: reasons ?? '' });
    case 'taken-back':
      return say('stepWords.takenBackBy', { who, reasons: reasons ?? '' });
  }
};
