import type { RefusalView } from '#contract';
import { isNum, type Refusal, type Text, text, type Value } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { markOf } from './marks.ts';
import { say } from './say.ts';
import { anyOf, stayTitle } from './words.ts';

/**
 * Why an order is not lawful, for the line beside it.
 * @param maySee which facts this reader may be shown; what a guard looked at may be wider
 * @param procedure whose states and endings are named, each by its own title where it has one
 */
export const refusalView = (pack: Pack, refusal: Refusal, maySee: (fact: string) => boolean, procedure?: Procedure): RefusalView => {
  const facts = factsOf(refusal).filter(maySee);
  const about = Object.fromEntries(Object.entries(refusal.about ?? {}).flatMap(([key, value]) => shownAbout(key, value)));
  const wayOut = refusal.wayOut ?? wayOutOf(pack, refusal, procedure);
  return {
    refusal: refusal.refusal,
    text: refusal.text ?? text(refusal.refusal, refusal.refusal),
    ...(wayOut === undefined ? {} : { wayOut }),
    marks: refusal.basis.map((article) => markOf(pack, article, refusal.standing ?? 'assumed', refusal.note)),
    ...(Object.keys(about).length === 0 ? {} : { about }),
    ...(facts.length === 0 ? {} : { facts }),
  };
};

const factsOf = ({ about }: Refusal): readonly string[] => {
  const read = about?.['facts'];
  const named = typeof about?.['fact'] === 'string' ? [about['fact']] : [];
  return [...named, ...(typeof read === 'object' && read !== null ? Object.keys(read) : [])];
};

/** Values alone travel, and none that were read on the way: those are shown with the facts, to anyone who may see them. */
const shownAbout = (key: string, value: unknown): readonly (readonly [string, Value])[] => {
  if (key === 'facts' || key === 'party' || value === undefined) return [];
  const plain = value === null || ['string', 'boolean'].includes(typeof value) || isNum(value) || Array.isArray(value);
  return plain ? [[key, value as Value]] : [];
};

/** Where the pack names no way out, who may act or where it becomes lawful often is one. */
const wayOutOf = (pack: Pack, { refusal, about }: Refusal, procedure: Procedure | undefined): Text | undefined => {
  const named = (value: unknown): readonly Text[] =>
    Array.isArray(value) ? value.map((name) => stayTitle(pack, procedure, String(name))) : [];
  if (refusal === 'notThisRole' || refusal === 'notAParty') {
    const who = anyOf(named(about?.['mayAct']));
    return who.en === '' ? undefined : say('wayOutOf.itIsFor', { who });
  }
  if (refusal === 'notOpenInThisState') {
    const where = anyOf(named(about?.['lawfulIn']));
    return where.en === '' ? undefined : say('wayOutOf.itBecomesLawfulWhen', { where });
  }
  return undefined;
};
