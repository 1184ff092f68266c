import { at, type LawText, textOf, textsOf } from './text.ts';

/** A vote as a receipt tells it. */
export interface Count {
  readonly seated: Readonly<Record<string, number>>;
  readonly recused: Readonly<Record<string, number>>;
  readonly attending: Readonly<Record<string, number>>;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly chairFor?: boolean;
}

export interface Counted {
  readonly quorum: boolean;
  readonly base: number;
  readonly needed: number;
  readonly fraction: string;
  readonly result: 'carried' | 'lost' | 'no-quorum';
}

/** Counts a vote by the rule of a committee; nothing where the text has no such rule. */
export const countAgain = (law: LawText, committee: string, name: string, count: Count): Counted | undefined => {
  const rule = at(at(law.committees.get(committee)?.raw, 'rules'), name);
  const carried = at(rule, 'carried');
  const kind = at(carried, 'at-least') === undefined ? 'more-than' : 'at-least';
  const [top, bottom] = (textOf(at(carried, kind)) ?? '').split('/').map(Number);
  const of = textOf(at(carried, 'of')) ?? '';
  if (top === undefined || bottom === undefined) return undefined;
  const sum = (each: Readonly<Record<string, number>>): number => Object.values(each).reduce((a, b) => a + b, 0);
  const attending = sum(count.attending);
  const sizes: Readonly<Record<string, number>> = {
    seated: sum(count.seated),
    eligible: sum(count.seated) - sum(count.recused),
    attending,
    voting: count.for + count.against,
  };
  const base = sizes[of] ?? 0;
  // The fewest votes that reach the share, or pass it; none at all never carry.
  let needed = 1;
  const reaches = (votes: number): boolean => (kind === 'at-least' ? votes * bottom >= base * top : votes * bottom > base * top);
  while (!reaches(needed)) needed += 1;
  const members = Number(textOf(at(at(rule, 'quorum'), 'members')) ?? 0);
  const categories = textsOf(at(at(rule, 'quorum'), 'categories'));
  const quorum = attending >= members && categories.every((category) => (count.attending[category] ?? 0) >= 1);
  const half = kind === 'more-than' && of === 'voting' && top * 2 === bottom;
  const even = count.for > 0 && count.for === count.against;
  const byChair = textOf(at(rule, 'tie')) === 'chair' && half && even && count.chairFor === true;
  return {
    quorum,
    base,
    needed,
    fraction: `${kind} ${top}/${bottom} of ${of}`,
    result: !quorum ? 'no-quorum' : count.for >= needed || byChair ? 'carried' : 'lost',
  };
};
