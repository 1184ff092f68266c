import type { Words } from './letters-words.en.ts';

/** 本机关文书的中文文字。 */
export const zh: Words = {
  title: '文书',
  lede: '文书随办理自动制作，投送至账户之日即为送达日，无需另行寄发。',
  search: '搜索文书',
  hint: '文书编号或名称、案件编号、产品名称。',
  button: '搜索',
  span: '时间范围',
  days: (days) => `近${days}日`,
  list: '按送达日排列的文书',
  columns: { number: '文书', to: '送达对象', what: '案件', rule: '依据' },
  erased: '内容已删除',
  found: (query) => `（“${query}”）`,
  none: '没有符合条件的文书。',
  noneNext: '请扩大时间范围，或减少搜索用词。',
  shown: (shown, total) => `已显示${shown}件，共${total}件`,
  more: '显示更多',
};
