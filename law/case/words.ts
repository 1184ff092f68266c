import { dayOfFeel, type FeelDate, type FeelValue, kindOf } from '#law/feel';
import {
  civilFromDays,
  type Day,
  dayNumber,
  inLanguage,
  isNum,
  joinTexts,
  monthIn,
  ownLanguageOf,
  printNum,
  type Text,
  textFrom,
  textIn,
  type Value,
} from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { asText } from './facts.ts';
import { dayIn, furtherLanguages, inFurther, numberIn, programWord } from './further-words.ts';
import { say } from './say.ts';
import { isErased, isText, plain } from './scope.ts';

/** What a name is called: an element's own title, or its word; the name itself, blanks for hyphens, where neither is there. */
export const wordFor = (pack: Pack, name: string): Text => pack.words[name] ?? { en: name.replaceAll('-', ' '), zh: name };

/** What an order is called in its procedure: by its own title, or by the word of its name. */
export const orderWord = (pack: Pack, procedure: string, order: string): Text =>
  pack.procedures[procedure]?.orders[order]?.title ?? wordFor(pack, order);

/** The same of a state or an ending. */
export const stayWord = (pack: Pack, procedure: string, stay: string): Text => {
  const found = pack.procedures[procedure];
  return (found?.states[stay] ?? found?.endings[stay])?.title ?? wordFor(pack, stay);
};

/** `Article 44 of the …` and 《…》第四十四条; of a paragraph and an item as well. */
export const articleName = (pack: Pack, id: string): Text => {
  const { source, article, parts } = articleParts(id);
  const title = pack.sources[source]?.title ?? { en: source, zh: source };
  const cited = citedIn(pack, id, title);
  const words = {
    en: cited('en') ?? `${articleLabelEn(article, parts)} of the ${title.en}`,
    zh: cited('zh') ?? `《${title.zh}》${articleLabelZh(article, parts)}`,
  };
  return inFurther(
    words,
    furtherLanguages(pack),
    (language) => cited(language) ?? `${articleIn(pack, article, parts, language)} ${inLanguage(title, language)}`,
  );
};

/** The form in which the source, or else the place, cites its articles in a language; nothing where neither says so. */
const citedIn =
  (pack: Pack, id: string, title: Text) =>
  (language: string): string | undefined => {
    const { source, article, parts } = articleParts(id);
    const form = pack.sources[source]?.citation?.[language] ?? pack.place.citation?.[language];
    if (form === undefined || article === '') return undefined;
    const said = form.replace('{article}', () => [article, ...parts.map((part) => `(${part})`)].join(' '));
    const law = inLanguage(title, language);
    if (said.includes('{source}')) return said.replace('{source}', () => law);
    return language === 'zh' && pack.languages.includes('zh') ? `《${law}》${said}` : `${said} ${law}`;
  };

/** The short form for a mark in the margin: `Art. 44`, 第44条, with the source before it. */
export const articleMark = (pack: Pack, id: string): Text => {
  const { source, article, parts } = articleParts(id);
  const short = shortSource(pack, source);
  const clause = parts.map((part) => `(${part})`).join('');
  const cited = citedIn(pack, id, short);
  const words = {
    en: cited('en') ?? `${short.en} ${article}${clause}`,
    zh: cited('zh') ?? `${short.zh}第${article}条${parts.map((part, at) => `第${part}${partWords[at]?.zh ?? '项'}`).join('')}`,
  };
  return inFurther(words, furtherLanguages(pack), (language) => cited(language) ?? `${inLanguage(short, language)} ${article}${clause}`);
};

const shortSource = (pack: Pack, source: string): Text => {
  const word = pack.words[source];
  if (word !== undefined) return word;
  const title = pack.sources[source]?.title;
  return title === undefined ? { en: source, zh: source } : { ...title, en: title.en.replace(/\s*\(.*\)|,? \d{4}$/g, '') };
};

/** A letter is no part of the law: the pack alone divides the article so, and it is named as a whole. */
const articleParts = (id: string): { readonly source: string; readonly article: string; readonly parts: readonly string[] } => {
  const found = /^([a-z][a-z0-9-]*)\.([0-9A-Za-z][0-9A-Za-z.:-]*)((?:\((?:\d+|[a-z])\))*)$/.exec(id);
  if (found === null) return { source: id, article: '', parts: [] };
  const parts = [...found[3]!.matchAll(/\((\d+)\)/g)].map(([, part]) => part!);
  return { source: found[1]!, article: found[2]!, parts };
};

const partWords: readonly Text[] = [say('partWords.paragraph'), say('partWords.item')];

const articleLabelEn = (article: string, parts: readonly string[]): string =>
  parts.length === 0
    ? `Article ${article}`
    : `Article ${article}, ${parts.map((part, at) => `${partWords[at]?.en ?? 'item'} ${part}`).join(', ')},`;

const articleLabelZh = (article: string, parts: readonly string[]): string =>
  `第${/^\d+$/.test(article) ? chineseNumber(Number(article)) : article}条${parts.map((part, at) => `第${chineseNumber(Number(part))}${partWords[at]?.zh ?? '项'}`).join('')}`;

/** `Art. 44 (2)`: the word before the number as `words.yaml` has it under `article`. */
const articleIn = (pack: Pack, article: string, parts: readonly string[], language: string): string =>
  [pack.words['article']?.[language] ?? 'Art.', article, ...parts.map((part) => `(${part})`)].join(' ');

const digits = '零一二三四五六七八九';

/** 1 to 999 as statutes write them: 十, 四十四, 一百零五. */
export const chineseNumber = (value: number): string => {
  if (value < 10) return digits[value]!;
  if (value < 20) return `十${value === 10 ? '' : digits[value - 10]!}`;
  if (value < 100) return `${digits[Math.floor(value / 10)]!}十${value % 10 === 0 ? '' : digits[value % 10]!}`;
  const rest = value % 100;
  const tail = rest === 0 ? '' : rest < 10 ? `零${digits[rest]!}` : rest < 20 ? `一${chineseNumber(rest)}` : chineseNumber(rest);
  return `${digits[Math.floor(value / 100)]!}百${tail}`;
};

/**
 * `2 April 2026`, 2026年4月2日.
 * @param further the languages of the pack besides these, for a reader who has the day before them in one of them
 */
export const dayInWords = (day: Day, further: readonly string[] = []): Text => {
  const [year, month, dayOfMonth] = civilFromDays(dayNumber(day));
  const words = say('dayInWords.dayofmonthMonthsYear', {
    dayOfMonth,
    months: textIn((language) => (language === 'zh' ? String(month) : monthIn(language, month))),
    year,
  });
  return inFurther(words, further, (language) => dayIn(day, language));
};

/** A fact's value as people read it: the option's title, a day in words, a number with its unit. */
export const valueInWords = (pack: Pack, fact: Fact, value: Value): Text => {
  if (value === null) return programWord(pack, 'not-known', say('valueInWords.notKnown'));
  if (isErased(value)) return programWord(pack, 'erased', say('valueInWords.erased'));
  if (fact.several && Array.isArray(value)) {
    const parts = (value as readonly Value[]).map((item) => oneInWords(pack, fact, item));
    return parts.length === 0 ? programWord(pack, 'none', say('valueInWords.none')) : joinTexts(parts, semicolon);
  }
  return oneInWords(pack, fact, value);
};

const oneInWords = (pack: Pack, fact: Fact, value: Value): Text => {
  const type = fact.type;
  if (type.kind === 'choice') return type.options.find((option) => option.value === value)?.title ?? same(String(value));
  if (typeof value === 'boolean') return yesOrNo(pack, value);
  if (isNum(value)) return numberInWords(pack, value, type.kind === 'number' ? type.unit : undefined);
  if (type.kind === 'date' && typeof value === 'string') return dayInWords(value as Day, furtherLanguages(pack));
  if (isText(value)) return value;
  if (type.kind === 'act') return actInWords(pack, type.of, value);
  const rows = rowsInWords(pack, fact, value);
  if (rows !== undefined) return rows.length === 0 ? same('') : joinTexts(rows, semicolon);
  return same(asText(value));
};

/** An act of another body: `City court, judgment.pdf, no. 12, 2 April 2026`. */
const actInWords = (pack: Pack, of: readonly { readonly value: string; readonly title: Text }[], value: Value): Text => {
  const { body, document, number, day } = value as Readonly<Record<string, Value | undefined>>;
  const title = of.find((each) => each.value === body)?.title ?? same(String(body));
  const on = dayInWords(String(day) as Day, furtherLanguages(pack));
  const paper = asText(document ?? null);
  const words = say('actInWords.no', { title, paper, number: String(number), on });
  return inFurther(words, furtherLanguages(pack), (language) =>
    [inLanguage(title, language), paper, String(number), inLanguage(on, language)].join(', '),
  );
};

/** The rows of a list, each in words of its own, for where there is room for a line each. Nothing where the value is no list. */
export const rowsInWords = (pack: Pack, { type }: Fact, value: Value): readonly Text[] | undefined =>
  type.kind === 'list' && Array.isArray(value)
    ? (value as readonly Record<string, Value>[]).map((row) => rowInWords(pack, type.of, row))
    : undefined;

/** A row of a list as its columns stand in the pack: the database keeps an order of its own. */
const rowInWords = (pack: Pack, of: readonly string[], row: Readonly<Record<string, Value>>): Text => {
  const cells = of.flatMap((name) => {
    const [fact, value] = [pack.facts[name], row[name]];
    return fact === undefined || value === undefined || value === null ? [] : [valueInWords(pack, fact, value)];
  });
  // A sentence among others ends with the row.
  return textFrom(cells, (words, language) => words.map((cell) => cell.replace(/[。.]$/, '')).join(language === 'zh' ? '，' : ', '));
};

/** A number with its unit after it, as `12 places`; without one, or where the pack has no words for it, the number alone. */
export const numberInWords = (pack: Pack, value: number | { toFixed(): string }, unit: string | undefined): Text => {
  const printed = printNum(value as never);
  const [whole, fraction] = printed.split('.');
  const grouped = whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  const further = furtherLanguages(pack);
  if (unit === undefined) return inFurther(same(grouped), further, (language) => numberIn(printed, language));
  if (unit === pack.money && pack.units[unit] === undefined)
    return inFurther(same(`${unit} ${grouped}`), further, (language) => `${unit} ${numberIn(printed, language)}`);
  const words = unitWords(pack, unit, grouped === '1');
  const space = /^\p{L}/u.test(words.en) ? ' ' : '';
  return inFurther(
    say('numberInWords.groupedWordsOtherwords', { grouped, words: /^\p{L}/u.test(words.en), otherWords: words }),
    further,
    (language) => [numberIn(printed, language), inLanguage(words, language)].join(space),
  );
};

/** A unit as it stands after a number; nothing where the pack has no words for it. Of one of it there is a word in English alone. */
export const unitWords = (pack: Pack, unit: string, one = false): Text => {
  const words = pack.units[unit];
  if (words === undefined) return same('');
  const { one: single, thing: _, ...several } = words;
  return one ? { ...several, en: single } : several;
};

const same = (text: string): Text => ({ en: text, zh: text });

/** A FEEL value in one language, in a letter or a sentence. */
export const feelInWords = (pack: Pack, value: FeelValue, language: string, fact?: Fact): string => {
  if (value === null) return '';
  if (fact?.type.kind === 'act') return inLanguage(actInWords(pack, fact.type.of, plain(value)), language);
  const kind = kindOf(value);
  if (kind === 'date') return inLanguage(dayInWords(dayOfFeel(value as FeelDate), furtherLanguages(pack)), language);
  if (typeof value === 'string' || typeof value === 'boolean' || isNum(value)) {
    return inLanguage(fact === undefined ? plainWords(pack, value) : oneInWords(pack, fact, value), language);
  }
  if (Array.isArray(value)) {
    const parts = value.map((item) => feelInWords(pack, item as FeelValue, language, fact));
    return parts.join(language === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'object' && 'names' in value) return String(value.names);
  if (typeof value === 'object' && 'get' in value) {
    const context = value as { get(key: string): FeelValue | undefined };
    const own = context.get(language) ?? context.get(ownLanguageOf(language));
    return typeof own === 'string' ? own : '';
  }
  return String(value);
};

const plainWords = (pack: Pack, value: string | boolean | Parameters<typeof printNum>[0]): Text => {
  if (typeof value === 'boolean') return yesOrNo(pack, value);
  return same(isNum(value) ? printNum(value) : value);
};

const yesOrNo = (pack: Pack, yes: boolean): Text =>
  yes ? programWord(pack, 'yes', say('yesOrNo.yes')) : programWord(pack, 'no', say('yesOrNo.no'));

const semicolon: Text = say('semicolon.alone');
