import type { WizardView } from '#contract';
import { type CaseFile, CaseScope, failedCheck, givenBehind, movesOf, outsideDomain, plain, refuse, valueInWords } from '#law/case';
import { type Text, text } from '#law/ground';
import type { Need, OrderDef, Pack, Procedure } from '#law/pack';
import { gradingFact, rankOf, sightOf } from '../case-words.ts';
import { ruleReading, ruleSoFar } from '../trials/index.ts';
import {
  amountInWords,
  answerOf,
  capital,
  lineOf,
  marksOf,
  orderTitle,
  questionOf,
  rankedView,
  refusalView,
  silenceOf,
  titleOfName,
} from '../view/index.ts';
import { decided, type Gives, type Settled, settledWith, unknownCase } from './asked.ts';
import type { Asking } from './asking-about.ts';
import { offeredFor } from './offered.ts';
import { say } from './say.ts';

type Step = WizardView['steps'][number];
type Offered = WizardView['offered'];

/** What is asked next and where somebody stands: made from the pack, nothing of it is written by hand. */
export const wizardView = (asking: Asking): WizardView => {
  const { look, pack, procedure, def, base } = asking;
  const gives = neededAlone(def, asking.gives);
  const offered = offeredFor(asking, gives);
  const settled = settledWith(look, base, { ...valuesOf(offered), ...gives });
  const sight = sightOf(look.world, look.files, look.today);
  const scope = new CaseScope(sight, settled.file);
  const needed = new Set(def.needs.map(({ fact }) => fact));
  const isOpen = (name: string): boolean => needed.has(name) && settled.file.facts[name] === undefined;
  const steps = def.needs.flatMap((need) => stepFor(asking, gives, offered, scope, need, isOpen));
  const open = steps.filter(({ status, question }) => status === 'open' && !question.optional);
  const refusals = refusalsOf(asking, settled.file, open.length === 0, isOpen);
  const current = open[0]?.question.fact;
  const tier = tierOf(asking, settled.file, steps);
  const rule = ruleSoFar(pack, ruleReading(pack, procedure), (fact) => (needed.has(fact) ? plain(scope.fact(fact)) : null));
  const counted = steps.filter(({ question, status }) => !question.optional || status !== 'open');
  return {
    procedure: { name: procedure.name, title: procedure.title },
    order: { name: def.name, title: capital(orderTitle(pack, procedure, def.name)) },
    steps,
    ...(current === undefined ? {} : { current }),
    answered: counted.filter(({ status }) => status === 'answered' || status === 'offered').length,
    of: counted.length,
    setAside: setAsideOf(asking, settled, gives),
    offered,
    ...(tier === undefined ? {} : { tier }),
    ...(rule === undefined ? {} : { rule }),
    follows: followsOf(asking),
    papers: steps.filter(({ question }) => question.type === 'file').map(({ question }) => question.fact),
    refusals,
    missing: open.map(({ question }) => question.fact),
    ready: open.length === 0 && refusals.length === 0 && steps.every(({ error, status }) => error === undefined && status !== 'later'),
  };
};

const neededAlone = (def: OrderDef, gives: Gives): Gives => {
  const needed = new Set(def.needs.map(({ fact }) => fact));
  return Object.fromEntries(Object.entries(gives).filter(([name, value]) => needed.has(name) && value !== null && value !== undefined));
};

export const valuesOf = (offered: Offered): Gives => Object.fromEntries(offered.map(({ fact, value }) => [fact, value]));

/** A question that an answer given rules out is no step; one that depends on an answer still missing comes later. */
const stepFor = (
  { look, pack }: Asking,
  gives: Gives,
  offered: Offered,
  scope: CaseScope,
  need: Need,
  isOpen: (fact: string) => boolean,
): readonly Step[] => {
  const fact = pack.facts[need.fact]!;
  const applies = fact.if === undefined ? true : decided(pack, scope, fact.if, isOpen);
  if (applies === false) return [];
  const question = questionOf(pack, need);
  const section = sectionOf(pack, need);
  const base = { question, ...(section === undefined ? {} : { section }) };
  if (applies !== true) return [{ ...base, status: 'later' }];
  const value = gives[need.fact];
  if (value !== undefined) {
    const error =
      outsideDomain(pack, fact, value) ??
      unknownCase(look.world, fact, value) ??
      failedCheck(scope, need.fact, (other) => gives[other] !== undefined);
    return [
      {
        ...base,
        status: 'answered',
        value,
        words: error === undefined ? valueInWords(pack, fact, value) : text('', ''),
        ...(error === undefined ? {} : { error }),
      },
    ];
  }
  const known = offered.find((item) => item.fact === need.fact);
  return known === undefined ? [{ ...base, status: 'open' }] : [{ ...base, status: 'offered', value: known.value, words: known.words }];
};

const sectionOf = (pack: Pack, { fact, form }: Need): Text | undefined =>
  form === undefined ? undefined : pack.forms[form]?.sections.find(({ facts }) => facts.includes(fact))?.title;

const setAsideOf = ({ pack, aside: kept }: Asking, { file, aside }: Settled, gives: Gives): WizardView['setAside'] =>
  [...new Set([...aside, ...Object.keys(kept)])].flatMap((name) => {
    const fact = pack.facts[name];
    const value = aside.includes(name) ? gives[name] : gives[name] === undefined ? kept[name] : undefined;
    if (fact === undefined || value === undefined) return [];
    const reads = (fact.if?.reads ?? []).flatMap(([first]) =>
      first !== undefined && file.facts[first] !== undefined ? [pack.facts[first]!] : [],
    );
    const because = reads.map((other) => {
      const words = valueInWords(pack, other, file.facts[other.name]!);
      return say('setAsideOf.isAnswered', { other: other.title, words });
    });
    const why = because.length === 0 ? say('setAsideOf.anEarlierAnswerHas') : because[0]!;
    return [
      {
        fact: name,
        title: fact.title,
        value,
        words: valueInWords(pack, fact, value),
        because: say('setAsideOf.itNoLongerApplies', { why }),
      },
    ];
  });

const tierOf = ({ look, pack, def }: Asking, file: CaseFile, steps: readonly Step[]): WizardView['tier'] => {
  const fact = gradingFact(pack);
  if (fact === undefined) return undefined;
  const behind = givenBehind(pack, fact.name).map(({ name }) => name);
  if (!def.needs.some((need) => behind.includes(need.fact))) return undefined;
  const sight = sightOf(look.world, look.files, look.today);
  const value = plain(new CaseScope(sight, file).fact(fact.name));
  const ranked = rankOf(fact, value);
  const stillOpen = steps
    .filter(({ status, question }) => (status === 'open' || status === 'later') && behind.includes(question.fact))
    .map(({ question }) => question.fact);
  const answer = answerOf(sight, file, fact.name);
  if (answer === undefined) return undefined;
  return {
    fact: fact.name,
    known: ranked !== undefined,
    ...(ranked === undefined ? {} : { result: rankedView(ranked, stillOpen.length > 0) }),
    stillOpen,
    answer,
  };
};

/** Guards that refuse the order as it stands, each with its way out; unknown ones only once nothing is missing any more. */
const refusalsOf = (asking: Asking, file: CaseFile, complete: boolean, isOpen: (fact: string) => boolean): WizardView['refusals'] => {
  const { look, pack, def } = asking;
  const scope = new CaseScope(sightOf(look.world, look.files, look.today), file);
  const guards = def.guards.flatMap((guard) => {
    const holds = decided(pack, scope, guard.if, isOpen);
    if (holds === true || (holds === undefined && !complete)) return [];
    // The answers that led here, not what was worked out from them.
    const answers = guard.if.reads
      .flatMap(([name]) => givenBehind(pack, name ?? ''))
      .map(({ name }) => [name, plain(scope.fact(name))] as const);
    const facts = Object.fromEntries(answers.filter(([, value]) => value !== null));
    const refusal = refuse(pack, guard.refusal, def, { facts });
    const other = otherWay(asking, file);
    const view = refusalView(pack, refusal, () => true);
    if (other === undefined) return [view];
    const instead = say('refusalsOf.useInsteadTheAnswers', { procedure: other.procedure.title });
    const wayOut = view.wayOut === undefined ? instead : say('refusalsOf.wayoutInstead', { wayOut: view.wayOut, instead });
    return [{ ...view, wayOut, about: { ...view.about, procedure: other.procedure.name, order: other.def.name } }];
  });
  return [...guards, ...exhaustedOf(asking, file)];
};

/** Accounts on which too little is left for what is answered so far: as they stand at this moment, and looked at again when the order is given. */
const exhaustedOf = ({ look, pack, def }: Asking, file: CaseFile): WizardView['refusals'] => {
  const moves = movesOf(sightOf(look.world, look.files, look.today), (account) => look.world.taken(account), def, file, def.by[0] ?? 'law');
  if (!('refusal' in moves) || moves.about?.['left'] === null || moves.about?.['asked'] === null) return [];
  const named = def.takes.flatMap(({ budget }) => (budget === moves.about?.['budget'] ? pack.budgets[budget]!.per : []));
  return [{ ...refusalView(pack, moves, () => true), facts: named.filter((per) => file.facts[per] !== undefined) }];
};

/** Another way for the same thing: an opening for the same subject and the same people whose guards all hold with these answers. */
const otherWay = (
  { look, pack, procedure, def }: Asking,
  file: CaseFile,
): { readonly procedure: Procedure; readonly def: OrderDef } | undefined => {
  for (const other of Object.values(pack.procedures)) {
    if (other.name === procedure.name || other.subject !== procedure.subject || other.subject === undefined) continue;
    for (const opening of Object.values(other.orders)) {
      if (opening.from !== 'opening' || opening.guards.length === 0 || !opening.by.some((role) => def.by.includes(role))) continue;
      const there: CaseFile = { ...file, opened: { ...file.opened, procedure: other.name } };
      const scope = new CaseScope(sightOf(look.world, look.files, look.today), there);
      if (opening.guards.every((guard) => guard.if.evaluate(scope) === true)) return { procedure: other, def: opening };
    }
  }
  return undefined;
};

/** What comes after it is filed: whose turn, until when, what silence means, and the letter. */
export const followsOf = ({ pack, procedure, def }: Pick<Asking, 'pack' | 'procedure' | 'def'>): WizardView['follows'] => {
  const to = def.to ?? '';
  const state = procedure.states[to];
  const clocks = Object.values(procedure.clocks).filter((clock) => clock.runs.includes(to));
  const lines = clocks.map((clock) => {
    const name = capital(titleOfName(pack, clock.name));
    const within = clock.within.amount;
    const time = typeof within === 'number' ? amountInWords(within, clock.within.unit) : titleOfName(pack, within.fact);
    const silence = silenceOf(pack, procedure, clock);
    return lineOf(pack, say('followsOf.nameTimeSilence', { name, time, silence }), clock);
  });
  const waits = state?.waits === undefined ? undefined : titleOfName(pack, state.waits);
  const turn = waits === undefined ? [] : [{ text: say('followsOf.thenItIsWith', { waits }), marks: [...marksOf(pack, state!)] }];
  const letter = def.letter === undefined ? undefined : titleOfName(pack, def.letter);
  const sent = letter === undefined ? [] : [{ text: say('followsOf.youGetALetter', { letter }), marks: [...marksOf(pack, def)] }];
  return [...turn, ...lines, ...sent];
};
