import type { MatrixPage, MatrixRow as RowView, Titled } from '#contract';
import { type Condition, engineWords, type Following, type Matrix, type MatrixRow, type Move, matrixOf } from '#law/case';
import { ok, type Text, text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { OfficeService } from '#shell/http';
import { anyOf, capital, marksOf, orderTitle, stayTitle, titleOfName } from '../view/index.ts';
import { type Desk, lawNow, notFound } from './desk.ts';
import { isAbout, promiseViews } from './promises.ts';
import { durationInWords, stopped } from './words.ts';

/** Who may order what, in each state of a procedure: read from the law in force. */
export const matrixPage =
  (desk: Desk): OfficeService['matrix'] =>
  async (caller, asked) => {
    const law = lawNow(desk, caller);
    const procedure = law.pack.procedures[asked.procedure];
    if (procedure === undefined) {
      return notFound(
        asked.procedure,
        text('The law in force has no such procedure.', '现行规则包没有这一程序。'),
        text('All procedures are listed under Law.', '全部程序见“法规”页面。'),
      );
    }
    return ok({
      ...matrixView(law.pack, procedure),
      promises: promiseViews(desk, law, (promise) => isAbout(promise, procedure.name)),
    });
  };

/** The same from the pack alone, without what was proved. */
export const matrixView = (pack: Pack, procedure: Procedure): MatrixPage => {
  const matrix = matrixOf(pack, procedure);
  return {
    procedure: { name: procedure.name, title: procedure.title },
    pack: pack.pack,
    version: pack.version,
    sentence: sentenceOf(procedure, matrix),
    marks: [...marksOf(pack, procedure)],
    procedures: Object.values(pack.procedures).map(({ name, title }) => ({ name, title })),
    columns: matrix.columns.map((name) => columnOf(pack, name)),
    rows: matrix.rows.map((row) => rowView(pack, procedure, matrix, row)),
    conditions: matrix.conditions.map((condition) => conditionView(pack, procedure, condition)),
    promises: [],
  };
};

const columnOf = (pack: Pack, name: string): Titled => {
  const role = pack.roles[name];
  if (role !== undefined) return { name, title: capital(text(role.title.en, role.title.zh)) };
  const committee = pack.committees[name];
  if (committee === undefined) return { name, title: capital(titleOfName(pack, name)) };
  return { name, title: text(`Members: ${committee.title.en}`, `委员：${committee.title.zh}`) };
};

const sentenceOf = (procedure: Procedure, { columns, rows }: Matrix): Text => {
  const states = Object.keys(procedure.states).length;
  const orders = new Set(
    rows.flatMap(({ cells, byItself }) => [...Object.values(cells).flat(), ...byItself].flatMap(({ order }) => order ?? [])),
  );
  const of = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return text(
    `${of(states, 'state')}, ${of(columns.length, 'role')}, ${of(orders.size, 'order')}. What is not in a cell is not lawful.`,
    `共${states}个阶段、${columns.length}类主体、${orders.size}项操作；未列入格内的，均不得办理。`,
  );
};

const rowView = (pack: Pack, procedure: Procedure, { columns }: Matrix, row: MatrixRow): RowView => {
  const time = timeOf(pack, procedure, row);
  return {
    kind: row.kind,
    name: row.state ?? '',
    title: row.state === undefined ? text('Not yet a case', '尚未立案') : capital(stayTitle(pack, procedure, row.state)),
    ...(time === undefined ? {} : { time }),
    cells: columns.map((column) => ({
      column,
      turn: column === row.waits,
      moves: (row.cells[column] ?? []).map((move) => ({ order: orderOf(pack, procedure, move.order), ...afterOf(pack, procedure, move) })),
    })),
    byItself: row.byItself.map((following) => followingView(pack, procedure, following)),
  };
};

const timeOf = (pack: Pack, { clocks }: Procedure, { clocks: running }: MatrixRow): Text | undefined => {
  if (running.length === 0) return undefined;
  const words = running.map((name) => durationInWords(pack, clocks[name]!.within).words);
  return text(words.map(({ en }) => en).join('; '), words.map(({ zh }) => zh).join('；'));
};

const orderOf = (pack: Pack, procedure: Procedure, order: string): Titled => ({
  name: order,
  title: capital(orderTitle(pack, procedure, order)),
});

const afterOf = (pack: Pack, procedure: Procedure, { to, opens, conditions }: Move) => ({
  ...(to === undefined ? {} : { to: { name: to, title: stayTitle(pack, procedure, to) } }),
  ...(opens === undefined ? {} : { opens: pack.procedures[procedure.cases[opens]?.procedure ?? '']?.title ?? titleOfName(pack, opens) }),
  conditions: [...conditions],
});

const followingView = (pack: Pack, procedure: Procedure, following: Following): RowView['byItself'][number] => ({
  kind: following.cause.kind,
  cause: causeInWords(pack, procedure, following.cause),
  ...(following.order === undefined
    ? { conditions: [] }
    : { order: orderOf(pack, procedure, following.order), ...afterOf(pack, procedure, following) }),
});

const results: Readonly<Record<'carried' | 'lost' | 'no-quorum', Text>> = {
  carried: text('the vote carries', '表决通过'),
  lost: text('the vote is lost', '表决未通过'),
  'no-quorum': text('there is no quorum', '未达法定人数'),
};

const causeInWords = (pack: Pack, procedure: Procedure, cause: Following['cause']): Text => {
  switch (cause.kind) {
    case 'clock': {
      const clock = titleOfName(pack, cause.clock);
      const { words } = durationInWords(pack, procedure.clocks[cause.clock]!.within);
      return text(`the time is over: ${clock.en}, ${words.en}`, `期限届满：${clock.zh}，${words.zh}`);
    }
    case 'vote':
      return results[cause.result];
    case 'case': {
      const link = procedure.cases[cause.name]!;
      const other = link.outside ?? pack.procedures[link.procedure ?? '']?.title ?? titleOfName(pack, cause.name);
      const reached = cause.reaches.includes('*')
        ? text('ended', '终结')
        : anyOf(cause.reaches.map((name) => stayTitle(pack, pack.procedures[link.procedure ?? ''], name)));
      return text(`${other.en}: ${reached.en}`, `${other.zh}：${reached.zh}`);
    }
    case 'opened': {
      const from = pack.procedures[cause.name]?.title ?? titleOfName(pack, cause.name);
      const words = {
        procedure: text(`opened by a case: ${from.en}`, `由其他案件发起：${from.zh}`),
        duty: text(`opened by the calendar: ${from.en}`, `由日历发起：${from.zh}`),
        stream: text(`opened by the figures: ${from.en}`, `由监测指标发起：${from.zh}`),
      };
      return words[cause.by];
    }
  }
};

const conditionView = (pack: Pack, procedure: Procedure, condition: Condition): MatrixPage['conditions'][number] => {
  const orders = condition.orders.map((order) => orderOf(pack, procedure, order));
  if (condition.kind === 'not-by') return { id: condition.id, text: notByInWords(pack, procedure, condition.of), orders };
  if (condition.kind === 'budget') return { id: condition.id, text: ceilingInWords(pack, condition.budget), orders };
  if (condition.kind === 'extends') {
    const words = text('The period has been extended as often as it may be.', '该期限已达到规定的延长次数。');
    return { id: condition.id, text: oftenInWords(words, condition.times), orders };
  }
  const words = pack.refusals[condition.refusal] ?? engineWords[condition.refusal];
  const said = words?.text ?? text(condition.refusal, condition.refusal);
  return {
    id: condition.id,
    text: condition.kind === 'guard' ? said : oftenInWords(said, condition.times),
    ...(words?.wayOut === undefined ? {} : { wayOut: words.wayOut }),
    ...(condition.kind === 'guard' ? { formula: condition.formula } : {}),
    orders,
  };
};

const oftenInWords = (said: Text, times: number): Text =>
  text(`${stopped(said).en} At most ${times === 1 ? 'once' : `${times} times`} in a case.`, `${stopped(said).zh}每案至多${times}次。`);

const ceilingInWords = (pack: Pack, budget: string): Text => {
  const name = titleOfName(pack, budget);
  return text(`The ceiling would be passed: ${name.en}.`, `将超出规定上限：${name.zh}。`);
};

const notByInWords = (pack: Pack, procedure: Procedure, of: string): Text => {
  if (of === 'parent') return text('Not by a person who acted in the case above this one.', '参与上级案件办理的人员不得办理。');
  const name = procedure.orders[of]?.title ?? stayTitle(pack, procedure, of);
  return text(`Not by a person who took part in this: ${name.en}.`, `参与过“${name.zh}”的人员不得办理。`);
};
