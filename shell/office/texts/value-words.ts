import { isNum, printJson, printNum, type Text, text, type Value } from '#law/ground';
import type { Duration, Pack } from '#law/pack';
import { durationInWords } from '../public/words.ts';
import { listed, orderTitle, same, stayTitle, titleOfName } from '../view/index.ts';

/** The value of a key of the pack language as people read it: names by what they are called, periods with their unit, formulas as they are written. */
export const valueWords = (pack: Pack, value: Value, procedure?: string): Text => {
  if (value === null) return text('nothing', '无');
  if (typeof value === 'boolean') return value ? text('yes', '是') : text('no', '否');
  if (isNum(value)) return same(printNum(value));
  if (typeof value === 'string') return nameWords(pack, value, procedure);
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return items.length === 0 ? text('nothing', '无') : listed(items.map((item) => valueWords(pack, item, procedure)));
  }
  if (isDuration(value)) return durationInWords(pack, value).words;
  if (isTwofold(value)) return text(`“${value.en}”`, `“${value.zh}”`);
  const pairs = Object.entries(value as Readonly<Record<string, Value>>).filter(([, item]) => item !== null);
  if (pairs.length === 0) return text('nothing', '无');
  if (pairs.length > 6) return same(shortened(printJson(value)));
  return listed(
    pairs.map(([key, item]) => {
      const [named, said] = [keyTitle(key), valueWords(pack, item, procedure)];
      return text(`${named.en} ${said.en}`, `${named.zh}${said.zh}`);
    }),
  );
};

export const isDuration = (value: Value): value is Value & Duration =>
  typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value && typeof value.unit === 'string';

const isTwofold = (value: object): value is { readonly en: string; readonly zh: string } =>
  'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string';

/** A name of the pack by what it is called; anything else, as a formula, as it is written. */
const nameWords = (pack: Pack, value: string, procedure: string | undefined): Text => {
  if (!/^[a-z][a-z0-9-]*$/.test(value)) return same(shortened(value));
  const own = procedure === undefined ? undefined : pack.procedures[procedure];
  if (own?.orders[value] !== undefined) return orderTitle(pack, own, value);
  if (own?.states[value] !== undefined || own?.endings[value] !== undefined) return stayTitle(pack, own, value);
  const isKnown = pack.words[value] !== undefined || pack.facts[value] !== undefined || pack.letters[value] !== undefined;
  return isKnown ? titleOfName(pack, value) : (fixed[value] ?? same(value));
};

const shortened = (written: string): string => (written.length > 160 ? `${written.slice(0, 159)}…` : written);

const fixed: Readonly<Record<string, Text>> = {
  public: text('the public', '公众'),
  parties: text('the parties', '当事人'),
  office: text('the office', '机关'),
  sealed: text('sealed', '封存'),
  law: text('said by law', '法律规定'),
  delegated: text('delegated', '授权规定'),
  assumed: text('assumed', '推定'),
  opening: text('the opening', '立案'),
  open: text('every state', '任一阶段'),
};

/** What a key of the pack language is about. A key without words of its own is named as it is written. */
export const keyTitle = (key: string): Text => keys[key] ?? text(key, key);

const keys: Readonly<Record<string, Text>> = {
  within: text('length', '长度'),
  runs: text('runs in', '计算于'),
  pausedIn: text('stands still in', '中止于'),
  pausedBy: text('stands still while open', '因关联案件中止'),
  start: text('first day', '起算'),
  roll: text('last day that is no working day', '届满日遇休息日'),
  extend: text('extension', '延长'),
  silence: text('what follows if it runs out', '期满后果'),
  remind: text('reminders', '提醒'),
  by: text('given by', '由谁作出'),
  notBy: text('not by whoever gave', '回避'),
  from: text('lawful in', '适用阶段'),
  to: text('leads to', '转入'),
  guards: text('conditions', '条件'),
  refusal: text('refused as', '不予理由'),
  if: text('if', '条件'),
  atMost: text('how often', '次数限制'),
  times: text('times', '次数'),
  needs: text('asks for', '所需事项'),
  asOf: text('counts from', '追溯日'),
  restarts: text('begins anew', '重新起算'),
  extends: text('extends', '延长期限'),
  opens: text('opens', '立案'),
  letter: text('letter', '文书'),
  waits: text('waits for', '等待'),
  shown: text('shown to', '可见范围'),
  vote: text('vote', '表决'),
  kind: text('kind', '类型'),
  challenge: text('challenge', '救济'),
  basis: text('basis', '依据'),
  standing: text('standing', '效力'),
  title: text('title', '名称'),
  then: text('then', '后续'),
  link: text('link', '关联方式'),
  procedure: text('procedure', '程序'),
  source: text('source', '来源'),
  type: text('type', '类型'),
  holds: text('holds', '有效期'),
  personal: text('personal', '个人信息'),
  every: text('rhythm', '周期'),
  on: text('day', '日期'),
  unit: text('unit', '单位'),
  ceiling: text('ceiling', '上限'),
  amount: text('amount', '数额'),
  body: text('wording', '内容'),
  says: text('says', '表述'),
  columns: text('columns', '栏目'),
  rows: text('rows', '条目'),
  rules: text('rules', '规则'),
  seats: text('seats', '席位'),
  term: text('term', '任期'),
  office: text('office', '机关'),
  gist: text('gist', '要旨'),
};
