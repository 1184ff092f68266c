import { compareNum, Decimal, isNum, type Num, parseDay, type Text, type Value } from '#law/ground';
import type { Fact, FactType, Pack } from '#law/pack';

/** Why a value does not belong to a fact's domain, in words; nothing if it does. */
export const outsideDomain = (pack: Pack, fact: Fact, value: Value): Text | undefined => {
  if (!fact.several) return outsideOne(pack, fact, value);
  if (!Array.isArray(value)) return { en: 'a list is expected', zh: '应为列表' };
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
      return type.options.some((option) => option.value === value)
        ? undefined
        : { en: 'choose one of the answers given', zh: '请从所列选项中选择' };
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : { en: 'answer yes or no', zh: '请回答“是”或者“否”' };
    case 'number':
      return isNum(value) ? outsideNumber(type, value) : { en: 'give a number', zh: '请填写数字' };
    case 'date':
      return typeof value === 'string' && parseDay(value) !== undefined
        ? undefined
        : { en: 'give a day, as 2026-03-02', zh: '请填写日期，如2026-03-02' };
    case 'text':
      return outsideText(type.max, value);
    case 'file':
      return typeof value === 'string' || isFile(value) ? undefined : { en: 'attach a file', zh: '请上传文件' };
    case 'case':
      return typeof value === 'string' && value !== ''
        ? undefined
        : { en: 'name a case or a registered product', zh: '请填写案件编号或者登记编号' };
    case 'act':
      return outsideAct(type.of, value);
    case 'list':
      return outsideList(pack, type.of, value);
  }
};

const outsideNumber = (type: Extract<FactType, { kind: 'number' }>, value: Num): Text | undefined => {
  if (type.min !== undefined && compareNum(value, type.min) < 0) return { en: `at least ${type.min}`, zh: `不得小于${type.min}` };
  if (type.max !== undefined && compareNum(value, type.max) > 0) return { en: `at most ${type.max}`, zh: `不得大于${type.max}` };
  const steps = new Decimal(value).minus(type.min ?? 0).dividedBy(type.step);
  return steps.isInteger() ? undefined : { en: `in steps of ${type.step}`, zh: `应为${type.step}的倍数` };
};

/** So have lists: a formula that goes through one comes to an end within its budget. */
const longestList = 1000;

const tooMany: Text = { en: `at most ${longestList} rows`, zh: `不得超过${longestList}行` };

/** Texts have a bound even where the pack sets none. */
const longestText = 20_000;

const outsideText = (max: number | undefined, value: Value): Text | undefined => {
  if (typeof value !== 'string' && !isWords(value)) return { en: 'give a text', zh: '请填写文字' };
  if (value === '') return { en: 'give a text', zh: '请填写文字' };
  const limit = max ?? longestText;
  return typeof value === 'string' && value.length > limit ? { en: `at most ${limit} characters`, zh: `不得超过${limit}字` } : undefined;
};

const outsideList = (pack: Pack, of: readonly string[], value: Value): Text | undefined => {
  if (!Array.isArray(value)) return { en: 'a list is expected', zh: '应为列表' };
  if (value.length > longestList) return tooMany;
  for (const [index, row] of (value as readonly Value[]).entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      return { en: 'each row has its own answers', zh: '每行应当分别填写' };
    const lacking = of.find((name) => isBlank((row as Record<string, Value | undefined>)[name]));
    if (lacking !== undefined) return unanswered(pack, index, lacking);
    for (const [name, item] of Object.entries(row as Record<string, Value>)) {
      const fact = pack.facts[name];
      if (fact === undefined || !of.includes(name)) return { en: `no answer called ${name} is asked here`, zh: `此处无“${name}”一项` };
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
  return { en: `row ${index + 1} has no answer to “${title.en}”`, zh: `第${index + 1}行未填写“${title.zh}”` };
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
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isNum(value))
    return { en: 'name body, document, number and day', zh: '请填写机构、文书、文号和日期' };
  const { body, document, number, day, ...more } = value as Readonly<Record<string, Value | undefined>>;
  const stray = Object.keys(more)[0];
  if (stray !== undefined) return { en: `no answer called ${stray} is asked here`, zh: `此处无“${stray}”一项` };
  if (!of.some((each) => each.value === body)) return { en: 'choose one of the bodies given', zh: '请从所列机构中选择' };
  if (isBlank(document) || (typeof document !== 'string' && !isFile(document!)))
    return { en: 'attach or name the document', zh: '请上传或者写明文书' };
  if (typeof number !== 'string' || isBlank(number) || number.length > 200)
    return { en: 'give the number of the document', zh: '请填写文号' };
  return typeof day === 'string' && parseDay(day) !== undefined
    ? undefined
    : { en: 'give its day, as 2026-03-02', zh: '请填写日期，如2026-03-02' };
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
