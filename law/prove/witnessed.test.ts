import { describe, expect, test } from 'vitest';
import { play } from '#law/case';
import type { Value } from '#law/ground';
import { loadPack, type OrderDef, type Pack } from '#law/pack';
import { base, changed, packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { checkPackProcedureByCases, exampleText, provePackByCases } from './index.ts';

/** Without the examples, which have nothing to say here and take their time to read. */
const texts = new Map([...readFolder(shenzhenFolder)].filter(([path]) => !path.startsWith('examples/')));
const shenzhen = packOf(texts);

/** The pack with one order written otherwise, as a slip of the pen would. */
const withOrder = (procedure: string, order: string, change: (def: OrderDef) => Partial<OrderDef>): Pack => {
  const at = shenzhen.procedures[procedure]!;
  const def = at.orders[order]!;
  return {
    ...shenzhen,
    procedures: { ...shenzhen.procedures, [procedure]: { ...at, orders: { ...at.orders, [order]: { ...def, ...change(def) } } } },
  };
};

const withoutGuard =
  (name: string) =>
  ({ guards }: OrderDef): Partial<OrderDef> => ({ guards: guards.filter(({ refusal }) => refusal !== name) });

/** `state = "heard"`, which is true nowhere but in an incident. */
const never = (): Partial<OrderDef> => ({ guards: shenzhen.procedures['incident']!.orders['sanction']!.guards });

const withLongerExtension = (procedure: string, clock: string): Pack => {
  const at = shenzhen.procedures[procedure]!;
  const def = at.clocks[clock]!;
  const extend = { ...def.extend!, by: { ...def.extend!.by, amount: Number(def.extend!.by.amount) + 1 } };
  return {
    ...shenzhen,
    procedures: { ...shenzhen.procedures, [procedure]: { ...at, clocks: { ...at.clocks, [clock]: { ...def, extend } } } },
  };
};

interface Step {
  readonly by?: Value;
  readonly does?: string;
  readonly then?: Readonly<Record<string, Value>>;
}

interface Slip {
  readonly promise: string;
  readonly procedure: string;
  readonly pack: Pack;
  readonly shown: (steps: readonly Step[]) => void;
}

const slips: Readonly<Record<string, Slip>> = {
  never: {
    promise: 'high-risk-never-merely-disclosed',
    procedure: 'disclosure',
    pack: withOrder('disclosure', 'report-use', withoutGuard('needsAssessment')),
    shown: (steps) => expect(steps.at(-1)).toMatchObject({ does: 'report-use', then: { state: 'tracked', facts: { tier: 'high' } } }),
  },
  always: {
    promise: 'trial-only-if-low',
    procedure: 'trial',
    pack: withOrder('trial', 'admit', withoutGuard('conditionsOfArticle44')),
    shown: (steps) =>
      expect(steps.at(-1)).toMatchObject({
        does: 'admit',
        then: { state: 'running', facts: { tier: expect.stringMatching(/medium|high/) } },
      }),
  },
  before: {
    promise: 'trial-after-ethics',
    procedure: 'trial',
    pack: withOrder('trial', 'admit', withoutGuard('ethicsMissing')),
    shown: (steps) => {
      expect(steps.at(-1)).toMatchObject({ does: 'admit', then: { state: 'running' } });
      expect(steps.some(({ does }) => does === 'consult-ethics')).toBe(false);
    },
  },
  'at-most': {
    promise: 'one-correction',
    procedure: 'grant',
    pack: withOrder('grant', 'ask-to-correct', () => ({ atMost: { refusal: 'alreadyCorrectedOnce', times: 2 } })),
    shown: (steps) => {
      expect(steps.at(-1)).toMatchObject({ does: 'ask-to-correct' });
      expect(steps.filter(({ does }) => does === 'ask-to-correct')).toHaveLength(2);
    },
  },
  separated: {
    promise: 'reviewer-is-another',
    procedure: 'reconsideration',
    pack: withOrder('reconsideration', 'uphold', () => ({ notBy: ['parent'] })),
    shown: (steps) => {
      expect(steps.at(-1)).toMatchObject({ does: 'reconsideration.uphold' });
      expect(steps.at(-1)!.by).toBe(steps.find(({ does }) => does === 'reconsideration.admit')!.by);
    },
  },
  'every-case-ends': {
    promise: 'every-case-ends',
    procedure: 'duty',
    pack: withOrder('duty', 'do', never),
    shown: (steps) => expect(steps.at(-1)).toMatchObject({ then: { state: 'due' } }),
  },
  'silence-has-effect': {
    promise: 'silence-has-effect',
    procedure: 'recognition',
    pack: withOrder('recognition', 'lapse', never),
    shown: (steps) => expect(steps.at(-1)).toMatchObject({ then: { clock: { correction: 'expired' } } }),
  },
  held: {
    promise: 'place-held-while-under-way',
    procedure: 'trial',
    pack: withOrder('trial', 'reopen', () => ({ takes: [] })),
    shown: (steps) => expect(steps.at(-1)).toMatchObject({ does: 'reconsideration.set-aside', then: { state: { trial: 'accepted' } } }),
  },
  within: {
    promise: 'decision-in-time',
    procedure: 'trial',
    pack: withLongerExtension('trial', 'decision'),
    // It was extended, stood still, and was ended on the last day that it had then.
    shown: (steps) => {
      expect(steps.some(({ does }) => does === 'extend')).toBe(true);
      expect(steps.at(-1)).toMatchObject({ then: { state: 'withdrawn' } });
    },
  },
  'nobody-from-above': {
    promise: 'reviewer-took-no-part',
    procedure: 'reconsideration',
    pack: withOrder('reconsideration', 'hear', () => ({ notBy: [] })),
    // The person who hears the parties gave an order in what is challenged.
    shown: (steps) => {
      const challenged = steps.findIndex(({ does }) => does?.startsWith('reconsideration.'));
      expect(steps.at(-1)?.does).toBe('reconsideration.hear');
      expect(steps.slice(0, challenged).flatMap(({ by }) => by)).toContain([steps.at(-1)?.by].flat()[0]);
    },
  },
};

/** What comes of one promise, in one of its procedures. */
const answerTo = ({ promise, procedure, pack }: Slip) => {
  const made = pack.promises[promise]!;
  return provePackByCases({ ...pack, promises: { [promise]: { ...made, body: { ...(made.body as object), procedure } } } }).promises[0]!;
};

const stepsOf = (witness: Value | undefined): readonly Step[] => (witness as unknown as { readonly steps: readonly Step[] }).steps;

describe('a broken promise is shown by a case that plays', () => {
  test.each(Object.entries(slips))('%s', (_, slip) => {
    const answer = answerTo(slip);
    expect(answer).toMatchObject({ holds: false, timed: true });
    slip.shown(stepsOf(answer.witness));
    expect(answerTo({ ...slip, pack: shenzhen })).toMatchObject({ holds: true });
  });

  test('written as a file, each is read without a finding and comes out as written: a counterexample is a case one can play (catala#384)', () => {
    const witnesses = Object.values(slips).map((slip) => ({ slip, witness: answerTo(slip).witness! }));
    const files = witnesses.map(({ slip, witness }) => [`examples/counterexample-${slip.promise}.yaml`, exampleText(witness)] as const);
    const { pack, findings } = loadPack(new Map([...texts, ...files]));
    expect(findings.filter(({ file }) => file.startsWith('examples/'))).toEqual([]);
    for (const { slip } of witnesses)
      expect(play(slip.pack, pack!.examples[`counterexample-${slip.promise}`]!)).toMatchObject({ matches: true, failed: [] });
  });
});

test('answers are chosen that go with each other, where the pack checks one beside another', () => {
  const check = 'check: { that: hold > stay-days, says: { en: A tonne a day and more., zh: 每日应当多于一吨。 } }';
  const says = 'says: { en: Proposed first., zh: 先行提出。 }';
  const promises = `${base.get('promises.yaml')!}  asked:\n    ${says}\n    before: { procedure: permit, first: propose, then: grant }\n`;
  const harbour = packOf(
    changed(new Map(base).set('promises.yaml', promises), {
      'facts.yaml': [{ replace: 'max: 100000, from: office }', by: `max: 100000, from: office, ${check} }` }],
    }),
  );
  const answer = provePackByCases({ ...harbour, promises: { asked: harbour.promises['asked']! } }).promises[0]!;
  expect(answer).toMatchObject({ holds: false, timed: true });
  const { given } = answer.witness as unknown as { readonly given: Readonly<Record<string, number>> };
  expect(given['hold']).toBeGreaterThan(given['stay-days']!);
});

test('a promise that is kept and a promise about a table are as before', () => {
  const only = { 'one-correction': shenzhen.promises['one-correction']!, 'high-is-assessed': shenzhen.promises['high-is-assessed']! };
  expect(provePackByCases({ ...shenzhen, promises: only }).promises.map(({ holds, timed }) => [holds, timed])).toEqual([
    [true, undefined],
    [true, undefined],
  ]);
});

test('a finding about a procedure says whether days were found for its trace, so that a spurious one is known as such (catala#344, cedar#1799)', () => {
  const { findings } = checkPackProcedureByCases(slips['every-case-ends']!.pack, 'duty')!;
  expect(findings.filter(({ path }) => path !== undefined).map(({ timed }) => timed)).toContain(true);
});
