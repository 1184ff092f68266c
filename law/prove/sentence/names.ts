import { sameText, type Text, textFrom } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { say } from './say.ts';

/** A name in quotes, as both languages write them. */
export const quoted = (words: Text): Text => say('quoted.words', { words });

/** What something is called: by its word, else by the title of whatever bears the name, else by the name. */
export const nameOf = (pack: Pack, name: string): Text =>
  pack.words[name] ??
  pack.procedures[name]?.title ??
  pack.committees[name]?.title ??
  pack.registers[name]?.title ??
  pack.facts[name]?.title ??
  sameText(name);

export const placeName = (pack: Pack, procedures: readonly Procedure[], place: string): Text =>
  firstTitle(procedures, (each) => (each.states[place] ?? each.endings[place])?.title) ?? nameOf(pack, place);

export const orderName = (pack: Pack, procedures: readonly Procedure[], order: string): Text =>
  firstTitle(procedures, (each) => each.orders[order]?.title) ?? nameOf(pack, order);

const firstTitle = (procedures: readonly Procedure[], title: (procedure: Procedure) => Text | undefined): Text | undefined =>
  procedures.map(title).find((each) => each !== undefined);

/** What reads alike is said once: two orders may have one title. */
export const once = (items: readonly Text[]): readonly Text[] => [
  ...new Map(items.map((item) => [`${item.en} ${item.zh}`, item])).values(),
];

/** `a`, `a or b`, `a, b or c`. */
export const eitherOf = (items: readonly Text[]): Text => joined(items, say('eitherOf.or'));

/** `a`, `a and b`, `a, b and c`. */
export const allOf = (items: readonly Text[]): Text => joined(items, say('allOf.and'));

const joined = (items: readonly Text[], wording: Text): Text =>
  textFrom([wording, ...items], ([last = '', ...words], language) =>
    words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(language === 'zh' ? '、' : ', ')}${last}${words.at(-1)}`,
  );
