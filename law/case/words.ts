import { dayOfFeel, type FeelDate, type FeelValue, kindOf } from '#law/feel';
import { civilFromDays, type Day, dayNumber, isNum, type Language, printNum, type Text, type Value } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { asText } from './facts.ts';
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
  return {
    en: `${articleLabelEn(article, parts)} of the ${title.en}`,
    zh: `《${title.zh}》${articleLabelZh(article, parts)}`,
  };
};

/** The short form for a mark in the margin: `Art. 44`, 第44条, with the source before it. */
export const articleMark = (pack: Pack, id: string): Text => {
  const { source, article, parts } = articleParts(id);
  const short = shortSource(pack, source);
  return {
    en: `${short.en} ${article}${parts.map((part) => `(${part})`).join('')}`,
    zh: `${short.zh}第${article}条${parts.map((part, at) => `第${part}${partWords[at]?.zh ?? '项'}`).join('')}`,
  };
};

const shortSource = (pack: Pack, source: string): Text => {
  const word = pack.words[source];
  if (word !== undefined) return word;
  const title = pack.sources[source]?.title;
  return title === undefined ? { en: source, zh: source } : { en: title.en.replace(/\s*\(.*\)|,? \d{4}$/g, ''), zh: title.zh };
};

/** A letter is no part of the law: the pack alone divides the article so, and it is named as a whole. */
const articleParts = (id: string): { readonly source: string; readonly article: string; readonly parts: readonly string[] } => {
  const found = /^([a-z][a-z0-9-]*)\.([0-9A-Za-z][0-9A-Za-z.:-]*)((?:\((?:\d+|[a-z])\))*)$/.exec(id);
  if (found === null) return { source: id, article: '', parts: [] };
  const parts = [...found[3]!.matchAll(/\((\d+)\)/g)].map(([, part]) => part!);
  return { source: found[1]!, article: found[2]!, parts };
};

const partWords: readonly Text[] = [
  { en: 'paragraph', zh: '款' },
  { en: 'item', zh: '项' },
];

const articleLabelEn = (article: string, parts: readonly string[]): string =>
  parts.length === 0
    ? `Article ${article}`
    : `Article ${article}, ${parts.map((part, at) => `${partWords[at]?.en ?? 'item'} ${part}`).join(', ')},`;

const articleLabelZh = (article: string, parts: readonly string[]): string =>
  `第${/^\d+$/.test(article) ? chineseNumber(Number(article)) : article}条${parts.map((part, at) => `第${chineseNumber(Number(part))}${partWords[at]?.zh ?? '项'}`).join('')}`;

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

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2 April 2026`, 2026年4月2日. */
export const dayInWords = (day: Day): Text => {
  const [year, month, dayOfMonth] = civilFromDays(dayNumber(day));
  return { en: `${dayOfMonth} ${months[month - 1]!} ${year}`, zh: `${year}年${month}月${dayOfMonth}日` };
};

/** A fact's value as people read it: the option's title, a day in words, a number with its unit. */
export const valueInWords = (pack: Pack, fact: Fact, value: Value): Text => {
  if (value === null) return { en: 'not known', zh: '未知' };
  if (isErased(value)) return { en: 'erased', zh: '已删除' };
  if (fact.several && Array.isArray(value)) {
    const parts = (value as readonly Value[]).map((item) => oneInWords(pack, fact, item));
    if (parts.length === 0) return { en: 'none', zh: '无' };
    return { en: parts.map((part) => part.en).join('; '), zh: parts.map((part) => part.zh).join('；') };
  }
  return oneInWords(pack, fact, value);
};

const oneInWords = (pack: Pack, fact: Fact, value: Value): Text => {
  const type = fact.type;
  if (type.kind === 'choice') return type.options.find((option) => option.value === value)?.title ?? same(String(value));
  if (typeof value === 'boolean') return value ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' };
  if (isNum(value)) return numberInWords(pack, value, type.kind === 'number' ? type.unit : undefined);
  if (type.kind === 'date' && typeof value === 'string') return dayInWords(value as Day);
  if (isText(value)) return value;
  if (type.kind === 'act') return actInWords(type.of, value);
  const rows = rowsInWords(pack, fact, value);
  if (rows !== undefined) {
    return { en: rows.map((row) => row.en).join('; '), zh: rows.map((row) => row.zh).join('；') };
  }
  return same(asText(value));
};

/** An act of another body: `City court, judgment.pdf, no. 12, 2 April 2026`. */
const actInWords = (of: readonly { readonly value: string; readonly title: Text }[], value: Value): Text => {
  const { body, document, number, day } = value as Readonly<Record<string, Value | undefined>>;
  const title = of.find((each) => each.value === body)?.title ?? same(String(body));
  const on = dayInWords(String(day) as Day);
  const paper = asText(document ?? null);
  return { en: `${title.en}, ${paper}, no. ${String(number)}, ${on.en}`, zh: `${title.zh}，${paper}，${String(number)}，${on.zh}` };
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
  return { en: cells.map(({ en }) => en.replace(/\.$/, '')).join(', '), zh: cells.map(({ zh }) => zh.replace(/[。.]$/, '')).join('，') };
};

/** A number with its unit after it, as `12 places`; without one, or where the pack has no words for it, the number alone. */
export const numberInWords = (pack: Pack, value: number | { toFixed(): string }, unit: string | undefined): Text => {
  const printed = printNum(value as never);
  const [whole, fraction] = printed.split('.');
  const grouped = whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  if (unit === undefined) return same(grouped);
  if (unit === pack.money && pack.units[unit] === undefined) return same(`${unit} ${grouped}`);
  const words = unitWords(pack, unit, grouped === '1');
  const space = /^\p{L}/u.test(words.en) ? ' ' : '';
  return { en: `${grouped}${space}${words.en}`, zh: `${grouped}${words.zh}` };
};

/** A unit as it stands after a number; nothing where the pack has no words for it. */
export const unitWords = (pack: Pack, unit: string, one = false): Text => {
  const words = pack.units[unit];
  return words === undefined ? same('') : { en: one ? words.one : words.en, zh: words.zh };
};

const same = (text: string): Text => ({ en: text, zh: text });

/** A FEEL value in one language, in a letter or a sentence. */
export const feelInWords = (pack: Pack, value: FeelValue, language: Language, fact?: Fact): string => {
  if (value === null) return '';
  if (fact?.type.kind === 'act') return actInWords(fact.type.of, plain(value))[language];
  const kind = kindOf(value);
  if (kind === 'date') return dayInWords(dayOfFeel(value as FeelDate))[language];
  if (typeof value === 'string' || typeof value === 'boolean' || isNum(value)) {
    return (fact === undefined ? plainWords(value) : oneInWords(pack, fact, value))[language];
  }
  if (Array.isArray(value)) {
    const parts = value.map((item) => feelInWords(pack, item as FeelValue, language, fact));
    return parts.join(language === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'object' && 'names' in value) return String(value.names);
  if (typeof value === 'object' && 'get' in value) {
    const own = (value as { get(key: string): FeelValue | undefined }).get(language);
    return typeof own === 'string' ? own : '';
  }
  return String(value);
};

const plainWords = (value: string | boolean | Parameters<typeof printNum>[0]): Text => {
  if (typeof value === 'boolean') return value ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' };
  return same(isNum(value) ? printNum(value) : value);
};
