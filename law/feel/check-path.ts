import { nearest, worded } from '#law/ground';
import type { Path } from './ast.ts';
import { any, type Checking, clash } from './checking.ts';
import type { FeelType } from './feel-type.ts';
import { SyntaxFault } from './lexer.ts';
import { say } from './say.ts';
import { named } from './type-words.ts';

const number: FeelType = { kind: 'number' };
const dateParts: ReadonlyMap<string, FeelType> = new Map(['year', 'month', 'day', 'weekday'].map((name) => [name, number]));
const timeParts: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['hour', number],
  ['minute', number],
  ['second', number],
  ['time offset', { kind: 'days-duration' }],
  ['timezone', { kind: 'string' }],
]);
const parts: Readonly<Record<string, ReadonlyMap<string, FeelType>>> = {
  date: dateParts,
  time: timeParts,
  'date-time': new Map([...dateParts, ...timeParts]),
  'days-duration': new Map(['days', 'hours', 'minutes', 'seconds'].map((name) => [name, number])),
  'months-duration': new Map(['years', 'months'].map((name) => [name, number])),
};

/** The type of `value.member`. */
export const checkPath = (type: FeelType, step: Path, checking: Checking): FeelType => {
  if (type.kind === 'any' || type.kind === 'null') return any;
  if (type.kind === 'list') return { kind: 'list', of: checkPath(type.of, step, checking) };
  const members = membersOf(type);
  const member = members?.get(step.member);
  if (member !== undefined) return member;
  if (type.kind === 'context' && (type.members === undefined || type.open === true)) return any;
  if (members === undefined) clash(checking, step.at, say('checkPath.hasNoMembers', { type: named(type) }));
  else if (checking.strict) throw unknownMember(step, members.keys());
  return { kind: 'null' };
};

const membersOf = (type: FeelType): ReadonlyMap<string, FeelType> | undefined => {
  if (type.kind === 'context') return type.members;
  if (type.kind !== 'range') return parts[type.kind];
  return new Map<string, FeelType>([
    ['start', type.of],
    ['end', type.of],
    ['start included', { kind: 'boolean' }],
    ['end included', { kind: 'boolean' }],
  ]);
};

const unknownMember = (step: Path, known: Iterable<string>): SyntaxFault => {
  const near = nearest(step.member, known);
  return new SyntaxFault({
    code: 'feel/name',
    at: step.at + 1,
    ...worded(
      say('unknownMember.unknownMember', { member: step.member }),
      near === undefined ? undefined : say('unknownMember.didYouMean', { near }),
    ),
    name: step.member,
  });
};
