import { Document, isMap, isSeq } from 'yaml';
import type { CaseFile } from '#law/case';
import { dayOf, inLanguage, isNum, type Text, type Value } from '#law/ground';
import type { Example, ExampleStep, Expectation, Named, Pack } from '#law/pack';
import { type Cast, thoseWhoAct } from './cast.ts';
import type { ReplayOptions } from './replayed.ts';
import { say } from './say.ts';
import type { Scene } from './scene.ts';

/** The example that a played trace makes: people who act, answers given once, steps with what must be seen after each. */
export const exampleOf = (scene: Scene, cast: Cast, options: ReplayOptions & { readonly saying: Text }): Example => {
  const steps = [...withTold(scene, options.tells ?? []), ...waiting(scene, options.waits)];
  const given = answersGivenOnce(scene.pack, scene.stage.example.procedure, steps);
  return {
    name: options.name ?? 'counterexample',
    title: options.title ?? say('exampleOf.counterexamplePlayedByDemo', { saying: options.saying }),
    shows: options.shows ?? scene.pack.procedures[scene.stage.example.procedure]!.basis,
    procedure: scene.stage.example.procedure,
    people: thoseWhoAct(cast, scene.acting),
    interests: {},
    given,
    steps: steps.map((step) => ({ ...step, gives: withoutGiven(step.gives, given) })),
    at: scene.stage.example.at,
  };
};

const waiting = (scene: Scene, days: number | undefined): readonly ExampleStep[] =>
  days === undefined || scene.main === undefined
    ? []
    : [{ on: dayOf(scene.earliest + days), by: [], gives: {}, then: { state: stateOf(scene, scene.main) }, at: scene.stage.example.at }];

/** Where a case stands, with its name where it is not the first. */
const stateOf = (scene: Scene, { id, state }: CaseFile): NonNullable<Expectation['state']> => {
  const name = scene.nameOf(id);
  return name === undefined || name === scene.stage.example.procedure ? state : { [name]: state };
};

/** The last step tells the facts that a promise is about, as the engine sees them. */
const withTold = (scene: Scene, tells: readonly string[]): readonly ExampleStep[] => {
  const last = scene.steps.at(-1);
  if (last === undefined || tells.length === 0 || scene.main === undefined) return scene.steps;
  const facts = Object.fromEntries(tells.map((name) => [name, scene.factNow(name)] as const).filter(([, value]) => value !== null));
  return Object.keys(facts).length === 0 ? scene.steps : [...scene.steps.slice(0, -1), { ...last, then: { ...last.then, facts } }];
};

/**
 * Answers that every order which asks for them gives alike are known to anyone who needs them. An order that asked for one and got none, or
 * got another, keeps all such answers with the steps.
 */
const answersGivenOnce = (pack: Pack, main: string, steps: readonly ExampleStep[]): Named<Value> => {
  const given = new Map<string, Value>();
  const differs = new Set<string>();
  for (const step of steps) {
    for (const [fact, value] of Object.entries(step.gives)) {
      if (given.has(fact) && JSON.stringify(given.get(fact)) !== JSON.stringify(value)) differs.add(fact);
      given.set(fact, value);
    }
    for (const fact of askedBy(pack, main, step)) if (step.gives[fact] === undefined) differs.add(fact);
  }
  return Object.fromEntries([...given].filter(([fact]) => !differs.has(fact)));
};

/** What an order of this name asks in any procedure: a step's case goes by names that the step alone does not tell. */
const askedBy = (pack: Pack, main: string, { does }: ExampleStep): readonly string[] => {
  if (does === undefined) return [];
  const name = does.slice(does.lastIndexOf('.') + 1);
  const procedures = does.includes('.') ? Object.values(pack.procedures) : [pack.procedures[main]!];
  return procedures.flatMap(({ orders }) => orders[name]?.needs.map(({ fact }) => fact) ?? []);
};

const withoutGiven = (gives: Named<Value>, given: Named<Value>): Named<Value> =>
  Object.fromEntries(Object.entries(gives).filter(([fact]) => !(fact in given)));

/** An example as its file holds it, to be printed as YAML or JSON: yes-no answers are `yes` and `no`, as everywhere in a pack. */
export const exampleData = ({ languages }: Pack, example: Example): Value => ({
  example: example.name,
  // In the languages of the pack and no others: a file with another one would be a finding.
  title: Object.fromEntries(languages.map((language) => [language, inLanguage(example.title, language)])),
  shows: [...example.shows],
  procedure: example.procedure,
  people: Object.fromEntries(
    Object.entries(example.people).map(([person, roles]) => [person, roles.length === 1 ? roles[0]! : [...roles]]),
  ),
  ...(Object.keys(example.given).length > 0 && { given: answersData(example.given) }),
  steps: example.steps.map(stepData),
});

const stepData = ({ on, by, does, about, as, gives, then }: ExampleStep): Value => ({
  on,
  ...(by.length > 0 && { by: by.length === 1 ? by[0]! : [...by] }),
  ...(does !== undefined && { does }),
  ...(about !== undefined && { about }),
  ...(as !== undefined && { as }),
  ...(Object.keys(gives).length > 0 && { gives: answersData(gives) }),
  ...(then !== undefined && Object.keys(then).length > 0 && { then: expectationData(then) }),
});

const expectationData = ({ facts, ...then }: Expectation): Value => ({
  ...(then as Readonly<Record<string, Value>>),
  ...(facts !== undefined && { facts: answersData(facts) }),
});

const answersData = (answers: Named<Value>): Value =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, answerData(value)]));

const answerData = (value: Value): Value => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isNum(value)) return Number(value);
  if (Array.isArray(value)) return value.map((item) => answerData(item as Value));
  return value !== null && typeof value === 'object' ? answersData(value as Named<Value>) : value;
};

/** The file of an example as `exampleData` gives it, each step on a line of its own. */
export const exampleText = (data: Value): string => {
  const document = new Document(data);
  const onOneLine = (key: string): void => {
    const node = document.get(key, true);
    if (isMap(node)) node.flow = true;
  };
  onOneLine('title');
  const steps = document.get('steps', true);
  if (isSeq(steps)) for (const step of steps.items) if (isMap(step)) step.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};
