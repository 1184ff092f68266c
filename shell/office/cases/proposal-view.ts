import type { CaseView, ProposalChoices, ProposalView } from '#contract';
import {
  articleName,
  type CaseFile,
  decisionsAfter,
  decisionsIn,
  isText,
  type OrderGiven,
  type ProposalMade,
  proposalIn,
  proposalsIn,
  valueInWords,
  type World,
} from '#law/case';
import { type Refusal, sameValue, type Text, type Value } from '#law/ground';
import type { FindingAsked, OrderDef, Pack } from '#law/pack';
import { capital, fileKept, fileRef, marksOf, orderTitle, questionOf, refusalView, same, stayTitle, titled } from '../view/index.ts';
import { askedNow } from './asked.ts';
import { isDangerous } from './danger.ts';
import { type Look, maySeeFact, type Seen } from './look.ts';
import { say } from './say.ts';
import type { Names } from './who.ts';

/** Colleagues who might decide what this person proposes: they hold the post, are here today and are not the reader. */
export const decidersOf = (
  { look, pack, reader }: Pick<Seen, 'look' | 'pack'> & { readonly reader: { readonly person?: string } },
  decisions: readonly OrderDef[],
): readonly string[] => {
  const { office, today } = look;
  const holders = decisions.flatMap(({ by }) =>
    by.filter((role) => pack.roles[role]?.is === 'official').flatMap((role) => office.holdersOf(role, today)),
  );
  return [...new Set(holders)].filter((person) => person !== reader.person && office.awayUntil(person, today) === undefined);
};

/** What may be proposed with an order, and why the person who decides could not order it today. */
export const choicesOf = (seen: Seen, def: OrderDef, names?: Names): ProposalChoices | undefined => {
  const { pack, procedure, live } = seen;
  const decisions = decisionsAfter(pack, procedure, def);
  if (decisions.length === 0) return undefined;
  const persons = decidersOf(seen, decisions);
  const tried = decisionsIn(seen.look.world, live, def, persons.length === 0 ? [undefined] : persons);
  const refusals = new Map(tried.map(({ order, refusal }) => [order, refusal]));
  return {
    decisions: decisions.map((decision) => {
      const refusal = refusals.get(decision.name);
      return {
        order: decision.name,
        title: capital(orderTitle(pack, procedure, decision.name)),
        needs: askedNow(seen, decision).map((need) => questionOf(pack, need)),
        ...(decision.letter === undefined ? {} : { letter: titled(pack, decision.letter) }),
        danger: isDangerous(procedure, decision),
        ...(refusal === undefined ? {} : { refusal: refusalView(pack, refusal, maySeeFact(seen), procedure) }),
        next: say('choicesOf.theCaseThenStands', { state: stayTitle(pack, procedure, decision.to!) }),
        marks: [...marksOf(pack, decision)],
      };
    }),
    findings: Object.values(def.findings).map((asked) => ({ name: asked.name, title: asked.title, marks: [...marksOf(pack, asked)] })),
    decides: persons.map((person) => same(names?.get(person) ?? person)),
  };
};

/**
 * What would stop the person who decides, whichever kind decision was proposed; nothing where one of them could be ordered. Such an order is
 * lawful, and is still not the next step that anybody should be led to.
 */
export const stoppedLater = (look: Look, live: CaseFile, def: OrderDef, reader: { readonly person?: string }): Refusal | undefined => {
  const pack = look.world.packOf(live.digest).pack;
  const procedure = pack.procedures[live.opened.procedure]!;
  const decisions = decisionsAfter(pack, procedure, def).filter((decision) => !isDangerous(procedure, decision));
  const persons = decidersOf({ look, pack, reader }, decisions);
  if (decisions.length === 0 || persons.length === 0) return undefined;
  const names = new Set(decisions.map(({ name }) => name));
  const tried = decisionsIn(look.world, live, def, persons).filter(({ order }) => names.has(order));
  return tried.length > 0 && tried.every(({ refusal }) => refusal !== undefined) ? tried[0]!.refusal : undefined;
};

/** All that was proposed in the case, the last one first. */
export const proposalsOf = (seen: Seen, names: Names): readonly ProposalView[] =>
  proposalsIn(seen.live)
    .map((made) => proposalView(seen, names, made))
    .toReversed();

const proposalView = (seen: Seen, names: Names, made: ProposalMade): ProposalView => {
  const { pack, procedure, reader } = seen;
  const asked = procedure.orders[made.with]?.findings ?? {};
  const outcome = outcomeOf(seen, names, made);
  return {
    version: made.version,
    seq: made.seq,
    with: made.with,
    decision: { name: made.order, title: capital(orderTitle(pack, procedure, made.order)) },
    by: same(made.by === undefined ? '' : (names.get(made.by) ?? made.by)),
    mine: made.by !== undefined && made.by === reader.person,
    at: made.at,
    gives: made.facts,
    facts: Object.entries(made.facts).flatMap(([name, value]) => {
      const fact = pack.facts[name];
      return fact === undefined ? [] : [{ fact: name, title: fact.title, value, words: valueInWords(pack, fact, value) }];
    }),
    findings: Object.values(asked).map((finding) => findingView(seen, finding, made.findings?.[finding.name])),
    papers: (made.papers ?? []).flatMap((digest) => paperOf(seen, digest) ?? []),
    ...(outcome === undefined ? {} : { outcome }),
  };
};

type Found = NonNullable<ProposalMade['findings']>[string];

const findingView = (seen: Seen, asked: FindingAsked, found: Found | undefined): ProposalView['findings'][number] => ({
  name: asked.name,
  title: asked.title,
  ...(found === undefined ? {} : { met: found.met }),
  ...(found?.words === undefined ? {} : { words: found.words }),
  cites: (found?.cites ?? []).flatMap((ref) => citeView(seen, ref) ?? []),
  marks: [...marksOf(seen.pack, asked)],
});

/** What a finding rests on, in words. A fact that this reader is not shown is named, and its value is not. */
const citeView = (seen: Seen, ref: string): ProposalView['findings'][number]['cites'][number] | undefined => {
  const { pack, live } = seen;
  const [kind, name] = [ref.slice(0, ref.indexOf(':')), ref.slice(ref.indexOf(':') + 1)];
  if (kind === 'article') return { ref, words: articleName(pack, name) };
  if (kind === 'paper') {
    const paper = paperOf(seen, name);
    return paper === undefined ? undefined : { ref, words: same(paper.name) };
  }
  const fact = pack.facts[name];
  if (fact === undefined) return undefined;
  const value = maySeeFact(seen)(name) && !fact.personal ? live.facts[name] : undefined;
  return {
    ref,
    words: value === undefined ? fact.title : say('citeView.factIs', { fact: fact.title, value: valueInWords(pack, fact, value) }),
  };
};

const paperOf = (seen: Seen, digest: string): ProposalView['papers'][number] | undefined => {
  for (const [name, value] of Object.entries(seen.live.facts)) {
    if (!maySeeFact(seen)(name)) continue;
    const file = fileKept(value);
    if (file?.digest === digest) return fileRef(file, { fact: name });
  }
  return undefined;
};

const outcomeOf = (seen: Seen, names: Names, made: ProposalMade): ProposalView['outcome'] | undefined => {
  const { pack, procedure, live } = seen;
  const event = live.events.find(
    (other): other is OrderGiven => other.type === 'orderGiven' && other.seq > made.seq && other.to !== undefined,
  );
  if (event === undefined) return undefined;
  const def = procedure.orders[event.order];
  const from = procedure.orders[made.with]?.from;
  const back = Array.isArray(from) && from.includes(event.to!);
  const changes = event.order === made.order ? changesOf(pack, made.facts, event.facts) : [];
  const kind =
    event.order === made.order
      ? changes.length === 0
        ? 'signed'
        : 'changed'
      : def?.onlyBy === made.with
        ? 'taken-back'
        : back && event.role !== 'law'
          ? 'sent-back'
          : 'overtaken';
  const remarks = kind === 'sent-back' ? remarksOf(pack, event.facts) : undefined;
  return {
    kind,
    order: { name: event.order, title: capital(orderTitle(pack, procedure, event.order)) },
    by: event.actor === undefined ? say('outcomeOf.theLaw') : same(names.get(event.actor) ?? event.actor),
    at: event.happened,
    ...(remarks === undefined ? {} : { remarks }),
    changes,
  };
};

const remarksOf = (pack: Pack, facts: Readonly<Record<string, Value>>): Text | undefined => {
  const [first] = Object.entries(facts).flatMap(([name, value]) => (pack.facts[name]?.type.kind === 'text' ? [value] : []));
  if (typeof first === 'string') return same(first);
  return first !== undefined && isText(first) ? first : undefined;
};

/** What stands otherwise in the order than in its proposal, fact by fact. */
const changesOf = (
  pack: Pack,
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): NonNullable<ProposalView['outcome']>['changes'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const fact = pack.facts[name];
    const [was, is] = [before[name], after[name]];
    if (fact === undefined || (was !== undefined && is !== undefined && sameValue(was, is))) return [];
    return [
      {
        title: fact.title,
        ...(was === undefined ? {} : { before: valueInWords(pack, fact, was) }),
        ...(is === undefined ? {} : { after: valueInWords(pack, fact, is) }),
      },
    ];
  });

type Signs = NonNullable<NonNullable<CaseView['desk']>['signs']>;

/** Where a proposal lies before this reader: which order signs it as it is, which returns it, and which takes it back. */
export const signsOf = (seen: Seen, orders: CaseView['orders']): Signs | undefined => {
  const made = proposalIn(seen.live);
  if (made === undefined) return undefined;
  const { procedure } = seen;
  const lawful = new Set(orders.flatMap(({ order, lawful }) => (lawful ? [order] : [])));
  const from = procedure.orders[made.with]?.from;
  const back = Object.values(procedure.orders).filter(
    ({ name, to }) => lawful.has(name) && to !== undefined && Array.isArray(from) && from.includes(to),
  );
  const returns = back.find(({ onlyBy }) => onlyBy === undefined)?.name;
  const takesBack = back.find(({ onlyBy }) => onlyBy === made.with)?.name;
  return {
    ...(lawful.has(made.order) ? { sign: made.order } : {}),
    ...(returns === undefined ? {} : { returns }),
    ...(takesBack === undefined ? {} : { takesBack }),
  };
};

/** As if it had been proposed: what the decision itself would do, in a world where the case stands before the second person. */
export const afterProposal = (world: World, files: ReadonlyMap<string, CaseFile>): World => ({
  ...world,
  cases: new Map([...world.cases, ...files]),
});
