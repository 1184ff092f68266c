import type { Words } from './duties-words.en.ts';

/** 本机关履职日历的中文文字。 */
export const zh: Words = {
  title: '履职日历',
  lede: (since) => `法律要求本机关自身办理的事项。到期日由日历自动立案，本系统自${since}起记录。`,
  which: '筛选事项',
  all: '全部',
  groups: { missed: '逾期', due: '待办', done: '已办' },
  list: '按届满日排列的履职事项',
  columns: { left: '剩余', due: '届满日', what: '事项', whose: '责任机关', how: '来源', rule: '依据', number: '编号' },
  left: (days) => (days === 0 ? '今日' : `${days}日`),
  late: (days) => `逾期${days}日`,
  noDate: '无期限',
  done: (date) => `${date}办结`,
  fell: (date) => `${date}立案`,
  separator: '：',
  ofGroup: {
    missed: (count) => `逾期${count}项`,
    due: (count) => `待办${count}项`,
    done: (count) => `已办${count}项`,
  },
  first: {
    missed: (date) => `，自${date}起`,
    due: (date) => `，最近一项${date}届满`,
    done: (date) => `，最近一项${date}办结`,
  },
  none: '目前没有履职事项。',
  noneNext: (date) => `日历将于${date}发起下一事项。`,
  noneFiltered: '没有符合筛选条件的事项。',
  coming: '日历即将发起的事项',
  comingColumns: { on: '发起日', due: '届满日', what: '事项', whose: '责任机关', every: '周期', rule: '依据' },
  forPeriod: (period) => `所属期：${period}`,
  nothingComing: '现行规则包在未来一年内没有由日历发起的事项。',
  separation: '职责分离：哪些环节不得由同一人办理',
  doneNote: (date) => `已办事项自${date}起列出，更早的见全部案件。`,
  official: '逾期事项在办结前持续列于公众可见的“法规”页面。',
};
