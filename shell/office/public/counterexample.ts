import { stringify } from 'yaml';
import type { Cell, Counterexample } from '#contract';
import { isNum, printJson, type Text, text, type Value } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { promiseSentence } from '#law/prove';
import { capital, listed, orderTitle, same, stayTitle, titleOfName } from '../view/index.ts';
import { say } from './say.ts';
import { anyInWords, stopped } from './words.ts';

type Named = Readonly<Record<string, Value>>;

/**
 * What the prover shows for a broken promise, as a reader can follow it: a case played day by day, a way for which no days were
 * found, or the facts at which a table answers otherwise. The file beside it is the witness to the letter.
 */
export const counterexampleOf = (pack: Pack, promise: PromiseMade, witness: Value): Counterexample => {
  const shown = recordOf(witness);
  if (Array.isArray(shown['steps'])) return playedCase(pack, promise, shown);
  if (Array.isArray(shown['moves'])) return wayWithoutDays(pack, promise, shown);
  return tableFacts(pack, promise, shown, witness);
};

const recordOf = (value: Value | undefined): Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isNum(value) ? (value as Named) : {};

const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value];

const textOf = (value: Value | undefined): Text | undefined => {
  const { en, zh } = recordOf(value);
  return typeof en === 'string' && typeof zh === 'string' ? text(en, zh) : undefined;
};

// ---- a case played day by day ------------------------------------------------------------------------------------------

const playedCase = (pack: Pack, promise: PromiseMade, shown: Named): Counterexample => ({
  title: textOf(shown['title']) ?? say('playedCase.aCaseThatBreaks', { promise: promiseSentence(pack, promise) }),
  people: Object.entries(recordOf(shown['people'])).map(([name, roles]) => ({ name, roles: rolesInWords(pack, roles) })),
  story: listOf(shown['steps']).map((step) => stepInWords(pack, pack.procedures[String(shown['procedure'])], recordOf(step))),
  facts: cellsOf(pack, recordOf(shown['given'])),
  file: { name: `${playedName(shown) ?? promise.name}.yaml`, text: stringify(asYaml(shown), { lineWidth: 120 }) },
});

/** The longest way and a late one are other cases than one that breaks the promise, and files of their own. */
const playedName = ({ example }: Named): string | undefined =>
  typeof example === 'string' && /^(longest|late)-/.test(example) ? example : undefined;

/** `ethics/law` is a member of a committee in one of its categories. */
const rolesInWords = (pack: Pack, roles: Value): Text => {
  const words = listOf(roles).map((role) => {
    const [of = '', category] = String(role).split('/');
    const title = titleOfName(pack, of);
    if (category === undefined) return title;
    const seat = titleOfName(pack, category);
    return say('rolesInWords.titleSeat', { title, seat });
  });
  return words.length === 0 ? say('rolesInWords.aResident') : listed(words);
};

const stepInWords = (pack: Pack, procedure: Procedure | undefined, step: Named): Counterexample['story'][number] => {
  const after = expectedInWords(pack, procedure, recordOf(step['then']));
  return {
    on: typeof step['on'] === 'string' ? step['on'] : '',
    who: whoOf(step['by']),
    what: step['does'] === undefined ? say('stepInWords.timePasses') : orderInWords(pack, procedure, String(step['does'])),
    gives: cellsOf(pack, recordOf(step['gives'])),
    ...(after === undefined ? {} : { then: after }),
  };
};

const whoOf = (by: Value | undefined): Text => {
  const people = listOf(by).map(String);
  return people.length === 0 ? say('whoOf.byLaw') : same(people.join(', '));
};

/** `ethics.attend` is an order in the case of that name. */
const orderInWords = (pack: Pack, procedure: Procedure | undefined, does: string): Text => {
  const [of, order] = does.includes('.')
    ? [does.slice(0, does.lastIndexOf('.')), does.slice(does.lastIndexOf('.') + 1)]
    : [undefined, does];
  const at = of === undefined ? procedure : caseNamed(pack, procedure, of);
  const words = capital(orderTitle(pack, at, order));
  if (of === undefined) return words;
  const where = titleOfName(pack, of);
  return say('orderInWords.wordsWhere', { words, where });
};

/** What a name before a dot is a case of: of the procedure itself, of one it listens to, or of any other. */
const caseNamed = (pack: Pack, procedure: Procedure | undefined, name: string): Procedure | undefined =>
  pack.procedures[procedure?.cases[name]?.procedure ?? name];

const expectedInWords = (pack: Pack, procedure: Procedure | undefined, then: Named): Text | undefined => {
  const stated = then['state'];
  const states =
    typeof stated === 'string'
      ? [stayTitle(pack, procedure, stated)]
      : Object.entries(recordOf(stated)).map(([of, state]) => stayTitle(pack, caseNamed(pack, procedure, of), String(state)));
  const facts = Object.entries(recordOf(then['facts'])).map(([name, value]) => factInWords(pack, name, value));
  const said = [...states, ...facts];
  return said.length === 0 ? undefined : listed(said);
};

const factInWords = (pack: Pack, name: string, value: Value): Text => {
  const [title, words] = [titleOfName(pack, name), anyInWords(pack, value, pack.facts[name])];
  return say('factInWords.titleWords', { title, words });
};

const cellsOf = (pack: Pack, facts: Named): Cell[] =>
  Object.entries(facts).map(([name, value]) => ({
    name,
    title: pack.facts[name]?.title ?? titleOfName(pack, name),
    value,
    words: anyInWords(pack, value, pack.facts[name]),
  }));

// ---- a way for which no days were found ----------------------------------------------------------------------------------

const wayWithoutDays = (pack: Pack, promise: PromiseMade, shown: Named): Counterexample => ({
  title: say('wayWithoutDays.aWayThatBreaks', { promise: promiseSentence(pack, promise) }),
  undated: true,
  people: [],
  story: listOf(shown['moves']).map((move) =>
    moveInWords(pack, pack.procedures[String(recordOf(promise.body)['procedure'])], recordOf(move)),
  ),
  facts: [],
  file: { name: `${promise.name}.json`, text: `${printJson(shown, 2)}\n` },
});

const moveInWords = (pack: Pack, procedure: Procedure | undefined, move: Named): Counterexample['story'][number] => {
  const name = (key: string): Text => titleOfName(pack, String(move[key] ?? ''));
  const order = (key: string): Text => capital(orderTitle(pack, procedure, String(move[key] ?? '')));
  const follows = move['follows'] === undefined ? {} : { then: order('follows') };
  const byLaw = { on: '', who: say('moveInWords.byLaw'), gives: [], ...follows };
  switch (move['kind']) {
    case 'order':
      return { on: '', who: name('role'), what: order('order'), gives: cellsOf(pack, recordOf(move['facts'])) };
    case 'runs-out':
      return { ...byLaw, what: say('moveInWords.theClockRunsOut', { name: name('clock') }) };
    case 'closes':
      return { ...byLaw, what: say('moveInWords.theVoteCloses', { name: name('result') }) };
    default:
      return { ...byLaw, what: say('moveInWords.nameOthername', { name: name('name'), otherName: name('reaches') }) };
  }
};

// ---- the facts of a table -------------------------------------------------------------------------------------------------

const tableFacts = (pack: Pack, promise: PromiseMade, shown: Named, witness: Value): Counterexample => {
  const table = pack.tables[String(recordOf(promise.body)['table'] ?? '')];
  const answer = (outcome: Value | undefined): Cell[] =>
    table === undefined || outcome === undefined ? [] : cellsOf(pack, { [table.decides]: outcome });
  const higher = recordOf(shown['higher']);
  const higherFacts = recordOf(higher['facts']);
  return {
    title: stopped(say('tableFacts.factsThatBreakIt')),
    people: [],
    story: [],
    facts: [
      ...cellsOf(pack, recordOf(shown['facts'])),
      ...answer(shown['outcome']),
      // Of two sets of facts, what is otherwise in the second.
      ...cellsOf(pack, Object.fromEntries(Object.entries(higherFacts).filter(([name, value]) => recordOf(shown['facts'])[name] !== value))),
      ...answer(higher['outcome']),
    ],
    file: { name: `${promise.name}.json`, text: `${printJson(witness, 2)}\n` },
  };
};

/** Exact numbers as YAML writes numbers. */
const asYaml = (value: Value): unknown => {
  if (isNum(value)) return typeof value === 'number' ? value : Number(value);
  if (Array.isArray(value)) return (value as readonly Value[]).map(asYaml);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asYaml(item)]));
  return value;
};
