import type { CountInput, recount } from './count.ts';

/** Runs in the recount page, in a browser: counts what stands in the field, draws each day, and says whether both agree. */
export function showCount(count: typeof recount): void {
  const root = document.documentElement;
  const field = document.getElementById('input') as HTMLTextAreaElement;
  const verdict = document.getElementById('verdict')!;
  const table = document.getElementById('days') as HTMLTableElement;
  const given = field.value;
  const words: Record<string, readonly [string, string]> = {
    counts: ['counts', '计入'],
    'made-up': ['worked to make up for a holiday, counts', '调休补班，计入'],
    assumed: ['counts, assumed: the year is not published', '计入（该年安排尚未公布，推定）'],
    weekend: ['weekend', '周末，不计入'],
    holiday: ['public holiday', '放假，不计入'],
    'left-out': ['stands still, does not count', '中止或依法扣除，不计入'],
    rolled: ['moved on from a day that is no working day', '顺延'],
    day: ['Day', '日期'],
    number: ['Counted', '已计'],
    why: ['Why', '说明'],
  };
  const weekdays = [
    ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  ] as const;
  const say = (tone: string, en: string, zh: string): void => {
    verdict.className = `verdict ${tone}`;
    verdict.textContent = root.dataset['lang'] === 'zh' ? zh : en;
  };
  const draw = (): void => {
    const zh = root.dataset['lang'] === 'zh' ? 1 : 0;
    table.replaceChildren();
    let input: CountInput;
    try {
      input = JSON.parse(field.value) as CountInput;
    } catch (error) {
      return say('other', `This is not JSON: ${String(error)}`, `输入不是有效的JSON：${String(error)}`);
    }
    const answer = count(input);
    if ('refused' in answer) {
      const { entry, code } = answer.refused;
      return say('other', `Entry ${entry + 1} contradicts those before it: ${code}.`, `第${entry + 1}条记录与此前记录矛盾：${code}。`);
    }
    const ours = verdict.dataset['ours'] ?? '';
    const due = answer.due ?? '';
    const same = due === ours || (due !== '' && ours !== '' && Date.parse(due) === Date.parse(ours));
    const about = answer.provisional ? (['about ', '约'] as const) : (['', ''] as const);
    if (field.value !== given) {
      say(
        '',
        due === '' ? 'With your input: no due day.' : `With your input: ${about[0]}${due}.`,
        due === '' ? '按您的输入：无届满日。' : `按您的输入：${about[1]}${due}。`,
      );
    } else if (same) {
      say(
        'same',
        due === '' ? 'Counted here: no due day. Both agree.' : `Counted here: ${about[0]}${due}. Both agree.`,
        due === '' ? '本机计算：无届满日。两者一致。' : `本机计算：${about[1]}${due}。两者一致。`,
      );
    } else {
      say(
        'other',
        `Counted here: ${due || 'no due day'}. They differ: tell the office.`,
        `本机计算：${due || '无届满日'}。两者不一致，请告知本机关。`,
      );
    }
    const line = (cells: readonly string[], kind: 'td' | 'th', tone = ''): void => {
      const row = table.insertRow();
      row.className = tone;
      for (const cell of cells) {
        const made = document.createElement(kind);
        if (kind === 'th') made.scope = 'col';
        made.textContent = cell;
        row.append(made);
      }
    };
    if (answer.days.length > 0) line([words['day']![zh], words['number']![zh], words['why']![zh]], 'th');
    for (const { day, n, why } of answer.days) {
      const name = weekdays[zh][new Date(`${day}T00:00:00Z`).getUTCDay()]!;
      line([`${day} ${name}`, n === undefined ? '' : String(n), words[why]![zh]], 'td', day === due ? 'due' : n === undefined ? 'out' : '');
    }
  };
  document.getElementById('again')!.addEventListener('click', draw);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-to]')) {
    button.addEventListener('click', () => {
      root.dataset['lang'] = button.dataset['to']!;
      root.lang = button.dataset['to'] === 'zh' ? 'zh-CN' : 'en';
      draw();
    });
  }
  draw();
}
