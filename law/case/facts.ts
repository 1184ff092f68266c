import { compareNum, Decimal, isNum, type Num, parseDay, type Text, type Value } from '#law/ground';
import { type Fact, type FactType, type FileKindName, fileKindWords, isOfKind, type Pack } from '#law/pack';
import { say } from './say.ts';

/** Why a value does not belong to a fact's domain, in words; nothing if it does. */
export const outsideDomain = (pack: Pack, fact: Fact, value: Value): Text | undefined => {
  if (!fact.several) return outsideOne(pack, fact, value);
  if (!Array.isArray(value)) return say('outsideDomain.aListIsExpected');
  if (value.length > longestList) return tooMany;
  for (const item of value) {
    const fault = outsideOne(pack, fact, item as Value);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const outsideOne = (pack: Pack, fact: Fact, value: Value): Text | undefined => {
  const type = fact.type;
  switch (type.kind) {
    case 'choice':
      return type.options.some((option) => option.value === value) ? undefined : say('outsideOne.chooseOneOfThe');
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : say('outsideOne.answerYesOrNo');
    case 'number':
      return isNum(value) ? outsideNumber(type, value) : say('outsideOne.giveANumber');
    case 'date':
      return typeof value === 'string' && parseDay(value) !== undefined ? undefined : say('outsideOne.giveADayAs');
    case 'text':
      return outsideText(type.max, value);
    case 'file':
      return outsideFile(type.accepts, value);
    case 'case':
      return typeof value === 'string' && value !== '' ? undefined : say('outsideOne.nameACaseOr');
    case 'act':
      return outsideAct(type.of, value);
    case 'list':
      return outsideList(pack, type.of, value);
  }
};

const outsideNumber = (type: Extract<FactType, { kind: 'number' }>, value: Num): Text | undefined => {
  if (type.min !== undefined && compareNum(value, type.min) < 0) return say('outsideNumber.atLeast', { min: type.min });
  if (type.max !== undefined && compareNum(value, type.max) > 0) return say('outsideNumber.atMost', { max: type.max });
  const steps = new Decimal(value).minus(type.min ?? 0).dividedBy(type.step);
  return steps.isInteger() ? undefined : say('outsideNumber.inStepsOf', { step: type.step });
};

/** So have lists: a formula that goes through one comes to an end within its budget. */
const longestList = 1000;

const tooMany: Text = say('tooMany.atMostRows', { longestList });

/** Texts have a bound even where the pack sets none. */
const longestText = 20_000;

const outsideText = (max: number | undefined, value: Value): Text | undefined => {
  if (typeof value !== 'string' && !isWords(value)) return say('outsideText.giveAText');
  if (value === '') return say('outsideText.giveAText');
  const limit = max ?? longestText;
  return typeof value === 'string' && value.length > limit ? say('outsideText.atMostCharacters', { limit }) : undefined;
};

const outsideFile = (accepts: readonly FileKindName[] | undefined, value: Value): Text | undefined => {
  const isKept = isFile(value);
  if (typeof value !== 'string' && !isKept) return say('outsideOne.attachAFile');
  if (accepts === undefined) return undefined;
  const fits = isOfKind(accepts, isKept ? (value as unknown as FileKept) : { name: value as string });
  return fits ? undefined : say('outsideOne.takesOnly', { kinds: fileKindWords(accepts) });
};

const outsideList = (pack: Pack, of: readonly string[], value: Value): Text | undefined => {
  if (!Array.isArray(value)) return say('outsideList.aListIsExpected');
  if (value.length > longestList) return tooMany;
  for (const [index, row] of (value as readonly Value[]).entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return say('outsideList.eachRowHasIts');
    const lacking = of.find((name) => isBlank((row as Record<string, Value | undefined>)[name]));
    if (lacking !== undefined) return unanswered(pack, index, lacking);
    for (const [name, item] of Object.entries(row as Record<string, Value>)) {
      const fact = pack.facts[name];
      if (fact === undefined || !of.includes(name)) return say('outsideList.noAnswerCalledIs', { name });
      const fault = outsideDomain(pack, fact, item);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
};

const isBlank = (value: Value | undefined): boolean => value === undefined || value === null || value === '';

/** A row is whole: half of one could not be read beside the others. */
const unanswered = (pack: Pack, index: number, name: string): Text => {
  const title = pack.facts[name]?.title ?? { en: name, zh: name };
  return say('unanswered.rowHasNoAnswer', { index: index + 1, title });
};

/** A file as an event keeps it: its digest, so that a plan cannot change after the run. */
export interface FileKept {
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** An act of another body is told whole: which body, what document, its number and its day. */
const outsideAct = (of: readonly { readonly value: string }[], value: Value): Text | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isNum(value)) return say('outsideAct.nameBodyDocumentNumber');
  const { body, document, number, day, ...more } = value as Readonly<Record<string, Value | undefined>>;
  const stray = Object.keys(more)[0];
  if (stray !== undefined) return say('outsideAct.noAnswerCalledIs', { stray });
  if (!of.some((each) => each.value === body)) return say('outsideAct.chooseOneOfThe');
  if (isBlank(document) || (typeof document !== 'string' && !isFile(document!))) return say('outsideAct.attachOrNameThe');
  if (typeof number !== 'string' || isBlank(number) || number.length > 200) return say('outsideAct.giveTheNumberOf');
  return typeof day === 'string' && parseDay(day) !== undefined ? undefined : say('outsideAct.giveItsDayAs');
};

const isFile = (value: Value): boolean => typeof value === 'object' && value !== null && 'digest' in value && 'name' in value;

const isWords = (value: Value): boolean => typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

/** A file by its name, words in English: what a formula or a search sees of them. */
export const asText = (value: Value): string => {
  if (typeof value === 'string') return value;
  if (isNum(value)) return String(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isFile(value)) return String((value as unknown as FileKept).name);
  return isWords(value) ? (value as unknown as Text).en : '';
};
