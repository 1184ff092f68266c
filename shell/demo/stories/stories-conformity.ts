import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import { type OrganisationKey, partyOf, speakerOf } from './city-people.ts';
import { begin, begun, type Line, type Standing, tell, upTo } from './lines.ts';
import { attached, type Doer, type Gives, lin, type Scene, tan, zhao } from './scene.ts';
import { challenge } from './stories-challenge.ts';
import { requirements, requirementsFor, resultsOf, scopeOf } from './tested.ts';

export interface Tested {
  readonly maker: Doer;
  readonly name: string;
  readonly version: string;
  readonly purpose: string;
  /** Its number in the register, if it is there. */
  readonly product?: string;
}

export const makerOf = (key: OrganisationKey): Doer => ({ person: speakerOf(key), for: partyOf(key) });

const plan: Gives = { 'test-plan': attached, 'test-data': attached, requirements };
const passes: Gives = { results: resultsOf(), 'test-evidence': attached };
/** Older people are understood less well: by more than had been agreed before the run. */
const fails: Gives = { ...passes, results: resultsOf({ 'E-1': 4.6 }) };

const dispute = {
  ground: 'Two thousand samples from one district say little about the dialects of the others; half should come from elsewhere.',
};
const reasons = {
  unequal: {
    en: 'Between speakers over sixty-five and all others lie 4.6 points; 2 were agreed and recorded before the run (E-1). The other requirements are met.',
    zh: '六十五岁以上人群与其他人群相差4.6个百分点，超过运行前记录的2个百分点；其余各项要求均已达到（E-1未达到）。',
  },
  suspended: {
    en: 'Version 3 is sold under a certificate that was given for version 2. Until version 3 has been tested nobody may rely on it.',
    zh: '在售第三版使用了第二版的证书，第三版未经测试之前不得使用该证书。',
  },
  revoked: {
    en: 'The records show that the data of the run were known to the makers of the model. The result says nothing then.',
    zh: '记录表明测试数据已为模型训练方知悉，测试结果不能成立。',
  },
  watched: {
    en: 'The year’s figures hold every requirement; the two complaints were about the price.',
    zh: '年度数据各项要求均达到，两件投诉均与价格有关。',
  },
  notTaken: {
    en: 'It is a plan for a product, and there is nothing yet that could be tested.',
    zh: '目前仅为产品设想，尚无可供测试的对象。',
  },
  void: { en: 'A power cut ended the run on the second day; it is started again.', zh: '第二日停电导致运行中断，重新开始。' },
} as const;

const filing = ({ name, version, purpose, product }: Tested): Gives => ({
  ...(product === undefined ? {} : { product }),
  'product-name': name,
  'product-version': version,
  purpose,
  ...scopeOf(purpose),
  'standard-named': 'ISO/IEC 25059',
  contact: 'Test desk (demo), extension 118',
});

/** From the file to the certificate: thresholds are recorded and agreed before anything runs. */
const course = (maker: Doer): readonly Line[] => [
  [2, lin, 'accept'],
  [4, tan, 'propose-plan', plan],
  [3, maker, 'dispute-plan', dispute],
  [3, tan, 'propose-plan', { ...plan, requirements: requirementsFor(4000) }],
  [3, maker, 'agree-plan'],
  [3, tan, 'start-run', { 'run-days': 30 }],
  [2, tan, 'void-run', { reasons: reasons.void }],
  [1, tan, 'start-run', { 'run-days': 30 }],
  [11, tan, 'record-result', { ...passes, results: resultsOf({}, 4000) }],
  [2, lin, 'propose'],
  [2, zhao, 'certify'],
];
const quick = (maker: Doer): readonly Line[] => [
  [1, lin, 'accept'],
  [1, tan, 'propose-plan', plan],
  [1, maker, 'agree-plan'],
  [1, tan, 'start-run', { 'run-days': 10 }],
  [4, tan, 'record-result', passes],
  [1, lin, 'propose'],
  [1, zhao, 'certify'],
];

/** Files, and comes as far as this order; `filed` is before all of them. */
export const conformityNow = (today: Day, tested: Tested, last: string) =>
  function* (s: Scene): Story {
    const lines = last === 'filed' ? [] : upTo(course(tested.maker), last);
    yield* begin(s, begun(s, today, lines), tested.maker, 'conformity', 'file', filing(tested), lines);
  };

export function* certified(s: Scene, on: Day, tested: Tested): Story<Standing> {
  return yield* begin(s, on, tested.maker, 'conformity', 'file', filing(tested), quick(tested.maker));
}

type After = 'watched' | 'being-watched' | 'forgotten' | 'suspended' | 'suspension-stayed' | 'revoked' | 'stayed' | 'retired';

/** What becomes of a certificate. Each measure is reasoned, and may be challenged. */
export const certificate = (on: Day, tested: Tested, becomes: After) =>
  function* (s: Scene): Story {
    const { maker } = tested;
    const standing = yield* certified(s, on, tested);
    const watch: Line = [40, maker, 'report-surveillance', { 'surveillance-report': attached, 'version-in-use': tested.version }];
    const suspend: Line = [30, zhao, 'suspend', { 'measure-reasons': reasons.suspended }];
    const revoke: Line = [8, zhao, 'revoke', { 'measure-reasons': reasons.revoked }];
    const lines: Readonly<Record<After, readonly Line[]>> = {
      watched: [watch, [6, lin, 'pass-surveillance', { reasons: reasons.watched }]],
      'being-watched': [watch],
      forgotten: [],
      suspended: [suspend],
      'suspension-stayed': [suspend],
      revoked: [suspend, revoke],
      stayed: [suspend, revoke],
      retired: [[60, maker, 'retire']],
    };
    const then = yield* tell(s, standing, lines[becomes]);
    if (becomes === 'suspension-stayed' || becomes === 'stayed') yield* challenge(s, maker, then, 3, 'stayed');
  };

type Failing = 'refused' | 'withdrawn' | 'not-accepted' | 'lapsed';

/** A test that leads to no certificate. */
export const notCertified = (on: Day, tested: Tested, how: Failing) =>
  function* (s: Scene): Story {
    const { maker } = tested;
    const missing = { en: 'Which version is to be tested? Two are named.', zh: '写有两个版本，请明确测试哪一个。' };
    const lines: Readonly<Record<Failing, readonly Line[]>> = {
      refused: [...upTo(quick(maker), 'start-run'), [4, tan, 'record-result', fails], [1, lin, 'propose']],
      withdrawn: [...upTo(quick(maker), 'start-run'), [2, maker, 'withdraw']],
      'not-accepted': [[3, lin, 'refuse-intake', { reasons: reasons.notTaken }]],
      lapsed: [[2, lin, 'ask-to-correct', { 'missing-items': missing }]],
    };
    const { id, day } = yield* begin(s, on, maker, 'conformity', 'file', filing(tested), lines[how]);
    if (how !== 'refused') return;
    // What was fixed before the run binds the head as well.
    yield* s.give(s.work(day, 1), zhao, id, 'certify', {}, { refused: 'thresholdNotMet' });
    yield* s.give(s.work(day, 1), zhao, id, 'refuse', { reasons: reasons.unequal });
  };
