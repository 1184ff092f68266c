import { addMonths, type Day, type Value } from '#law/ground';
import type { Story } from '../agenda.ts';
import { type Filer, filerOf } from './filer.ts';
import { hurtBy } from './hurt.ts';
import type { DemoProduct } from './products.ts';
import { attached, chen, dong, type Gives, type Hours, lin, type Scene, zhao } from './scene.ts';
import { yearly } from './stories-disclosure.ts';

/** What becomes of a disclosure on a commitment. */
export type Committed = 'checked' | 'unchecked' | 'waits' | 'left' | 'barred' | 'held' | 'suspended' | 'shown' | 'corrected' | 'revoked';

export interface Plan {
  readonly on: Day;
  readonly becomes?: Committed;
  readonly hours?: Hours;
}

/** A product disclosed on a commitment: listed the same day, and checked afterwards. */
export function* commitment(s: Scene, product: DemoProduct, { on, becomes = 'checked', hours }: Plan): Story {
  const own = filerOf(s, product);
  // Nobody may commit to what can injure somebody, so no product of this story can; and one that is checked is no small one.
  const { affected } = own.facts;
  const checked = becomes !== 'checked' && Number(affected) < exemptBelow ? exemptBelow * 2 : affected!;
  const filer = { ...own, facts: { ...own.facts, 'touches-body': false, affected: checked } };
  const { case: id } = yield* s.open(
    on,
    filer,
    'disclosure',
    'disclose-on-commitment',
    { ...filer.facts, ...signed },
    {},
    hours ?? [8.7, 11],
  );
  if (becomes === 'waits') return;
  if (becomes === 'left') {
    yield* s.give(on, filer, id, 'leave-commitment', { 'leave-reason': leaving[filer.language] }, { hours: [11.2, 14] });
    yield* s.give(s.work(on, 3), chen, id, 'list');
    return;
  }
  const officer = s.chance.one([chen, chen, dong]);
  if (becomes === 'barred') {
    yield* s.give(on, officer, id, 'list-on-commitment', { 'credit-record': 'unkept' }, { refused: 'creditBar' });
    yield* s.give(on, officer, id, 'to-ordinary-way');
    yield* s.give(s.work(on, 4), officer, id, 'list');
    return;
  }
  const order = isExempt(filer.facts) ? 'list-exempt' : 'list-on-commitment';
  yield* s.give(on, officer, id, order, { 'credit-record': 'clear' });
  if (order === 'list-exempt') yield* yearly(s, filer, id, on);
  else yield* after(s, filer, id, on, becomes);
}

/** A clearance given elsewhere, recognised on a commitment the same day. */
export function* recognisedOn(s: Scene, product: DemoProduct, { on, becomes = 'checked', hours }: Plan): Story {
  const own = filerOf(s, product);
  const cleared = {
    'cleared-by': { en: 'Harbour City AI Office (demo)', zh: '港城人工智能办公室（演示）' },
    'cleared-number': `HC-2025-${s.chance.between(1000, 9999)}`,
  };
  const filer = { ...own, facts: { ...own.facts, 'touches-body': false, ...cleared } };
  const gives = { ...filer.facts, ...signed };
  const { case: id } = yield* s.open(on, filer, 'recognition', 'file-on-commitment', gives, {}, hours ?? [8.7, 11]);
  if (becomes === 'waits') return;
  yield* s.give(on, lin, id, 'recognise-on-commitment', { 'credit-record': 'clear' });
  yield* after(s, filer, id, on, becomes);
}

/** What comes after the listing: the check, and what it finds. */
function* after(s: Scene, filer: Filer, id: string, on: Day, becomes: Committed): Story {
  const day = s.around(on, s.chance.between(9, 24));
  if (becomes === 'unchecked') return;
  if (becomes === 'held') {
    const { harm, what, suspend } = hurtBy(filer.facts['purpose']);
    const product = yield* s.numberIn(day, id, 'products');
    const report = { product, harm, widespread: false, 'what-happened': what[filer.language] };
    const { case: incident } = yield* s.open(day, filer, 'incident', 'report', report);
    yield* s.give(s.work(day, 1), zhao, incident, 'suspend-use', { reasons: suspend });
    return;
  }
  if (becomes === 'checked') {
    yield* s.give(day, dong, id, 'keep-commitment', found('kept'));
    if (filer.facts['cleared-by'] !== undefined) return;
    yield* s.give(s.around(addMonths(day, 12), -s.chance.between(9, 27)), filer, id, 'report-use', {
      report: attached,
      affected: Number(filer.facts['affected']),
    });
    return;
  }
  yield* s.give(day, dong, id, 'order-correction', {
    ...found('untrue'),
    'what-to-correct': toCorrect,
    'correction-days': becomes === 'suspended' ? 45 : 15,
  });
  if (becomes === 'suspended' || becomes === 'revoked') return;
  const shown = s.work(day, 5);
  yield* s.give(shown, filer, id, 'show-correction', { 'correction-told': putRight[filer.language], 'correction-paper': attached });
  if (becomes === 'corrected') yield* s.give(s.work(shown, 2), dong, id, 'accept-correction', found('corrected'));
}

const exemptBelow = 10_000;

/** As the pack's table has it: low-risk and few people. */
const isExempt = (facts: Gives): boolean =>
  facts['autonomy'] !== 'acts' && facts['sensitive-data'] !== true && Number(facts['affected']) < exemptBelow;

const signed: Gives = {
  'commitment-domain': 'none',
  'harms-property': false,
  'hard-to-undo': false,
  'knows-notice': true,
  'meets-conditions': true,
  'keeps-papers': true,
  'bears-liability': true,
};

const found = (finding: 'kept' | 'untrue' | 'corrected'): Gives => ({
  'check-manner': finding === 'kept' ? 'papers' : 'site',
  'commitment-finding': finding,
  'check-findings': findings[finding],
});

const findings: Readonly<Record<'kept' | 'untrue' | 'corrected', Value>> = {
  kept: {
    en: 'The test records and the risk assessment are there and bear the statements out.',
    zh: '测试记录和风险评估材料齐全，能够佐证所填内容。',
  },
  untrue: { en: 'There are no test records of the version in use.', zh: '未见现用版本的测试记录。' },
  corrected: { en: 'The records of the version in use were shown on the spot.', zh: '已现场出示现用版本的测试记录。' },
};
const toCorrect: Value = { en: 'Test the version in use, and show the records.', zh: '对现用版本进行测试并出示记录。' };
const putRight = { en: 'The version in use was tested; the records are attached.', zh: '已对现用版本完成测试，记录附后。' } as const;
const leaving = { en: 'Our auditor still has the test records.', zh: '测试记录尚在审计机构。' } as const;
