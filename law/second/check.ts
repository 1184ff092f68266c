import { Again, jsonOf, Lacking, Unopened } from './again.ts';
import { type Asked, guardsOf, isSealed, type Look, listIn, shown } from './asked.ts';
import { authorityFaults } from './authority-part.ts';
import { clockFaults } from './clock-part.ts';
import { NotUnderstood } from './feel-parse.ts';
import { groundFaults, letterFaults, standingFault } from './ground-part.ts';
import { canonical, isObject, type Json, sameJson } from './json.ts';
import { countFault, moveFaults } from './moves-part.ts';
import { isRatio } from './number.ts';
import { causeFault, orderFaults } from './order-part.ts';
import { rowText } from './table.ts';
import { at, type LawText, textOf } from './text.ts';

/** What a receipt was found to be. */
export interface Checked {
  readonly ok: boolean;
  /** The first thing that does not hold, in one sentence. */
  readonly why?: string;
  /** What could not be looked at, since this reader's receipt keeps it sealed. */
  readonly unopened: readonly string[];
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export type Digest = (text: string) => string;

/**
 * Decides a receipt a second time, from the text of the law alone. Nothing of the engine is used: formulas, tables, clocks and votes are this
 * room's own, written from the guide of the pack language.
 * @param text the files of the pack that the receipt names, by path
 */
export const checkReceipt = (receipt: Json, law: LawText, textDigest: string, digest: Digest): Checked => {
  const unopened: string[] = [];
  const broken = (why: string): Checked => ({ ok: false, why, unopened });
  const whole = opened(receipt, digest);
  if (typeof whole === 'string') return broken(whole);
  const { decision } = whole;
  const own = isObject(decision['law']) ? decision['law'] : {};
  if (own['digest'] !== textDigest) return broken(`it rests on the text ${shown(own['digest'])}, and the text at hand is ${textDigest}`);
  if (own['pack'] !== law.pack || own['version'] !== law.version) return broken(`the text at hand is ${law.pack}@${law.version}`);
  const procedure = law.procedures.get(String(decision['procedure']));
  if (procedure === undefined) return broken(`the text has no procedure \`${shown(decision['procedure'])}\``);
  const read = isObject(decision['read']) ? decision['read'] : {};
  const assumed = new Set(Array.isArray(decision['assumed']) ? decision['assumed'].map(String) : []);
  const asked: Asked = { law, procedure, decision, again: new Again(law, procedure, read, assumed) };
  for (const look of looks) {
    for (const each of look(asked)) {
      try {
        const why = each();
        if (why !== undefined) return broken(why);
      } catch (error) {
        if (error instanceof Unopened) unopened.push(error.message);
        else if (error instanceof Lacking) return broken(`a formula reads \`${error.message}\`, and the receipt does not say what it was`);
        else if (error instanceof NotUnderstood) return broken(`the second evaluator does not know ${error.message}`);
        else throw error;
      }
    }
  }
  const lacks = unopened.length > 0 ? undefined : lacking(asked);
  return lacks === undefined ? { ok: true, unopened: [...new Set(unopened)] } : broken(lacks);
};

/** The receipt tells of all that was worked out. */
const lacking = ({ decision, again }: Asked): string | undefined => {
  const keys = (part: string): readonly string[] => Object.keys(isObject(decision[part]) ? decision[part] : {});
  const untold = [...again.worked].find((fact) => !keys('worked').includes(fact));
  if (untold !== undefined) return `\`${untold}\` was worked out, and the receipt does not tell of it`;
  const tables = namesOf(decision['tables'], 'table');
  const table = [...again.tables.keys()].find((name) => !tables.includes(name));
  if (table !== undefined) return `the table \`${table}\` was asked, and the receipt does not tell of it`;
  return undefined;
};

const namesOf = (list: Json | undefined, key: string): readonly string[] =>
  listIn(list).map((each) => (isObject(each) ? shown(each[key]) : ''));

/** What every decision tells, if only that there was none. */
const members = [
  'law',
  'procedure',
  'order',
  'by',
  'on',
  'counts',
  'basis',
  'standing',
  'state',
  'times',
  'given',
  'setAside',
  'personal',
  'assumed',
  'guards',
  'read',
  'worked',
  'tables',
  'budgets',
  'clocks',
  'numbers',
];

/** The decision with all that was opened in its place; a sentence where digests, commitments and openings do not fit together. */
const opened = (receipt: Json, digest: Digest): { readonly decision: Readonly<Record<string, Json>> } | string => {
  if (!isObject(receipt)) return 'it is no receipt';
  const { decision, hash, commitments, personal, seal, opened: openings } = receipt;
  if (!isObject(decision) || !isObject(commitments) || !isObject(personal) || !isObject(openings))
    return 'it is no receipt: a part of it is missing';
  if (decision['form'] !== 'ordinance-receipt/1') return `the form \`${shown(decision['form'])}\` is not known here`;
  const absent = members.find((key) => decision[key] === undefined);
  if (absent !== undefined) return `\`${absent}\` is missing`;
  if (digest(canonical(decision)) !== hash) return 'the hash is not that of the decision';
  if (digest(canonical({ hash, commitments, personal })) !== seal) return 'the seal is not that of hash and commitments';
  const names = Array.isArray(decision['personal']) ? decision['personal'].map(String) : [];
  if (names.join() !== Object.keys(personal).sort().join()) return 'the personal facts are not those for which there are commitments';
  const places = sealedPlaces(decision, '');
  if (places.join() !== Object.keys(commitments).sort().join()) return 'the commitments are not those of the sealed values';
  for (const [place, opening] of Object.entries(openings)) {
    if (!isObject(opening) || commitments[place] === undefined) return `nothing is sealed at ${place}`;
    if (digest(canonical({ at: place, salt: opening['salt']!, value: opening['value']! })) !== commitments[place])
      return `what was opened at ${place} is not what was committed to`;
  }
  return { decision: filled(decision, '', openings) as Readonly<Record<string, Json>> };
};

const sealedPlaces = (value: Json, place: string): readonly string[] => {
  const found: string[] = [];
  const visit = (each: Json, at_: string): void => {
    if (isSealed(each)) found.push(at_);
    else for (const [key, item] of entriesOf(each)) visit(item, `${at_}/${escaped(key)}`);
  };
  visit(value, place);
  return found.sort();
};

const filled = (value: Json, place: string, openings: Readonly<Record<string, Json>>): Json => {
  if (isSealed(value)) {
    const opening = openings[place];
    return isObject(opening) ? opening['value']! : value;
  }
  if (Array.isArray(value)) return value.map((item, index) => filled(item as Json, `${place}/${index}`, openings));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, `${place}/${escaped(key)}`, openings)]));
};

const entriesOf = (value: Json): readonly (readonly [string, Json])[] => {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item as Json] as const);
  return isObject(value) && !isRatio(value) ? Object.entries(value) : [];
};

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The guards of the order, in the order in which they are written: each holds, and was said to hold. */
const guardFaults = (asked: Asked): readonly Look[] => {
  const { decision, again } = asked;
  const written = guardsOf(asked);
  const kept = Array.isArray(decision['guards']) ? (decision['guards'] as readonly Json[]) : [];
  return [
    () => (kept.length === written.length ? undefined : `the order has ${written.length} guards and the receipt tells of ${kept.length}`),
    ...written.map(
      ([refusal, formula], index): Look =>
        () => {
          const each = kept[index];
          if (!isObject(each) || each['refusal'] !== refusal || each['if'] !== formula)
            return `the guard \`${refusal}\` is another in the text`;
          const value = again.evaluate(formula);
          if (value !== true) return `the guard \`${refusal}\` does not hold: ${formula}`;
          return each['holds'] === true ? undefined : `the guard \`${refusal}\` holds, and the receipt says that it does not`;
        },
    ),
  ];
};

/** Each fact that was worked out, worked out again. */
const workedFaults = ({ law, decision, again }: Asked): readonly Look[] =>
  Object.entries(isObject(decision['worked']) ? decision['worked'] : {}).map(([name, kept]) => () => {
    if (!law.facts.has(name)) return `the text knows no fact \`${name}\``;
    const value = jsonOf(again.fact(name));
    if (isSealed(kept)) return undefined;
    return sameJson(value, kept) ? undefined : `\`${name}\` is ${shown(value)}, and the receipt says ${shown(kept)}`;
  });

/** Each table that was asked, matched again: the same rows fire, on the same articles, by the same tests. */
const tableFaults = ({ law, decision, again }: Asked): readonly Look[] => {
  const tables = Array.isArray(decision['tables']) ? (decision['tables'] as readonly Json[]).filter(isObject) : [];
  return tables.map((kept) => () => {
    const name = String(kept['table']);
    const decides = textOf(at(law.tables.get(name)?.raw, 'decides'));
    if (decides === undefined || decides !== kept['decides'])
      return `the text has no table \`${name}\` that decides \`${shown(kept['decides'])}\``;
    again.fact(decides);
    const answer = again.tables.get(name);
    if (answer === undefined) return `nothing asks the table \`${name}\``;
    if (isSealed(kept['fired']!)) return undefined;
    const rows: Json =
      answer.fired === null
        ? null
        : answer.fired.map((row) => {
            const { basis, standing, cells } = rowText(law, name, row);
            return { row, basis: [...basis], standing, cells: cells as unknown as Json };
          });
    return sameJson(rows, kept['fired']!) ? undefined : `in the table \`${name}\` other rows fire: ${shown(rows)}`;
  });
};

// The guards come first: what the answer rests on is what they used, and nothing else.
const looks: readonly ((asked: Asked) => readonly Look[])[] = [
  guardFaults,
  authorityFaults,
  standingFault,
  groundFaults,
  orderFaults,
  causeFault,
  workedFaults,
  tableFaults,
  moveFaults,
  countFault,
  clockFaults,
  letterFaults,
];
