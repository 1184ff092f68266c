import { addMonths, type Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import { type Filer, filerOf } from './filer.ts';
import { hurtBy } from './hurt.ts';
import { actionsFrom, causeOf, helps } from './mended.ts';
import type { DemoProduct } from './products.ts';
import { attached, chen, dong, guo, type Hours, hu, type Scene, zhao } from './scene.ts';
import { foundAtOnce } from './stories-incident.ts';
import { office } from './told.ts';

/** What happens to a disclosure: who looks at it, and what follows. */
export interface Disclosed {
  readonly on: Day;
  readonly how: 'by-officer' | 'by-silence' | 'fixed' | 'lapses' | 'left-open';
  readonly hours?: Hours;
  readonly then?: (s: Scene, filer: Filer, id: string, listed: Day) => Story;
}

export function* disclosure(s: Scene, product: DemoProduct, { on, how, hours, then = yearly }: Disclosed): Story {
  const filer = filerOf(s, product);
  const { case: id } = yield* s.open(on, filer, 'disclosure', 'disclose', filer.facts, {}, hours);
  if (how === 'left-open') return;
  let listed = s.work(on, s.chance.between(1, 4));
  if (how === 'fixed' || how === 'lapses') {
    yield* s.give(listed, chen, id, 'ask-to-fix', { 'missing-items': s.chance.one(office.missing) });
    if (how === 'lapses') return;
    const fixed = s.work(listed, s.chance.between(3, 9));
    yield* s.give(fixed, filer, id, 'fix', { supplement: attached });
    listed = s.work(fixed, s.chance.between(1, 4));
  }
  // The sixth working day: silence has listed it, from the day of the disclosure.
  if (how === 'by-silence') listed = s.work(on, 6);
  else yield* s.give(listed, s.chance.one([chen, chen, dong]), id, 'list');
  yield* then(s, filer, id, listed);
}

/** A report on use each year, some weeks before it is due. */
export function* yearly(s: Scene, filer: Filer, id: string, listed: Day): Story {
  const affected = Math.round((Number(filer.facts['affected']) * s.chance.between(85, 112)) / 100);
  yield* s.give(s.around(addMonths(listed, 12), -s.chance.between(9, 27)), filer, id, 'report-use', { report: attached, affected });
}

/** Nobody reports: the law calls it overdue, and what follows is left to anyone who opens the city. */
export function* forgotten(): Story {}

/** The report comes after the year is over, and makes it good. */
export function* madeGood(s: Scene, filer: Filer, id: string, listed: Day): Story {
  yield* s.give(s.around(addMonths(listed, 12), 8), filer, id, 'report-use', {
    report: attached,
    affected: Number(filer.facts['affected']),
  });
}

/** A change that leaves the tier as it is, and one that would need an assessment first. */
export function* changes(s: Scene, filer: Filer, id: string, listed: Day): Story {
  const first = s.around(listed, 70);
  const affected = Math.round(Number(filer.facts['affected']) * 0.8);
  yield* s.give(first, filer, id, 'change', { ...filer.facts, affected });
  const grown = { ...filer.facts, autonomy: 'acts', affected: 400_000 };
  yield* s.give(s.around(first, 60), filer, id, 'change', grown, { refused: 'needsAssessment' });
  yield* yearly(s, filer, id, listed);
}

export function* retires(s: Scene, filer: Filer, id: string, listed: Day): Story {
  yield* s.give(s.around(listed, 150), filer, id, 'retire');
}

type Report = Readonly<Record<'harm' | 'en' | 'zh', string>> & { readonly widespread?: boolean };

const reports = {
  minor: {
    harm: 'near-miss',
    en: 'For an hour the results of the day before were shown as those of today. Somebody noticed, nobody acted on them.',
    zh: '前一日结果被当作当日结果显示一小时，被发现后未造成影响。',
  },
  recalled: {
    harm: 'damage',
    en: 'It gave no answer for four hours and wrong ones after that, and goods were lost. The week after the repair it happened again.',
    zh: '系统四小时无响应，其后给出错误结果，造成货物损失；维修一周后再次发生。',
  },
  sanctioned: {
    harm: 'rights',
    en: 'Entries that should have been deleted after seven days were kept for five weeks.',
    zh: '应当七日后删除的记录被保存五周。',
  },
  open: {
    harm: 'damage',
    en: 'The results of one afternoon were shown to the wrong people and had to be called back.',
    zh: '一个下午的结果被显示给他人，已收回。',
  },
} as const satisfies Readonly<Record<string, Report>>;

const hurtReport = ({ facts }: Filer): Report => {
  const { harm, what } = hurtBy(facts['purpose']);
  return { harm, ...what };
};

function* reportIncident(s: Scene, filer: Filer, id: string, on: Day, { harm, en, zh, widespread = false }: Report): Story<string> {
  const product = yield* s.numberIn(on, id, 'products');
  const happened = filer.language === 'en' ? en : zh;
  const report = yield* s.open(on, filer, 'incident', 'report', { product, harm, widespread, 'what-happened': happened });
  return report.case;
}

/** An incident suspends the product; after the repair it is lifted and closed. */
export function* incidentSuspends(s: Scene, filer: Filer, id: string, listed: Day): Story {
  const on = s.around(listed, s.chance.between(50, 110));
  const incident = yield* reportIncident(s, filer, id, on, hurtReport(filer));
  yield* s.give(s.work(on, 1), zhao, incident, 'suspend-use', { reasons: hurtBy(filer.facts['purpose']).suspend });
  const cause = s.chance.one(office.cause)[filer.language];
  yield* s.give(s.work(on, 8), filer, incident, 'tell-more', { 'follow-up-report': cause, ...causeOf(cause), actions: actionsFrom(on) });
  const mended = s.work(on, 14);
  yield* s.give(mended, zhao, incident, 'lift', { reasons: s.chance.one(office.lift) });
  yield* s.give(s.work(mended, 3), guo, incident, 'find-effective', helps);
  yield* s.give(s.work(mended, 4), guo, incident, 'close', { reasons: s.chance.one(office.close) });
  yield* yearly(s, filer, id, listed);
}

export function* incidentMinor(s: Scene, filer: Filer, id: string, listed: Day): Story {
  const on = s.around(listed, s.chance.between(40, 140));
  const incident = yield* reportIncident(s, filer, id, on, reports.minor);
  const complete = s.work(on, 4);
  yield* s.give(complete, filer, incident, 'complete', causeOf(s.chance.one(office.cause)[filer.language]));
  yield* s.give(s.work(complete, 3), guo, incident, 'educate', {
    reasons: s.chance.one(office.minor),
    advice: {
      en: 'Show the day of every result beside it, and stop showing results that are older than that day.',
      zh: '在每项结果旁标明日期，超过当日的结果不再显示。',
    },
    violation: 'record-incomplete',
    minor: true,
    corrected: true,
    'first-time': true,
    'no-fault': false,
    'damage-done': 'none',
  });
  yield* yearly(s, filer, id, listed);
}

/** It cannot be corrected: the product is recalled and struck off. */
export function* incidentRecalls(s: Scene, filer: Filer, id: string, listed: Day): Story {
  const on = s.around(listed, 90);
  const incident = yield* reportIncident(s, filer, id, on, reports.recalled);
  yield* s.give(s.work(on, 1), zhao, incident, 'suspend-use', { reasons: hurtBy(filer.facts['purpose']).suspend });
  yield* s.give(s.work(on, 16), zhao, incident, 'recall', { reasons: s.chance.one(office.recall) });
}

/** A sanction after notice and plea, by another person than gave the notice. */
export function* incidentSanctioned(s: Scene, filer: Filer, id: string, listed: Day): Story {
  const on = s.around(listed, 120);
  const incident = yield* reportIncident(s, filer, id, on, reports.sanctioned);
  const complete = s.work(on, 6);
  yield* s.give(complete, filer, incident, 'complete', causeOf(s.chance.one(office.cause)[filer.language]));
  const noticed = s.work(complete, 8);
  yield* s.give(noticed, guo, incident, 'give-notice', {
    reasons: s.chance.one(office.notice),
    'punishing-law': 'dsl-45-1',
    'noticed-fine': 60_000,
    ...foundAtOnce(on),
  });
  yield* s.give(s.work(noticed, 3), filer, incident, 'plead', { plea: s.chance.one(office.plea)[filer.language] });
  yield* s.give(s.work(noticed, 9), zhao, incident, 'sanction', {
    reasons: s.chance.one(office.sanction),
    fine: 55_000,
    'grave-case': false,
    minor: false,
    corrected: true,
    'first-time': true,
    'no-fault': false,
    'damage-done': 'serious',
  });
  yield* yearly(s, filer, id, listed);
}

/** An incident of these days: under inquiry, or still waiting for the full report. */
export const incidentNow = (on: Day, completed: boolean) =>
  function* (s: Scene, filer: Filer, id: string): Story {
    const incident = yield* reportIncident(s, filer, id, on, reports.open);
    if (completed) yield* s.give(s.work(on, 3), filer, incident, 'complete', causeOf(s.chance.one(office.cause)[filer.language]));
  };

/** A resident complains about the product and is answered. */
export function* complainedOf(s: Scene, filer: Filer, id: string, listed: Day): Story {
  const on = s.around(listed, s.chance.between(45, 100));
  const product = yield* s.numberIn(on, id, 'products');
  const complaint = yield* s.open(on, hu, 'complaint', 'complain', {
    product,
    grievance: 'I asked three times to be served by a person and was sent back to the machine each time.',
    reporter: 'Hu (demo)',
  });
  yield* s.give(s.work(on, 3), dong, complaint.case, 'take-up');
  yield* s.give(s.around(on, 24), dong, complaint.case, 'answer', {
    answer: {
      en: 'You were right: the sign was missing at that desk. It is there now, and the company was told in writing that a request for a person ends the machine’s part.',
      zh: '您反映的情况属实：该窗口缺少提示牌，现已补设，并已书面告知企业，提出转人工后机器即应停止服务。',
    },
  });
  yield* yearly(s, filer, id, listed);
}

/** A complaint that the office looks into as an incident. */
export function* complaintBecomesIncident(s: Scene, _filer: Filer, id: string, listed: Day): Story {
  const on = s.around(listed, 60);
  const product = yield* s.numberIn(on, id, 'products');
  const complaint = yield* s.open(on, {}, 'complaint', 'complain', {
    product,
    grievance: '系统把我父亲的名字和别人的资料混在一起，窗口看不出来。',
  });
  // Nobody takes it up within seven working days: the law does.
  const taken = s.work(on, 9);
  yield* s.give(taken, dong, complaint.case, 'open-incident', {
    product,
    harm: 'rights',
    widespread: false,
    'what-happened': { en: 'Data of two people of the same name were mixed up at a counter.', zh: '窗口将两名同名人员的资料混淆。' },
  });
  yield* s.give(s.work(taken, 8), dong, complaint.case, 'answer', {
    answer: {
      en: 'The two files were separated and both people told. An inquiry into the cause is under way.',
      zh: '两份资料已分开并告知双方，原因正在调查。',
    },
  });
}
