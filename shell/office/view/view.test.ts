import { expect, test } from 'vitest';
import { letterHtml } from './letter-html.ts';
import { amountInWords, anyOf, weekdayInWords } from './words.ts';

test('a letter holds paragraphs, line breaks and strong words, and no HTML of anybody', () => {
  const { en } = letterHtml({ en: 'A **b <i>c</i>**\nd & "e"\n\n<script>alert(1)</script>', zh: '' });
  expect(en).toBe(
    '<p>A <strong>b &lt;i&gt;c&lt;/i&gt;</strong><br>d &amp; &quot;e&quot;</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  );
});

test('days and amounts are said in both languages', () => {
  expect(weekdayInWords('2026-04-02')).toEqual({ en: 'Thursday 2 April 2026', zh: '2026年4月2日（周四）' });
  expect(amountInWords(1, 'working-days')).toEqual({ en: '1 working day', zh: '1个工作日' });
  expect(
    anyOf([
      { en: 'a', zh: '甲' },
      { en: 'b', zh: '乙' },
      { en: 'c', zh: '丙' },
    ]),
  ).toEqual({ en: 'a, b or c', zh: '甲、乙或者丙' });
});
