import { joinTexts, type Text, text, type Value } from '#law/ground';
import type { Pack, Stream } from '#law/pack';
import { say } from './say.ts';

/** What a kind of entry is called: the options' own words, joined; of all entries together "all". */
export const stratumTitle = (pack: Pack, stream: Stream | undefined, values: readonly Value[]): Text => {
  if (values.length === 0) return say('stratumTitle.all');
  const titles = values.map((value, at) => valueTitle(pack, stream?.by[at], value));
  return joinTexts(titles, { en: ', ', zh: '、' });
};

const valueTitle = (pack: Pack, name: string | undefined, value: Value): Text => {
  if (value === null) return say('valueTitle.notTold');
  const type = pack.facts[name ?? '']?.type;
  const option = type?.kind === 'choice' ? type.options.find((one) => one.value === value) : undefined;
  if (option !== undefined) return option.title;
  if (typeof value === 'boolean') return value ? say('valueTitle.yes') : say('valueTitle.no');
  return text(String(value), String(value));
};
