import type { MatrixPage, OfficeService, MatrixRow as RowView, Titled } from '#contract';
import { type Condition, engineWords, type Following, type Matrix, type MatrixRow, type Move, matrixOf } from '#law/case';
import { joinTexts, ok, type Text, text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { anyOf, capital, marksOf, orderTitle, stayTitle, titleOfName } from '../view/index.ts';
import { type Desk, lawNow, notFound } from './desk.ts';
import { isAbout, promiseViews } from './promises.ts';
import { say } from './say.ts';
import { durationInWords, stopped } from './words.ts';

/** Who may order what, in each state of a procedure: read from the law in force. */
export const matrixPage =
  (desk: Desk): OfficeService['matrix'] =>
  async (caller, asked) => {
    const law = lawNow(desk, caller);
    const procedure = law.pack.procedures[asked.procedure];
    if (procedure === undefined) {
      return notFound(asked.procedure, say('matrixPage.theLawInForce'), say('matrixPage.allProceduresAreListed'));
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
  if (role !== undefined) return { name, title: capital(role.title) };
  const committee = pack.committees[name];
  if (committee === undefined) return { name, title: capital(titleOfName(pack, name)) };
  return { name, title: say('columnOf.members', { committee: committee.title }) };
};

const sentenceOf = (procedure: Procedure, { columns, rows }: Matrix): Text => {
  const states = Object.keys(procedure.states).length;
  const orders = new Set(
    rows.flatMap(({ cells, byItself }) => [...Object.values(cells).flat(), ...byItself].flatMap(({ order }) => order ?? [])),
  );
  const of = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return say('sentenceOf.whatIsNotIn', {
    states: of(states, 'state'),
    count: of(columns.length, 'role'),
    ofOrders: of(orders.size, 'order'),
    otherStates: states,
    columns: columns.length,
    ordersSize: orders.size,
  });
};

const rowView = (pack: Pack, procedure: Procedure, { columns }: Matrix, row: MatrixRow): RowView => {
  const time = timeOf(pack, procedure, row);
  return {
    kind: row.kind,
    name: row.state ?? '',
    title: row.state === undefined ? say('rowView.notYetACase') : capital(stayTitle(pack, procedure, row.state)),
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
  return joinTexts(words, { en: '; ', zh: '；' });
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
  carried: say('carried.theVoteCarries'),
  lost: say('lost.theVoteIsLost'),
  'no-quorum': say('noQuorum.thereIsNoQuorum'),
};

const causeInWords = (pack: Pack, procedure: Procedure, cause: Following['cause']): Text => {
  switch (cause.kind) {
    case 'clock': {
      const clock = titleOfName(pack, cause.clock);
      const { words } = durationInWords(pack, procedure.clocks[cause.clock]!.within);
      return say('causeInWords.theTimeIsOver', { clock, words });
    }
    case 'vote':
      return results[cause.result];
    case 'case': {
      const link = procedure.cases[cause.name]!;
      const other = link.outside ?? pack.procedures[link.procedure ?? '']?.title ?? titleOfName(pack, cause.name);
      const reached = cause.reaches.includes('*')
        ? say('causeInWords.ended')
        : anyOf(cause.reaches.map((name) => stayTitle(pack, pack.procedures[link.procedure ?? ''], name)));
      return say('causeInWords.reached', { other, reached });
    }
    case 'opened': {
      const from = pack.procedures[cause.name]?.title ?? titleOfName(pack, cause.name);
      const words = {
        procedure: say('causeInWords.openedByACase', { from }),
        duty: say('causeInWords.openedByTheCalendar', { from }),
        stream: say('causeInWords.openedByTheFigures', { from }),
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
    const words = say('conditionView.thePeriodHasBeen');
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

const oftenInWords = (said: Text, times: number): Text => say('oftenInWords.atMostInA', { said: stopped(said), times });

const ceilingInWords = (pack: Pack, budget: string): Text => {
  const name = titleOfName(pack, budget);
  return say('ceilingInWords.theCeilingWouldBe', { name });
};

const notByInWords = (pack: Pack, procedure: Procedure, of: string): Text => {
  if (of === 'parent') return say('notByInWords.notByAPerson');
  const name = procedure.orders[of]?.title ?? stayTitle(pack, procedure, of);
  return say('notByInWords.notByAPersonWhoTook', { name });
};
