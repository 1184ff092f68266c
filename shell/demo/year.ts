import { fallsDue } from '#law/case';
import { addDays, type Day, dayNumber, daysBetween, type Value } from '#law/ground';
import type { DemoStory, Example, Pack } from '#law/pack';
import type { Cast } from './cast.ts';
import type { Chance } from './chance.ts';
import type { Days } from './days.ts';
import { dayOfStep, isLawful, movedExample } from './moved.ts';
import { titleFact } from './parts-played.ts';
import type { Telling } from './telling.ts';

/** The year of a demo: what is told in it, and what is not and why. */
export interface Year {
  readonly tellings: readonly Telling[];
  readonly leftOut: readonly { readonly example: string; readonly why: 'outage' | 'nothing-done' | 'nobody-for-it' | 'refused' }[];
}

export interface YearOptions {
  readonly from: Day;
  readonly today: Day;
  readonly days: Days;
  readonly chance: Chance;
  /** About so many cases are told; a pack with more examples tells each of them once. */
  readonly cases: number;
}

/**
 * The pack with what its year tells: its stories come first, and where they are as many as wanted, no example is told beside them.
 * @param small only the stories that stand for a kind of desk each, and no examples
 */
export const packTold = (pack: Pack, cases: number, small: boolean): Pack => {
  const stories = Object.entries(pack.demo.stories).filter(([, story]) => story.small || !small);
  return {
    ...pack,
    examples: small || toldBy(stories.map(([, story]) => story)) >= cases ? {} : pack.examples,
    demo: { ...pack.demo, stories: Object.fromEntries(stories) },
  };
};

const toldBy = (stories: readonly DemoStory[]): number => stories.reduce((sum, { times }) => sum + times, 0);

/** One example is told at most so often. */
const mostTimes = 12;
/** So many weeks are tried until one is found in which the law lets an example come to its end. */
const tries = 6;

/**
 * Plans the year before today: every example on days moved by whole weeks, so that what was a Monday stays one, told again and again with a few
 * days more or less between its steps. Each telling is played in memory first, and one that the law would refuse is moved on.
 */
export const planYear = (pack: Pack, cast: Cast, options: YearOptions): Year => {
  const { chance, cases } = options;
  const examples = Object.values(pack.examples);
  const stories = Object.values(pack.demo.stories);
  const times = Math.max(1, Math.min(mostTimes, Math.round((cases - toldBy(stories)) / Math.max(1, examples.length))));
  const tellings: Unnumbered[] = [];
  const leftOut: Year['leftOut'][number][] = [];
  for (const example of [...stories, ...examples]) {
    const isStory = 'times' in example;
    if (example.steps.some(({ outage }) => outage !== undefined)) {
      leftOut.push({ example: example.name, why: 'outage' });
      continue;
    }
    // What an example shows of refusals alone leaves nothing in a ledger.
    if (example.steps.every(({ does, refused }) => does === undefined || refused !== undefined)) {
      leftOut.push({ example: example.name, why: 'nothing-done' });
      continue;
    }
    const often = isStory ? (example as DemoStory).times : times;
    for (let nth = 0; nth < often; nth += 1) {
      const found = place(pack, cast, example, nth, often, chance.branch(`${example.name} ${nth}`), options);
      if (typeof found === 'string') leftOut.push({ example: example.name, why: found });
      else tellings.push(found);
    }
  }
  return { tellings: numbered(pack, tellings), leftOut };
};

type Unnumbered = Omit<Telling, 'again'>;

/** In the order of their first days, each with how many before it have the same title. */
const numbered = (pack: Pack, tellings: readonly Unnumbered[]): readonly Telling[] => {
  const count = new Map<string, number>();
  return tellings
    .toSorted((one, other) => (one.example.steps[0]!.on < other.example.steps[0]!.on ? -1 : 1))
    .map((telling) => {
      const { example } = telling;
      const [first] = example.steps;
      const fact = titleFact(pack, pack.procedures[example.procedure]?.orders[first?.does ?? '']);
      if (fact === undefined) return { ...telling, again: 0 };
      const title = JSON.stringify(first?.gives[fact] ?? example.given[fact] ?? '');
      const again = count.get(title) ?? 0;
      count.set(title, again + 1);
      return { ...telling, again };
    });
};

/** One telling on days on which the law lets it come to its end. */
const place = (
  pack: Pack,
  cast: Cast,
  example: Example | DemoStory,
  nth: number,
  often: number,
  chance: Chance,
  options: YearOptions,
): Unnumbered | 'nobody-for-it' | 'refused' => {
  const people = cast.play(example, nth);
  if (people === undefined) return 'nobody-for-it';
  const calls = namesIn(example);
  const starts = startsOf(pack, example, nth, often, chance, options);
  // On its own days a story was played when the pack was read.
  if ('times' in example && nth === 0 && starts[0] === 0) return { example: movedExample(pack, example, () => 0), cast: people, calls };
  const subject = subjectFor(pack, example, nth);
  for (const start of starts) {
    const slips = nth === 0 || isExact(example) ? [] : [slipOf(example, start, chance, options.days)];
    for (const shift of [...slips, () => start]) {
      const moved = movedExample(pack, example, shift);
      const about = withSubject(moved, subject);
      if (subject !== undefined && isLawful(pack, about)) return { example: about, cast: people, calls };
      if (isLawful(pack, moved)) return { example: moved, cast: people, calls };
    }
  }
  return 'refused';
};

/** Some tellings begin long ago and are over, more of them lately, so that desks are full today. In days from the example's own. */
const startsOf = (
  pack: Pack,
  example: Example | DemoStory,
  nth: number,
  often: number,
  chance: Chance,
  { from, today }: YearOptions,
): readonly number[] => {
  const first = example.steps[0];
  if (first === undefined) return [];
  const own = dayOfStep(first);
  if ('today' in example && example.today !== undefined) return [daysBetween(example.today, today)];
  const duty = example.steps.find((step) => step.duty !== undefined);
  if (duty !== undefined) {
    const due = fallsDue([{ ...pack, version: from }], from, today).filter(({ duty: each }) => each.name === duty.duty);
    const [one] = due.slice(-1 - nth);
    return one === undefined ? [] : [daysBetween(dayOfStep(duty), one.day)];
  }
  const span = daysBetween(from, today);
  const at = (share: number): number => wholeWeeks(daysBetween(own, addDays(from, Math.round(span * share))));
  const share = Math.sqrt((nth + chance.between(10, 90) / 100) / often);
  return Array.from({ length: tries }, (_, index) => at(Math.max(0, Math.min(0.985, share - index * 0.07))));
};

const wholeWeeks = (days: number): number => Math.round(days / 7) * 7;

/** A case of a duty, and a story that is tied to today, lie on just their days. */
const isExact = (example: Example | DemoStory): boolean =>
  ('today' in example && example.today !== undefined) || example.steps.some(({ duty }) => duty !== undefined);

/** A little later than in the example, step by step, and on working days where the example's were. */
const slipOf = ({ steps }: Example, start: number, chance: Chance, days: Days): ((step: number) => number) => {
  let slip = 0;
  const shifts = steps.map((step, index) => {
    if (index > 0 && chance.between(1, 10) <= 3) slip += chance.between(1, 2);
    const day = addDays(dayOfStep(step), start + slip);
    if (days.isWorking(dayOfStep(step)) && !days.isWorking(day)) slip += daysBetween(day, days.work(day, 0));
    return start + slip;
  });
  return (step) => shifts[step] ?? start;
};

/** What the case is about: the next of the demo's subjects, as far as its opening asks for it; nothing where the example speaks for itself. */
const subjectFor = (
  { demo, procedures }: Pack,
  { procedure, steps }: Example,
  nth: number,
): Readonly<Record<string, Value>> | undefined => {
  const all = demo.subjects[procedure] ?? [];
  const order = procedures[procedure]?.orders[steps[0]?.does ?? ''];
  if (nth === 0 || all.length === 0 || order?.from !== 'opening') return undefined;
  const { gives } = all[(nth - 1) % all.length]!;
  return Object.fromEntries(order.needs.flatMap(({ fact }) => (fact in gives ? [[fact, gives[fact]!] as const] : [])));
};

const withSubject = (example: Example, subject: Readonly<Record<string, Value>> = {}): Example => ({
  ...example,
  given: { ...example.given, ...subject },
  steps: example.steps.map((step, index) => (index === 0 ? { ...step, gives: { ...step.gives, ...subject } } : step)),
});

/** By what an example may call its first case later on. */
const namesIn = ({ given, steps }: Example): readonly string[] =>
  Object.values({ ...given, ...steps[0]?.gives }).filter((value) => typeof value === 'string');

/** The day on which a demo of this pack stands: the same for everybody, and at least some months after its text came into force. */
export const todayFor = ({ version }: Pack, usual: Day): Day => {
  const lived = 300;
  let today = usual;
  while (dayNumber(today) - dayNumber(version) < lived) today = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}` as Day;
  return today;
};
