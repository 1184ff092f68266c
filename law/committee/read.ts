import { fail, nearest, ok, type Result, type Value } from '#law/ground';
import type { Ballot, Base, DecisionRule, Member, TallyInput } from './types.ts';

export interface BadTally {
  readonly message: string;
}

type Read<T> = Result<T, BadTally>;

/** Reads the input of `committee tally`. With `seats` (category: number), more persons than seats are refused. */
export const readTallyInput = (value: Value): Read<TallyInput> => {
  try {
    return ok(inputFrom(value));
  } catch (error) {
    if (error instanceof Unreadable) return fail({ message: error.message });
    throw error;
  }
};

/** A rule as a pack writes it: `{ quorum: { members, categories }, carried: { at-least: 2/3, of: attending }, tie }`. */
export const readDecisionRule = (value: Value): Read<DecisionRule> => {
  try {
    return ok(ruleFrom(value));
  } catch (error) {
    if (error instanceof Unreadable) return fail({ message: error.message });
    throw error;
  }
};

// Never leaves this file: it carries the first fault out of nested readers.
class Unreadable extends Error {}

const bad = (message: string): never => {
  throw new Unreadable(message);
};

const inputFrom = (value: Value): TallyInput => {
  const input = record(value, 'the input');
  const members = list(input['members'], '`members`').map(memberFrom);
  const ids = new Set<string>();
  for (const { id } of members) ids.has(id) ? bad(`member \`${id}\` is named twice`) : ids.add(id);
  const chairs = members.filter(({ chair }) => chair);
  if (chairs.length > 1) bad(`there are two chairs, \`${chairs[0]!.id}\` and \`${chairs[1]!.id}\``);
  if (input['seats'] !== undefined) checkSeats(members, record(input['seats'], '`seats`'));
  const known = (id: string, what: string): string =>
    ids.has(id) ? id : bad(`${what} names \`${id}\`, who is no member${meant(id, ids)}`);
  const idsOf = (key: 'recused' | 'absent'): readonly string[] =>
    input[key] === undefined ? [] : list(input[key], `\`${key}\``).map((id) => known(string(id, `\`${key}\``), `\`${key}\``));
  return {
    members,
    recused: idsOf('recused'),
    absent: idsOf('absent'),
    votes: votesFrom(input['votes'] === undefined ? {} : record(input['votes'], '`votes`'), known),
    rule: ruleFrom(input['rule']),
  };
};

const memberFrom = (value: Value, index: number): Member => {
  const what = `\`members[${index}]\``;
  const member = record(value, what, ['id', 'category', 'chair', 'name', 'until']);
  const { chair } = member;
  if (chair !== undefined && typeof chair !== 'boolean') bad(`${what}: \`chair\` is true or false`);
  return {
    id: string(member['id'], `${what}: \`id\``),
    category: string(member['category'], `${what}: \`category\``),
    ...(chair === true && { chair }),
  };
};

const checkSeats = (members: readonly Member[], seats: Fields): void => {
  for (const [category, persons] of Object.entries(Object.groupBy(members, (member) => member.category))) {
    const count = Object.hasOwn(seats, category) ? whole(seats[category], `\`seats.${category}\``, 0) : 0;
    if (persons!.length > count) bad(`more persons than seats: ${persons!.length} for \`${category}\`, which has ${count}`);
  }
};

const ballots = ['for', 'against', 'abstain'] as const satisfies readonly Ballot[];

const votesFrom = (votes: Fields, known: (id: string, what: string) => string): Readonly<Record<string, Ballot>> =>
  Object.fromEntries(Object.entries(votes).map(([id, ballot]) => [known(id, '`votes`'), oneOf(ballots, ballot, `the vote of \`${id}\``)]));

const ruleFrom = (value: Value | undefined): DecisionRule => {
  const rule = record(value, '`rule`', ['quorum', 'carried', 'tie', 'basis', 'standing', 'note']);
  const quorum = record(rule['quorum'], '`rule.quorum`', ['members', 'categories']);
  const categories = quorum['categories'] ?? [];
  return {
    quorum: {
      members: whole(quorum['members'], '`rule.quorum.members`', 0),
      categories: (Array.isArray(categories) ? (categories as readonly Value[]) : [categories]).map((name) =>
        string(name, '`rule.quorum.categories`'),
      ),
    },
    carried: carriedFrom(rule['carried']),
    tie: rule['tie'] === undefined ? 'lost' : oneOf(['lost', 'chair'], rule['tie'], '`rule.tie`'),
  };
};

const bases = ['seated', 'eligible', 'attending', 'voting'] as const satisfies readonly Base[];

const carriedFrom = (value: Value | undefined): DecisionRule['carried'] => {
  const carried = record(value, '`rule.carried`', ['at-least', 'more-than', 'of']);
  const kinds = (['at-least', 'more-than'] as const).filter((kind) => carried[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return bad('`rule.carried` says either `at-least` or `more-than`');
  const share = readFraction(carried[kind]!);
  if (!share.ok) return bad(`\`rule.carried.${kind}\`: ${share.error.message}`);
  return { kind, ...share.value, of: oneOf(bases, carried['of'], '`rule.carried.of`') };
};

/** A share of a whole, as `2/3`; `1` is all. Exact: no decimals, nothing above the whole. */
export const readFraction = (value: Value): Read<{ readonly numerator: number; readonly denominator: number }> => {
  const written = typeof value === 'number' ? String(value) : value;
  const parts = typeof written === 'string' ? /^\s*(\d{1,15})\s*(?:\/\s*(\d{1,15})\s*)?$/.exec(written) : null;
  if (parts === null) return fail({ message: `a share is a fraction of whole numbers, as 2/3, not \`${JSON.stringify(value)}\`` });
  const [numerator, denominator] = [Number(parts[1]), Number(parts[2] ?? 1)];
  if (denominator === 0) return fail({ message: `\`${written}\` divides by zero` });
  if (numerator > denominator) return fail({ message: `\`${written}\` is more than the whole` });
  return ok({ numerator, denominator });
};

type Fields = { readonly [key: string]: Value | undefined };

/** An object; with a list of its keys, no others, so that a mistyped one is not passed over in silence. */
const record = (value: Value | undefined, what: string, keys?: readonly string[]): Fields => {
  if (value === undefined) return bad(`${what} is missing`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(`${what} is an object`);
  const strange = keys && Object.keys(value).find((key) => !keys.includes(key));
  return strange === undefined ? (value as Fields) : bad(`${what} has an unknown key \`${strange}\`${meant(strange, keys!)}`);
};

const list = (value: Value | undefined, what: string): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : bad(`${what} ${value === undefined ? 'is missing' : 'is a list'}`);

const string = (value: Value | undefined, what: string): string =>
  typeof value === 'string' && value !== '' ? value : bad(`${what} ${value === undefined ? 'is missing' : 'is a text'}`);

const whole = (value: Value | undefined, what: string, least: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least
    ? value
    : bad(`${what} ${value === undefined ? 'is missing' : `is a whole number of at least ${least}`}`);

const oneOf = <T extends string>(known: readonly T[], value: Value | undefined, what: string): T => {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  if (typeof value !== 'string') return bad(`${what} ${value === undefined ? 'is missing' : 'is a text'}`);
  return bad(`${what} is one of ${known.join(', ')}, not \`${value}\`${meant(value, known)}`);
};

const meant = (name: string, known: Iterable<string>): string => {
  const near = nearest(name, known);
  return near === undefined ? '' : `; did you mean \`${near}\`?`;
};
