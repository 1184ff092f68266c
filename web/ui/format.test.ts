import { expect, test } from 'vitest';
import {
  actDate,
  bytes,
  dateSpan,
  dateTime,
  duration,
  interval,
  longDate,
  number,
  outOf,
  shortDate,
  small,
  weekdayName,
} from './format.ts';

test('a date is written out in each language', () => {
  expect(longDate('2026-04-02', 'en')).toBe('2 April 2026');
  expect(longDate('2026-04-02', 'zh')).toBe('2026年4月2日');
  expect(shortDate('2026-04-02', 'en')).toBe('2 Apr');
  expect(shortDate('2026-04-02', 'zh')).toBe('4月2日');
});

test('where somebody must act, the weekday is said', () => {
  expect(actDate('2026-04-02', 'en')).toBe('Thursday 2 April 2026');
  expect(actDate('2026-04-02', 'zh')).toBe('2026年4月2日（周四）');
  expect(weekdayName('2026-03-01', 'en', true)).toBe('Sun');
});

test('a short date carries its year where that is another than now', () => {
  expect(shortDate('2027-01-14', 'en', '2026-11-02')).toBe('14 Jan 2027');
  expect(shortDate('2027-01-14', 'zh', '2026-11-02')).toBe('2027年1月14日');
  expect(shortDate('2026-12-14', 'en', '2026-11-02')).toBe('14 Dec');
});

test('a span names a month once', () => {
  expect(dateSpan('2026-02-04', '2026-02-09', 'en')).toBe('4–9 Feb');
  expect(dateSpan('2026-02-27', '2026-03-09', 'en')).toBe('27 Feb – 9 Mar');
  expect(dateSpan('2026-02-04', '2026-02-09', 'zh')).toBe('2月4日至9日');
  expect(dateSpan('2026-02-27', '2026-03-09', 'zh')).toBe('2月27日至3月9日');
  expect(dateSpan('2026-02-03', undefined, 'en')).toBe('3 Feb');
  expect(dateSpan('2026-12-29', '2027-01-04', 'en')).toBe('29 Dec – 4 Jan 2027');
});

test('an instant is read on the wall where it was written', () => {
  expect(dateTime('2026-03-11T09:14:02+08:00', 'en')).toBe('11 March 2026, 09:14');
  expect(dateTime('2026-03-11T09:14:02+08:00', 'zh')).toBe('2026年3月11日09:14');
});

test('Chinese counts in 万, and rounds nothing away by it', () => {
  expect(number(26000, 'en')).toBe('26,000');
  expect(number(26000, 'zh')).toBe('2.6万');
  expect(number(26431, 'zh')).toBe('26,431');
  expect(number(1204, 'zh')).toBe('1,204');
  expect(number(120000000, 'zh')).toBe('1.2亿');
  expect(number(-1234567.5, 'en')).toBe('−1,234,567.5');
});

test('shares, intervals and spans of time', () => {
  expect(outOf(412, 451, 'en')).toBe('412 of 451');
  expect(outOf(4, 20, 'zh')).toBe('4／20');
  expect(interval(88, 94, 'en')).toBe('(88–94)');
  expect(duration(16, 'working-days', 'en')).toBe('16 working days');
  expect(duration(1, 'working-days', 'en')).toBe('1 working day');
  expect(duration(16, 'working-days', 'zh')).toBe('16个工作日');
  expect(small(7, 'en')).toBe('seven');
  expect(small(7, 'zh')).toBe('七');
  expect(small(13, 'en')).toBe('13');
  expect(bytes(2_100_000)).toBe('2.1 MB');
});
