import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import { begin } from './lines.ts';
import { guo, type Scene } from './scene.ts';

/** An officer sees more reports of one kind than usual, looks, and finds one cause that is corrected already. */
export const alarmClosed = (on: Day) =>
  function* (s: Scene): Story {
    const told = {
      en: 'Five complaints in one week about wrong stops called out; usual is one.',
      zh: '一周内收到五件报站错误的投诉，通常为一件。',
    };
    const reasons = {
      en: 'All five are of one line whose stops were renamed that week. The names were corrected on the third day; no other line is touched.',
      zh: '五件均涉及当周更改站名的同一线路，站名已于第三日更正，其他线路未受影响。',
    };
    yield* begin(s, on, guo, 'alarm', 'sound', { 'what-happened': told }, [[4, guo, 'close', { reasons }]]);
  };
