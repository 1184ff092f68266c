import type { Words } from './discretion-words.en.ts';

export const zh: Words = {
  title: '裁量',
  lede: (from, to) => `${from}至${to}。法律留给工作人员判断的事项，以及实际的处理情况。`,
  own: '您可以看到本人和本机关整体的情况，机关负责人可以看到每个人的情况。',
  from: '自',
  to: '至',
  show: '查看',
  who: '人员',
  office: '机关整体',
  n: '次数',
  few: '次数过少，不作判断',
  interval: (low, high) => `${low}%–${high}%`,
  differs: '有差异，请查看案件',
  cases: (answer, name) => `最近的案件：${answer}，${name}`,
  strip: '比例和区间，并标出机关整体比例',
  unused: (count) => `另有${count}个事项在此期间没有处理记录。`,
  none: '在此期间没有行使裁量的记录。',
  noneNext: '请选择其他日期。处理作出当日即列入。',
  definitions: '计数方法以及可能产生误解之处',
  public: '公众看到的内容',
};
