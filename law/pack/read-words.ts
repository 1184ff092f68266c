import type { ClockUnit } from '#law/clocks';
import { exceptInChinese } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import { type Kind, kinds } from './kinds.ts';
import type { Circle, Duration, Inside, Place } from './model.ts';
import { type Context, type Known, knownName } from './names.ts';
import { say } from './say.ts';
import { durationPattern } from './shape.ts';
import { get, scalar, scalarsOf, type Tree, wordOf } from './yaml.ts';

export const yes = (tree: Tree | undefined): boolean => wordOf(tree) === 'yes';

/** `20 working-days`, or with a number fact `cap-days days`. A year is twelve months. */
export const durationOf = (tree: Tree | undefined): Duration | undefined => {
  const word = wordOf(tree) ?? '';
  if (!new RegExp(durationPattern).test(word)) return undefined;
  const [amount, unit] = word.split(' ') as [string, string];
  if (unit === 'years') return { amount: Number(amount) * 12, unit: 'months' };
  return { amount: /^\d/.test(amount) ? Number(amount) : { fact: amount }, unit: unit as ClockUnit };
};

const circles: readonly string[] = ['public', 'parties', 'office', 'sealed'] satisfies readonly Circle[];

export const circleOf = (tree: Tree | undefined): Circle | undefined => {
  const word = wordOf(tree);
  return word !== undefined && circles.includes(word) ? (word as Circle) : undefined;
};

export const shownOf = (tree: Tree): Circle => circleOf(get(tree, 'shown')) ?? 'parties';

/** The circle of an element, and what narrows it within the office. */
export const shownIn = (tree: Tree, ctx: Context): { readonly shown: Circle; readonly inside?: Inside } => {
  const written = get(tree, 'shown');
  const shown = circleOf(written);
  if (written === undefined || shown !== undefined) return { shown: shown ?? 'parties' };
  if (wordOf(written) === 'workers') return { shown: 'office', inside: 'workers' };
  const officials: Known = {
    has: (role) => ctx.names.roles.get(role) === 'official',
    keys: () => [...[...ctx.names.roles].filter(([, is]) => is === 'official').map(([role]) => role), ...circles, 'workers'],
  };
  const roles = scalarsOf(written).filter((role) => knownName(role, say('shownIn.circleOrRoleOf'), officials, ctx.report, 'role/unknown'));
  return { shown: 'office', inside: roles.map(({ text }) => text) };
};

/** A circle is narrower than another if fewer may read. */
export const narrower = (a: Circle, b: Circle): boolean => circles.indexOf(a) > circles.indexOf(b);

/** Every name that people see has a word. */
export const checkWord = (name: string, what: Kind, at: Place, ctx: Context): void => {
  if (ctx.names.words.has(name)) return;
  ctx.report(
    'word/missing',
    at,
    say('checkWord.thereIsNoWord', { what: exceptInChinese(String(what), kinds[what].zh), name }),
    say('checkWord.addToEnZh', { name }),
  );
};

/** Names that the language keeps for itself. */
const reserved: ReadonlySet<string> = new Set([
  ...['law', 'anyone', 'party', 'office', 'parent', 'open', 'nothing', 'none', 'all', 'acts'],
  ...['basis', 'standing', 'note', 'public', 'parties', 'workers', 'sealed'],
]);

export const checkReserved = (name: string, what: Kind, at: Place, ctx: Context): void => {
  if (reserved.has(name))
    ctx.report(
      'name/form',
      at,
      say('checkReserved.isAWordOf', { name, what: /^[aeo]/.test(what), otherWhat: exceptInChinese(String(what), kinds[what].zh) }),
      say('checkReserved.giveItAnotherName'),
    );
};

const numberParts = /\{([^}]*)\}/g;

/** The pattern of a number: `{year}` and `{serial}`, with leading zeros `{serial:4}`. */
export const numberOf = (tree: Tree | undefined, missing: string, ctx: Context): string => {
  const written = scalar(tree);
  if (written === undefined) return missing;
  for (const match of written.text.matchAll(numberParts)) {
    if (/^(procedure|year|serial(:[1-9]\d?)?)$/.test(match[1]!)) continue;
    ctx.report(
      'value/form',
      written.placeOf(match.index),
      say('numberOf.isNoPartOf', { match: match[0] }),
      didYouMean(match[1]!, ['procedure', 'year', 'serial', 'serial:4']),
    );
  }
  if (!/\{serial/.test(written.text)) ctx.report('value/form', written.at, say('numberOf.theNumbersWouldAll'), say('numberOf.add'));
  return written.text;
};
