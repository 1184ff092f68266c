import { type Text, text } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { type Answer, wordsIn } from '../paths/answer.ts';
import { entriesBehind } from '../paths/entries.ts';
import type { Keeping } from '../paths/keeping.ts';
import { bodyOf, namedProcedures } from '../paths/whole.ts';
import { allOf, nameOf, orderName, placeName, quoted } from './names.ts';

/**
 * What the proof of a promise takes for granted, or leaves aside, in sentences for a reader. Each makes the promise say less than its words might seem to.
 * @param answer what the prover found, if it has been asked: what it left open stands there
 */
export const promiseAssumes = (pack: Pack, promise: PromiseMade, answer?: Pick<Answer, 'open' | 'keeping'>): readonly Text[] => {
  const { form } = promise;
  const own = ofForm[form]?.(pack, promise) ?? [];
  if (form === 'implies' || form === 'monotone') return [...own, answers];
  const open = answer?.open ?? [];
  const unfair = (answer?.keeping ?? []).map((each) => unfairly(pack, each));
  return [
    ...own,
    ...unfair,
    ...(form === 'within' ? [] : [durations]),
    ...(readers.has(form) ? [] : [outside]),
    ...lists(pack, promise),
    ...leftOpen(pack, open),
    answers,
  ];
};

/** A register is kept by other cases: what stands in it may change, and the change counts once it has reached the case. */
const lists = (pack: Pack, promise: PromiseMade): readonly Text[] => {
  const facts = entriesBehind(pack, namedProcedures(pack, promise), Object.values(promise.formulas));
  if (facts.length === 0 || readers.has(promise.form)) return [];
  const registers = [...new Set(facts.map(({ entry }) => entry!.register))].map((name) => quoted(pack.registers[name]!.title));
  const titles = facts.map(({ title }) => quoted(title));
  const [where, what] = [allOf(registers), allOf(titles)];
  return [
    text(
      `The register ${where.en} may say anything at any moment: every value of ${what.en} was tried. A change counts once it has reached the case, which is before anything else is done in it.`,
      `登记簿${where.zh}的记载可能随时变动：${what.zh}的各种取值均已查验。变动自传至案件时起算，在此之前案件中不办理其他事项。`,
    ),
  ];
};

/** Where an office that is not fair could keep a case for ever. */
const unfairly = (pack: Pack, { procedure: name, rounds, waits }: Keeping): Text => {
  const procedure = pack.procedures[name]!;
  const place = (each: string): Text => quoted(placeName(pack, [procedure], each));
  const order = (each: string): Text => quoted(orderName(pack, [procedure], each));
  const said = [
    ...rounds.map(({ places, orders }) => {
      const [where, by] = [allOf(places.map(place)), allOf(orders.map(order))];
      return text(`going round through ${where.en} by ${by.en}`, `以${by.zh}在${where.zh}之间反复`);
    }),
    ...(waits.length === 0 ? [] : [waiting(allOf(waits.map(place)))]),
  ];
  const title = quoted(procedure.title);
  return text(
    `An office that is not fair could keep a case of ${title.en} for ever: ${said.map(({ en }) => en).join('; ')}.`,
    `机关如不公平行事，可能使${title.zh}案件一直不能终结：${said.map(({ zh }) => zh).join('；')}。`,
  );
};

const waiting = ({ en, zh }: Text): Text => text(`doing nothing in ${en}`, `在${zh}中不作为`);

const durations = text(
  'Lengths of time are not compared: a running clock may run out at any moment.',
  '不比较期限长短：计算中的期限可能在任何时刻届满。',
);
const outside = text(
  'Challenges and related cases may come at any time and end in any way.',
  '复议等救济以及相关案件可能在任何时间发生，并以任何方式结束。',
);
const answers = text('Whether an answer is true is not asked.', '不涉及所填事实是否真实。');

const readers: ReadonlySet<string> = new Set(['may-follow', 'never-reads']);

const leftOpen = (pack: Pack, open: readonly string[]): readonly Text[] => {
  if (open.length === 0) return [];
  const named = open.map((name) => openName(pack, name));
  return [
    text(
      `Tried every way, since the prover does not look into it: ${[...new Set(named.map(({ en }) => en))].join(', ')}.`,
      `下列事项未作推断，各种结果均已查验：${[...new Set(named.map(({ zh }) => zh))].join('、')}。`,
    ),
  ];
};

const openName = (pack: Pack, name: string): Text => {
  const clock = /^clock\.([a-z0-9-]+)\.left-days$/.exec(name)?.[1];
  if (clock !== undefined) {
    const { en, zh } = quoted(nameOf(pack, clock));
    return text(`the days left of ${en}`, `${zh}的剩余天数`);
  }
  const standing = /^standing\("([a-z0-9-]+)"/.exec(name)?.[1];
  if (standing !== undefined) {
    const { en, zh } = quoted(nameOf(pack, standing));
    return text(`where other cases called ${en} stand`, `其他${zh}案件所处的状态`);
  }
  return pack.facts[name] === undefined ? text(`\`${name}\``, `\`${name}\``) : quoted(nameOf(pack, name));
};

const ofForm: Readonly<Record<string, (pack: Pack, promise: PromiseMade) => readonly Text[]>> = {
  separated: () => [
    text(
      'Every person may hold every role, and others can be found for whatever somebody leaves to them.',
      '假定任何人均可能担任任何角色，且其不办理的事项总有他人可以办理。',
    ),
  ],
  'every-case-ends': () => [
    text(
      'It is asked what can happen, not what will: it ends if everybody is fair, that is, if each step that stays possible is taken at some time, and answers that allow it are given.',
      '所证明的是能够终结，而非必然终结：须以公平为前提，即凡始终可以办理的步骤终会办理，并给出可以办理的事实。',
    ),
    text('A child case is taken to end in some way, as is promised of it.', '下级案件视为会以某种方式终结，该点由其自身的承诺保证。'),
  ],
  within: (_, promise) => withinAssumes(promise),
};

const withinAssumes = (promise: PromiseMade): readonly Text[] => {
  const body = bodyOf(promise);
  const assuming = wordsIn(body['assuming']);
  const [office, parties] = [assuming.includes('office-in-time'), assuming.includes('parties-in-time')];
  const unit = String(body['limit']).split(' ')[1];
  return [
    ...(office
      ? [
          text(
            'The office keeps its clocks: while it is waited for and a clock is due, it does not let the day end as long as it has something lawful to do; a committee meets and decides in time.',
            '机关遵守期限：等待机关办理且期限当日届满的，只要仍有可以依法办理的事项，机关不会让当日过去；委员会按期开会并作出决定。',
          ),
          text(
            'Where an order depends on answers that its giver chooses, lawful ones are found.',
            '办理事项取决于办理人所填事实的，视为可以填写使其合法的事实。',
          ),
        ]
      : [text('Nobody is bound: the office may be late.', '不作守期假定：机关可能逾期。')]),
    ...(parties
      ? [text('The parties keep the clocks that run while they are waited for.', '当事人遵守等待其办理期间的期限。')]
      : [text('A party may do nothing for as long as the clocks let it.', '在期限允许的范围内，当事人可能不作为。')]),
    unit === 'working-days'
      ? text(
          'Working days are counted as such; so many days hold no more working days than that.',
          '工作日按工作日计算；若干日之内的工作日不多于该日数。',
        )
      : text(
          'Working days take as many days as in the worst of all published years and ten plain ones; a last day that is no working day moves on.',
          '工作日按已公布各年度及其后十年中最不利的情形折算为日；最后一日不是工作日的顺延。',
        ),
    text(
      'A child case that a clock waits for takes as long as it can by its own clocks.',
      '期限因下级案件停止计算的，该案件按其自身期限的最长时间计算。',
    ),
    text('Outages and days that the office says do not count by law are left aside.', '系统故障以及依法不计入的期间不在其列。'),
  ];
};
