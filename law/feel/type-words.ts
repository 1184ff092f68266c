import { type Text, text } from '#law/ground';
import type { FeelType } from './feel-type.ts';

/** A type as an error calls it: `a number`, 数字. */
export const named = ({ kind }: FeelType): Text => text(`a ${kind.replace('-', ' ')}`, kindWords[kind]);

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
