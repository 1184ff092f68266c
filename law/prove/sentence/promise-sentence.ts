import { isNum, type Text, text, type Value } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { wordsIn } from '../paths/answer.ts';
import { bodyOf, isForWholeCase, namedProcedures, pairsOf } from '../paths/whole.ts';
import { limitInWords } from '../within/durations.ts';
import { conditionInWords } from './condition.ts';
import { allOf, eitherOf, nameOf, once, orderName, placeName, quoted } from './names.ts';

/**
 * What a promise says, made from its form: no more and no less than what is proved. A person reads this sentence first; what the pack says of it
 * in words of its own stands below.
 */
export const promiseSentence = (pack: Pack, promise: PromiseMade): Text => {
  const said = sentences[promise.form]?.(new Said(pack, promise));
  return said === undefined ? text(`The form \`${promise.form}\` holds.`, `形式\`${promise.form}\`成立。`) : capital(said);
};

const capital = ({ en, zh }: Text): Text => text(en.slice(0, 1).toUpperCase() + en.slice(1), zh);

/** A promise with the words that its names have. */
class Said {
  readonly pack: Pack;
  readonly promise: PromiseMade;
  readonly procedures: readonly Procedure[];
  readonly body: Readonly<Record<string, Value>>;

  constructor(pack: Pack, promise: PromiseMade) {
    this.pack = pack;
    this.promise = promise;
    this.procedures = namedProcedures(pack, promise);
    this.body = bodyOf(promise);
  }

  /** `a case of “trial first”`, or of any procedure. */
  get case(): Text {
    if (wordsIn(this.body['procedure']).includes('all')) return text('a case of any procedure', '任何程序的案件');
    const { en, zh } = eitherOf(this.procedures.map(({ title }) => quoted(title)));
    return text(`a case of ${en}`, `${zh}案件`);
  }

  words(key: string, name: (name: string) => Text): readonly Text[] {
    return wordsIn(this.body[key]).map((each) => quoted(name(each)));
  }

  places(key: string): Text {
    return eitherOf(this.words(key, (name) => placeName(this.pack, this.procedures, name)));
  }

  /** ` while it stands in “x”`, or nothing where every state is meant. */
  get standing(): Text {
    const places = this.places('state');
    return places.en === '' ? text('', '') : text(` that stands in ${places.en}`, `处于${places.zh}时`);
  }

  order(name: Value | undefined): Text {
    return quoted(orderName(this.pack, this.procedures, String(name)));
  }

  condition(key: string): Text {
    const formula = this.promise.formulas[key];
    const about = { pack: this.pack, procedures: this.procedures, source: formula?.source ?? '' };
    return formula === undefined ? text('`?`', '`?`') : conditionInWords(formula.ast, about);
  }

  get table(): Text {
    const name = String(this.body['table']);
    return quoted(this.pack.tables[name]?.title ?? nameOf(this.pack, name));
  }
}

const sentences: Readonly<Record<string, (said: Said) => Text>> = {
  never: (said) => {
    const [{ en, zh }, cond] = [said.case, said.condition('if')];
    const { standing } = said;
    return text(`of ${en}${standing.en} it is never so that ${cond.en}.`, `${zh}${standing.zh}，不会出现下列情形：${cond.zh}。`);
  },
  always: (said) => {
    const [{ en, zh }, cond] = [said.case, said.condition('if')];
    const { standing } = said;
    return text(`of ${en}${standing.en} it is always so that ${cond.en}.`, `${zh}${standing.zh}，下列条件始终成立：${cond.zh}。`);
  },
  before: (said) => {
    const [{ en, zh }, first, then] = [said.case, said.order(said.body['first']), said.order(said.body['then'])];
    return text(`in ${en} ${then.en} is never given before ${first.en}.`, `${zh}中，${first.zh}之前不会作出${then.zh}。`);
  },
  'at-most': (said) => {
    const [{ en, zh }, order, times] = [said.case, said.order(said.body['order']), numberOf(said.body['times'])];
    return text(
      times === 0
        ? `in ${en} ${order.en} is never given.`
        : `in ${en} ${order.en} is given at most ${times} ${times === 1 ? 'time' : 'times'}.`,
      times === 0 ? `${zh}中，不会作出${order.zh}。` : `${zh}中，${order.zh}至多${times}次。`,
    );
  },
  separated: (said) => {
    const { en, zh } = said.case;
    // That the one follows the other is proved, and not the other way round.
    const lines = [...Map.groupBy(pairsOf(said.promise), ([a]) => a)].map(
      ([a, pairs]) => [said.order(a), eitherOf(once(pairs.map(([, b]) => said.order(b))))] as const,
    );
    const span = isForWholeCase(said.promise) ? text('in the same case', '在同一案件中') : text('in the same round', '在同一轮办理中');
    return text(
      `in ${en} ${lines.map(([a, b]) => `nobody who gave ${a.en} gives ${b.en} after it ${span.en}`).join('; ')}.`,
      `${zh}中，${lines.map(([a, b]) => `作出${a.zh}的人员${span.zh}不会随后作出${b.zh}`).join('；')}。`,
    );
  },
  'nobody-in-own-case': ({ case: { en, zh } }) =>
    text(
      `in ${en} no person gives an order for the office, or casts a ballot, once it is a case of their own.`,
      `${zh}中，任何人不会在属于本人的案件中代表机关办理或者投票。`,
    ),
  'nobody-from-above': (said) => {
    const [{ en, zh }, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    return text(
      `in ${en} nobody acts as ${roles.en} who acted or voted in the case from which it came: the case that is challenged, or the one that opened it.`,
      `${zh}中，曾在其所由产生的案件（被申请救济的案件或者发起本案的案件）中办理或者参加表决的人员，不会以${roles.zh}身份办理。`,
    );
  },
  held: (said) => {
    const [{ en, zh }, budget] = [said.case, quoted(nameOf(said.pack, String(said.body['budget'])))];
    const { standing } = said;
    return text(
      `${en}${standing.en} holds what it has taken from ${budget.en} and has not given it back, and it never takes it twice.`,
      `${zh}${standing.zh}，持有其自${budget.zh}占用的数额而未返还，且不会重复占用。`,
    );
  },
  'may-follow': (said) => {
    const [{ en, zh }, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    const { standing } = said;
    return text(
      `in the offices nobody but ${roles.en} reads ${en}${standing.en}.`,
      `机关之中，仅${roles.zh}可以查阅${zh}${standing.zh && `（${standing.zh}）`}。`,
    );
  },
  'never-reads': (said) => {
    const [{ en, zh }, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    const fact = said.words('fact', (name) => nameOf(said.pack, name))[0];
    const { standing } = said;
    const what = fact === undefined ? text(en, zh) : text(`${fact.en} of ${en}`, `${zh}的${fact.zh}`);
    return text(
      `${roles.en} never reads ${what.en}${standing.en}.`,
      `${standing.zh === '' ? '' : `案件${standing.zh}，`}${roles.zh}不会查阅${what.zh}。`,
    );
  },
  'sealed-until': (said) => {
    const [{ en, zh }, order] = [said.case, said.order(said.body['order'])];
    const names = allOf(said.words('of', (name) => nameOf(said.pack, name)));
    return text(
      `in ${en} no office reads ${names.en} before ${order.en} was given.`,
      `${zh}中，作出${order.zh}之前，任何机关不会读到${names.zh}。`,
    );
  },
  'every-case-ends': ({ case: { en, zh } }) =>
    text(
      `from wherever ${en} stands, an ending can be reached without help from outside.`,
      `${zh}无论处于何处，均可在没有外部介入的情况下到达某一结局。`,
    ),
  'challenge-restores': (said) => {
    const { en, zh } = said.case;
    const closed = allOf(Object.keys(said.body['closed'] ?? {}).map((order) => said.order(order)));
    const but =
      closed.en === '' ? text('', '') : text(`, but for what the law closes after ${closed.en}`, `；${closed.zh}之后依法不能再作出的除外`);
    return text(
      `after a challenge of ${en} that succeeds, what was set aside has no effect, and each other outcome that the office could have given can still be reached${but.en}.`,
      `对${zh}提出的救济成立后，被撤销的决定不再有效，机关原本可以作出的其他各种结果仍均可以作出${but.zh}。`,
    );
  },
  'silence-has-effect': ({ case: { en, zh } }) =>
    text(
      `wherever ${en} waits for somebody, a clock is live or the state is said to be open-ended, and no clock, vote or child case comes to nothing where it is said to bring about an order.`,
      `${zh}凡等待他人行为之处，均有期限在计算或者注明不设期限；凡期限、表决或者下级案件注明后果的，均会产生该后果。`,
    ),
  within: (said) => {
    const [{ en, zh }, from, to] = [said.case, said.places('from'), said.places('to')];
    const limit = limitInWords(String(said.body['limit']));
    const still = said.words('not-counting', (name) => nameOf(said.pack, name))[0];
    // Without this the number would be said of an office that is late, too.
    const assuming = wordsIn(said.body['assuming']);
    const kept = assuming.includes('office-in-time')
      ? assuming.includes('parties-in-time')
        ? text(', where office and parties keep their clocks,', '，机关和当事人均遵守期限的')
        : text(', where the office keeps its clocks,', '，机关遵守期限的')
      : assuming.includes('parties-in-time')
        ? text(', where the parties keep their clocks,', '，当事人遵守期限的')
        : text('', '');
    return text(
      `in ${en}${kept.en} no more than ${limit.en} pass from entering ${from.en} until ${to.en} is entered or the case ends${still === undefined ? '' : `, not counting the days on which the clock ${still.en} stands still`}.`,
      `${zh}自进入${from.zh}起，至进入${to.zh}或者案件终结止${kept.zh}，历时不超过${limit.zh}${still === undefined ? '' : `（期限${still.zh}停止计算的日子不计入）`}。`,
    );
  },
  implies: (said) => {
    const [{ en, zh }, given, then] = [said.table, said.condition('if'), said.condition('then')];
    return text(`by the table ${en}, wherever ${given.en}: ${then.en}.`, `依决策表${zh}，凡${given.zh}的，${then.zh}。`);
  },
  monotone: (said) => {
    const { en, zh } = said.table;
    const inputs = eitherOf(said.words('in', (name) => nameOf(said.pack, name)));
    return text(
      `in the table ${en}, all else equal, a higher ${inputs.en} never gives a lower result.`,
      `决策表${zh}中，其他条件相同时，${inputs.zh}提高不会使结果降低。`,
    );
  },
};

const numberOf = (value: Value | undefined): number => (value !== undefined && isNum(value) ? Number(value) : 0);
