import { expect, test } from 'vitest';
import { openDemo } from './demo-for-tests.ts';
import { howLate, timesPage } from './times.ts';

test('the front page and the page of times tell the same total of late decisions', async () => {
  const demo = await openDemo('2026-03-02');
  try {
    const [one, all] = await Promise.all([howLate(demo.desk)(demo.caller(), {}), timesPage(demo.desk)(demo.caller(), {})]);
    if (!one.ok || !all.ok) throw new Error('not answered');
    const ours = all.value.rows.filter((row) => row.decides);
    const sum = (of: (row: (typeof ours)[number]) => number): number => ours.reduce((total, row) => total + of(row), 0);
    expect(one.value).toEqual({
      sentence: all.value.sentence,
      from: all.value.from,
      to: all.value.to,
      of: sum((row) => row.of),
      late: sum((row) => row.late),
      waiting: sum((row) => row.lateOpen),
    });
  } finally {
    await demo.close();
  }
});
