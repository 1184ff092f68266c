import type { Text } from '#law/ground';
import type { FeelType } from './feel-type.ts';
import { say } from './say.ts';

/** A type as an error calls it: `a number`, 数字. */
export const named = ({ kind }: FeelType): Text => kinds[kind];

const kinds: Readonly<Record<FeelType['kind'], Text>> = {
  any: say('named.any'),
  null: say('named.null'),
  boolean: say('named.boolean'),
  number: say('named.number'),
  string: say('named.string'),
  date: say('named.date'),
  time: say('named.time'),
  'date-time': say('named.dateTime'),
  'days-duration': say('named.daysDuration'),
  'months-duration': say('named.monthsDuration'),
  list: say('named.list'),
  range: say('named.range'),
  context: say('named.context'),
  function: say('named.function'),
};

export const kindWords: Readonly<Record<FeelType['kind'], string>> = {
  any: '任意值',
  null: '空值',
  boolean: '是否值',
  number: '数字',
  string: '文本',
  date: '日期',
  time: '时间',
  'date-time': '日期时间',
  'days-duration': '日时期间',
  'months-duration': '年月期间',
  list: '列表',
  range: '区间',
  context: '键值组',
  function: '函数',
};
