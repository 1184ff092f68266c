import type { ClockStep, ClockView, DayCell, Span } from '#web/case';
import type { Mark } from '#web/law';
import type { Text } from '#web/ui';

// Invented cases over the real holidays of 2026. The server counts; here the days are only laid out for the drawing.

export const text = (en: string, zh: string): Text => ({ en, zh });

const holidays = new Set([
  '2026-01-01',
  '2026-02-15',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-02-21',
  '2026-02-22',
  '2026-02-23',
  '2026-04-04',
  '2026-04-05',
  '2026-04-06',
  '2026-05-01',
  '2026-05-02',
  '2026-05-03',
  '2026-05-04',
  '2026-05-05',
  '2027-01-01',
]);
const worked = new Set(['2026-02-14', '2026-02-28', '2026-05-09']);

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

interface Layout {
  readonly from: string;
  readonly budget: number;
  readonly plain?: number;
  readonly today: string;
  readonly calendarDays?: boolean;
  readonly pause?: readonly [from: string, to: string];
  /** Draws on past the due day up to today. */
  readonly late?: boolean;
  readonly provisionalFrom?: string;
  readonly until?: string;
}

const layOut = (layout: Layout): readonly DayCell[] => {
  const { from, budget, plain = budget, today, pause, late, provisionalFrom, until } = layout;
  const cells: DayCell[] = [];
  let n = 0;
  let over = 0;
  for (let day = from; cells.length < 420; day = nextDay(day)) {
    const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    const holiday = holidays.has(day);
    const madeUp = worked.has(day) && layout.calendarDays !== true;
    const counts = layout.calendarDays === true || madeUp || (!weekend && !holiday);
    const own = {
      day,
      ...(holiday && { holiday }),
      ...(madeUp && { madeUp }),
      ...(day === today && { today: true }),
      ...(provisionalFrom !== undefined && day >= provisionalFrom && { provisional: true }),
    };
    if (day === from) cells.push({ ...own, kind: 'start', n: 0 });
    else if (pause !== undefined && day >= pause[0] && day <= pause[1]) cells.push({ ...own, kind: 'paused' });
    else if (!counts) cells.push({ ...own, kind: 'off' });
    else if (n >= budget) cells.push({ ...own, kind: 'late', n: ++over });
    else {
      n += 1;
      const due = n === budget;
      const kind = due && late === true ? 'missed' : n > plain ? 'added' : day <= today ? 'counted' : 'to-come';
      cells.push({ ...own, kind, n, ...(due && { due }) });
    }
    if (day === until || (n >= budget && (late !== true || day >= today))) break;
  }
  return cells;
};

export const licensing = (article: number): Mark => ({
  article: `xkf.${article}`,
  label: text(`Licensing ${article}`, `许可法第${article}条`),
  standing: 'law',
});
export const regulation = (article: number, standing: Mark['standing'] = 'law'): Mark => ({
  article: `sz.${article}`,
  label: text(`AI Reg. ${article}`, `条例第${article}条`),
  standing,
  ...(standing === 'assumed' && { note: text('The measure of Article 66(3) is not issued.', '第66条第3款的办法尚未制定。') }),
});
const holidayRule: Mark = { article: 'fj.2', label: text('Holidays 2026', '放假办法 2026'), standing: 'law' };

const span = (kind: Span['kind'], from: string, to: string | undefined, en: string, zh: string): Span => ({
  kind,
  from,
  ...(to !== undefined && { to }),
  text: text(en, zh),
});
const step = (from: string, to: string | undefined, en: string, zh: string, counted: number, of: number, mark: Mark): ClockStep => ({
  from,
  ...(to !== undefined && { to }),
  text: text(en, zh),
  counted,
  of,
  marks: [mark],
});

const nothing = text('silence means nothing here; the applicant may go to the reviewing body.', '不产生法律效果，申请人可以申请复议。');

export const running: ClockView = {
  clock: 'decision',
  title: text('Decision', '决定'),
  state: 'running',
  sentence: text('Decide by Thursday 2 April 2026', '2026年4月2日（周四）前作出决定'),
  leftWords: text('16 working days left of 30', '剩余16个工作日，共30个'),
  left: 16,
  unit: 'working-days',
  due: '2026-04-02',
  provisional: false,
  silence: nothing,
  chain: [
    { what: 'without-pause', due: '2026-03-09', words: text('without pause 9 Mar', '无中止为3月9日') },
    { what: 'with-pause', due: '2026-03-19', words: text('with pause 19 Mar', '中止后3月19日') },
    { what: 'with-extension', due: '2026-04-02', words: text('with extension 2 Apr', '延长后4月2日') },
  ],
  steps: [
    step('2026-02-03', undefined, 'Accepted. The day of acceptance is not counted.', '受理。受理当日不计入。', 0, 20, licensing(42)),
    step('2026-02-04', '2026-02-09', '4 working days counted.', '计入4个工作日。', 4, 20, licensing(82)),
    step(
      '2026-02-10',
      '2026-02-26',
      'Paused for expert review. You were told 15 days in writing on 10 Feb; it took 17. Both end days stay uncounted.',
      '专家评审，时限中止。2月10日已书面告知需15日，实际17日；首尾两日均不计入。',
      4,
      20,
      licensing(45),
    ),
    step(
      '2026-02-27',
      '2026-03-09',
      'Resumed. Sat 28 Feb counts: it is worked to make up for Spring Festival.',
      '恢复计算。2月28日（周六）为春节调休上班日，计入。',
      12,
      20,
      holidayRule,
    ),
    step(
      '2026-03-10',
      undefined,
      'Extended by 10, once, by the head of the office; reasons sent the same day.',
      '经本机关负责人批准延长10个工作日（仅一次），当日告知理由。',
      13,
      30,
      licensing(42),
    ),
    step('2026-03-11', undefined, 'Today, counted.', '今日，计入。', 14, 30, licensing(82)),
    step('2026-04-02', undefined, 'Due. The 30th counted working day, Thursday.', '届满。第30个工作日，周四。', 30, 30, licensing(42)),
  ],
  days: layOut({ from: '2026-02-03', budget: 30, plain: 20, today: '2026-03-11', pause: ['2026-02-10', '2026-02-26'] }),
  spans: [
    span('counted', '2026-02-03', '2026-02-09', '4 days counted from 4 Feb', '自2月4日起已计4日'),
    span(
      'paused',
      '2026-02-10',
      '2026-02-26',
      'Paused for expert review: 8 working days not counted',
      '专家评审，时限中止：8个工作日不计入',
    ),
    span('counted', '2026-02-27', '2026-03-19', 'Running: days 5 to 20 of 20', '恢复计算：第5至20日（共20日）'),
    span('extended', '2026-03-20', '2026-04-02', 'Extended once by 10: days 21 to 30', '延长10日（一次）：第21至30日'),
  ],
  mark: licensing(42),
};

export const late: ClockView = {
  ...running,
  state: 'late',
  sentence: text('8 working days late', '已超期8个工作日'),
  leftWords: text('It was due Saturday 28 February 2026, a day worked to make up', '应于2026年2月28日（周六，调休上班日）届满'),
  left: -8,
  due: '2026-02-28',
  chain: [],
  steps: [step('2026-01-26', undefined, 'Accepted. The day of acceptance is not counted.', '受理。受理当日不计入。', 0, 20, licensing(42))],
  days: layOut({ from: '2026-01-26', budget: 20, today: '2026-03-11', late: true }),
  spans: [
    span('counted', '2026-01-26', '2026-02-28', '20 working days, all counted, none paused', '20个工作日，均已计入，无中止'),
    span('late', '2026-03-01', undefined, 'Late: 8 working days so far', '超期：至今8个工作日'),
  ],
};

export const paused: ClockView = {
  ...running,
  state: 'paused',
  sentence: text('The clock stands at 6 of 20', '时限中止，已计6／20'),
  leftWords: text(
    'No due date while it stands; if they answer on 19 March, as told: about Thursday 9 April',
    '中止期间届满日不能确定；如期于3月19日答复，则约为4月9日（周四）',
  ),
  chain: [],
  steps: [],
  days: layOut({ from: '2026-02-24', budget: 20, today: '2026-03-11', pause: ['2026-03-04', '2026-12-31'], until: '2026-03-22' }),
  spans: [
    span('counted', '2026-02-24', '2026-03-03', '6 days counted', '已计6日'),
    span(
      'paused',
      '2026-03-04',
      undefined,
      'Paused for expert review, open: told until 19 March',
      '专家评审，时限中止，尚未结束：告知至3月19日',
    ),
  ],
};

export const provisional: ClockView = {
  ...running,
  sentence: text('Decide by about Thursday 14 January 2027', '约于2027年1月14日（周四）前作出决定'),
  leftWords: text('52 working days left of 60', '剩余52个工作日，共60个'),
  provisional: true,
  why: text(
    'Holidays of 2027 are not yet published; the date can move by a few days, and we tell both sides when it does.',
    '2027年放假安排尚未公布，日期可能变动数日，变动时告知双方。',
  ),
  chain: [],
  steps: [],
  days: layOut({ from: '2026-10-21', budget: 60, today: '2026-11-02', provisionalFrom: '2027-01-01' }),
  spans: [
    span('counted', '2026-10-21', '2026-11-02', '8 of 60 counted', '60日中已计8日'),
    span('provisional', '2027-01-01', undefined, 'Provisional: holidays of 2027 not published', '暂定：2027年放假安排未公布'),
  ],
};

export const challenge: ClockView = {
  ...running,
  kind: 'challenge',
  sentence: text('Challenge until Friday 8 May 2026', '可于2026年5月8日（周五）前申请复议'),
  leftWords: text('58 days left of 60', '剩余58日，共60日'),
  unit: 'days',
  chain: [],
  steps: [],
  days: layOut({ from: '2026-03-09', budget: 60, today: '2026-03-11', calendarDays: true }),
  spans: [
    span('counted', '2026-03-09', '2026-03-11', 'Served', '送达'),
    span(
      'extended',
      '2026-03-12',
      undefined,
      'Open to reconsideration: 60 days from service, weekends and holidays count',
      '可申请行政复议：自送达起60日，周末及节假日计入',
    ),
  ],
};

export const year: ClockView = {
  ...running,
  title: text('Certificate', '证书'),
  sentence: text('The certificate ends on Monday 15 March 2027', '证书于2027年3月15日（周一）到期'),
  leftWords: text('361 days left of 365', '剩余361日，共365日'),
  unit: 'months',
  chain: [],
  steps: [],
  days: layOut({ from: '2026-03-15', budget: 365, today: '2026-03-19', calendarDays: true, provisionalFrom: '2027-01-01' }),
  spans: [],
};
