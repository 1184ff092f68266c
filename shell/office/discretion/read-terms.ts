import type { Titled } from '#contract';
import { type OpenTerm, openTerms, type Pack } from '#law/pack';
import type { Queries } from '#shell/db';
import { same } from '../view/index.ts';
import { type AnswerGiven, answersGiven, type Window } from './answers-given.ts';
import { type Lines, linesOf } from './lines.ts';
import { answersOf } from './term-words.ts';

/** What one office made of what the law leaves to it. */
export interface OfficeTerms {
  readonly office: Titled;
  /** Those that were used, in the order of the pack. */
  readonly used: readonly UsedTerm[];
  readonly unused: number;
}

export interface UsedTerm extends Lines {
  readonly term: OpenTerm;
  readonly answers: readonly Titled[];
}

/** Every term of the law that an official of one of these offices may answer, with what was answered in the window. */
export const readTerms = async (
  database: Queries,
  pack: Pack,
  offices: readonly string[],
  window: Window,
): Promise<readonly OfficeTerms[]> => {
  const terms = openTerms(pack).filter((term) => offices.some((office) => officesOf(pack, term).has(office)));
  const given = await answersGiven(database, pack, terms, window);
  return offices.map((office) => officeTerms(pack, terms, given, office)).filter(({ used, unused }) => used.length + unused > 0);
};

const officeTerms = (pack: Pack, terms: readonly OpenTerm[], given: readonly AnswerGiven[], office: string): OfficeTerms => {
  const mine = terms.filter((term) => officesOf(pack, term).has(office));
  const used = mine.flatMap((term): readonly UsedTerm[] => {
    const own = given.filter((one) => one.term === term && officeOf(pack, one.role) === office);
    if (own.length === 0) return [];
    const answers = answersOf(pack, term);
    const names = answers.map(({ name }) => name);
    return [{ term, answers, ...linesOf(names, own) }];
  });
  return { office: { name: office, title: pack.offices[office] ?? same(office) }, used, unused: mine.length - used.length };
};

const officeOf = (pack: Pack, name: string): string | undefined => {
  const role = pack.roles[name];
  return role?.is === 'official' ? role.office : undefined;
};

/** Offices whose officials may answer it. */
const officesOf = (pack: Pack, term: OpenTerm): ReadonlySet<string> => {
  const { orders } = pack.procedures[term.procedure]!;
  const roles =
    term.kind === 'choice'
      ? [term.role]
      : term.kind === 'finding'
        ? term.orders.flatMap((name) => orders[name]!.by)
        : orders[term.order]!.by;
  return new Set(roles.flatMap((role) => officeOf(pack, role) ?? []));
};
