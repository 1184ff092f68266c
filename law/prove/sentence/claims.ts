import { canonicalJson, type Finding, joinTexts, type Text, text, worded } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { wordsIn } from '../paths/answer.ts';
import { bodyOf, namedProcedures } from '../paths/whole.ts';
import { placeName } from './names.ts';
import { say } from './say.ts';

/**
 * What a promise says in the words of those who make it, and its form does not: a number, a length of time, "never" or "nobody" where the form
 * is about neither, or a state that the form does not look at. A reader would take it for proved. The words that are left are the city's own.
 */
export const claimFindings = (pack: Pack): readonly Finding[] =>
  Object.values(pack.promises).flatMap((promise) => {
    const claims = promise.says === undefined ? [] : claimsOf(pack, promise, promise.says);
    if (claims.length === 0) return [];
    const { file, line, column } = promise.at;
    const listed = joinTexts(claims, { en: ', ', zh: '、' });
    return [
      {
        code: 'promise/claims',
        severity: 'error',
        file,
        line,
        column,
        ...worded(say('claimFindings.theWordsOfClaim', { promise: promise.name, listed }), say('claimFindings.leaveTheWordsOut')),
        basis: promise.basis,
      } satisfies Finding,
    ];
  });

const claimsOf = (pack: Pack, promise: PromiseMade, says: Text): readonly Text[] => {
  const form = formText(pack, promise);
  return [
    ...numbersClaimed(promise, says, form),
    ...unitsClaimed(promise, says, form),
    ...wordsClaimed(promise, says),
    ...statesClaimed(pack, promise, says),
  ];
};

/** Everything that the form names, with what its facts and tables are called. */
const formText = (pack: Pack, promise: PromiseMade): string => {
  const body = bodyOf(promise);
  const facts = Object.values(promise.formulas).flatMap(({ reads }) => reads.flatMap(([name]) => pack.facts[name!] ?? []));
  const titles = facts.flatMap(({ title, type }) => [
    title.en,
    title.zh,
    ...(type.kind === 'choice' ? type.options.flatMap((option) => [option.title.en, option.title.zh]) : []),
    ...(type.kind === 'number' && type.unit !== undefined ? [type.unit] : []),
  ]);
  const procedures = namedProcedures(pack, promise).flatMap(({ title }) => [title.en, title.zh]);
  return [canonicalJson(body), ...titles, ...procedures].join(' ').toLowerCase();
};

const numberWords: readonly (readonly [number: number, en: RegExp, zh: RegExp])[] = [
  [2, /\b(two|twice)\b/i, /两[次日天个项]|二[次日天]/],
  [3, /\b(three|thrice)\b/i, /三[次日天个项]/],
  [4, /\bfour\b/i, /四[次日天个项]/],
  [5, /\bfive\b/i, /五[次日天个项]/],
  [10, /\bten\b/i, /(?<![二三四五六七八九])十[次日天个]/],
  [15, /\bfifteen\b/i, /十五[次日天个]/],
  [20, /\btwenty\b/i, /二十[次日天个]/],
  [30, /\bthirty\b/i, /三十[次日天个]/],
  [60, /\bsixty\b/i, /六十[次日天个]/],
  [90, /\bninety\b/i, /九十[次日天个]/],
  [100, /\b(?:one |a )?hundred\b(?! thousand)/i, /百[次日天]/],
];

/** Two persons are what keeping orders apart means; that the five conditions are five, their fact says. */
const numbersClaimed = (promise: PromiseMade, wording: Text, form: string): readonly Text[] => {
  const known = new Set([...form.matchAll(/\d+/g)].map(([digits]) => Number(digits)));
  const isKnown = (number: number): boolean =>
    known.has(number) ||
    (number === 2 && promise.form === 'separated') ||
    numberWords.some(([n, inEn, inZh]) => n === number && (inEn.test(form) || inZh.test(form)));
  const digits = [...`${wording.en} ${wording.zh}`.matchAll(/\d[\d,]*/g)].map(([found]) => Number(found.replaceAll(',', '')));
  const words = numberWords.flatMap(([number, inEn, inZh]) => (inEn.test(wording.en) || inZh.test(wording.zh) ? [number] : []));
  return [...new Set([...digits, ...words])]
    .filter((number) => !isKnown(number))
    .map((number) => say('numbersClaimed.theNumber', { number }));
};

const units: readonly (readonly [name: Text, en: RegExp, zh: RegExp, form: RegExp])[] = [
  [say('units.workingDays'), /\bworking days?\b/i, /工作日/, /working-days|working day|工作日/],
  [say('units.days'), /(?<!working )\bdays?\b/i, /[一二三四五六七八九十百\d]日|天内/, /days?\b|日/],
  [say('units.months'), /\bmonths?\b/i, /个月/, /month|月/],
  [say('units.years'), /\byears?\b/i, /年内|每年/, /year|年/],
  [say('units.hours'), /\bhours?\b/i, /小时/, /hour|小时/],
];

const unitsClaimed = (promise: PromiseMade, words: Text, form: string): readonly Text[] => {
  if (promise.form === 'implies' || promise.form === 'monotone') return [];
  return units.flatMap(([name, inEn, inZh, inForm]) => ((inEn.test(words.en) || inZh.test(words.zh)) && !inForm.test(form) ? [name] : []));
};

/** Forms that say what no person does, or what no case is, and forms that only say what can be reached or how long it takes. */
const ofPersons: ReadonlySet<string> = new Set([
  'separated',
  'nobody-in-own-case',
  'nobody-from-above',
  'may-follow',
  'never-reads',
  'sealed-until',
  'never',
  'always',
  'before',
]);
const ofReaching: ReadonlySet<string> = new Set(['every-case-ends', 'silence-has-effect', 'within']);

const wordsClaimed = ({ form, ...promise }: PromiseMade, words: Text): readonly Text[] => [
  ...(/\b(nobody|no one|no person)\b/i.test(words.en) && !ofPersons.has(form) ? [say('wordsClaimed.nobody')] : []),
  ...(/\bnever\b/i.test(words.en) && (ofReaching.has(form) || (form === 'at-most' && !isNone(promise.body)))
    ? [say('wordsClaimed.never')]
    : []),
  ...(/\balways\b/i.test(words.en) && ofReaching.has(form) ? [say('wordsClaimed.always')] : []),
  ...(/任何人/.test(words.zh) && !/\b(nobody|no one|no person)\b/i.test(words.en) && !ofPersons.has(form)
    ? [text('“任何人”', '“任何人”')]
    : []),
];

const isNone = (body: unknown): boolean => Number((body as { readonly times?: unknown }).times) === 0;

/** A state or ending that is called by its own name in quotes, or that the words say something runs in. */
const statesClaimed = (pack: Pack, promise: PromiseMade, words: Text): readonly Text[] => {
  const body = bodyOf(promise);
  if (body['procedure'] === undefined) return [];
  const procedures = namedProcedures(pack, promise);
  const looked = new Set(['state', 'from', 'to'].flatMap((key) => wordsIn(body[key])));
  if (looked.size === 0) return [];
  const own = [...looked].map((place) => placeName(pack, procedures, place));
  const named = new Set(procedures.flatMap(({ states, endings }) => [...Object.keys(states), ...Object.keys(endings)]));
  return [...named].flatMap((place) => {
    const name = placeName(pack, procedures, place);
    const isOwn = own.some((each) => each.en.toLowerCase().includes(name.en.toLowerCase()) || each.zh === name.zh);
    const isSaid = new RegExp(`\\b(is|are|stands?|in) ${escaped(name.en)}\\b`, 'i').test(words.en) || words.zh.includes(`“${name.zh}”`);
    return looked.has(place) || isOwn || !isSaid ? [] : [say('statesClaimed.theState', { name })];
  });
};

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
