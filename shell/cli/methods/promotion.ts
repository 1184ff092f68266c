import { createHash } from 'node:crypto';
import { type Static, type TSchema, Type } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { award, draw } from '#methods/awards';
import { histories, logLinear } from '#methods/capture-recapture';
import { checkRecord, checkRules } from '#methods/edits';
import { inventory } from '#methods/inventory';
import { conflictKinds, staff } from '#methods/panels';
import { ranking } from '#methods/ranking';
import { WrongUsage } from '../command.ts';
import type { Placed } from './reading.ts';

const text = Type.String();
const number = Type.Number();
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const range = Type.Tuple([number, number]);
const words = <const W extends readonly string[]>(all: W) =>
  Type.Union(all.map((word) => Type.Literal(word))) as unknown as ReturnType<typeof Type.Unsafe<W[number]>>;

/** A case in its form, or wrong usage that names the place. */
const shaped = <T extends TSchema>(schema: T, { at, value }: Placed): Static<T> => {
  if (Check(schema, value)) return value as Static<T>;
  const [first] = Errors(schema, value);
  const path = first === undefined ? '' : first.instancePath.replaceAll('/', '.');
  throw new WrongUsage(`${at}${path} ${first?.message ?? 'is not in the form that this method reads'}`);
};

const sha256 = (words: string): string => createHash('sha256').update(words, 'utf8').digest('hex');

// ---- ranking -------------------------------------------------------------------------------------------------------------

const scored = Type.Object({
  scale: Type.Object({ low: number, high: number }),
  better: words(['higher', 'lower']),
  reviewerEffect: words(['ij', 'j']),
  prior: Type.Object({ tauTheta: range, tauLambda: range, sigma: range, nuSd: number }),
  proposals: Type.Array(text),
  scores: Type.Array(Type.Tuple([text, text, number])),
});

/** Expected ranks with their uncertainty. */
export const rankingCase = (given: Placed): unknown => ranking(shaped(scored, given));

// ---- awards --------------------------------------------------------------------------------------------------------------

const call = Type.Object({
  lots: Type.Array(
    Type.Object({
      id: text,
      ceiling: number,
      minimumScore: number,
      partial: Type.Boolean(),
      partialMinPercent: number,
      policy: words(['stop', 'skip']),
      reserveSize: number,
    }),
  ),
  sharedReserve: maybe(Type.Object({ amount: number, lots: Type.Array(text) })),
  oneAward: Type.Boolean(),
  across: words(['lots', 'scores']),
  ties: Type.Array(
    Type.Union([
      Type.Object({ by: Type.Literal('criterion'), name: text }),
      Type.Object({ by: Type.Literal('asked') }),
      Type.Object({ by: Type.Literal('draw'), seed: text }),
    ]),
  ),
  commitments: Type.Array(Type.Object({ lot: text, amount: number })),
  proposals: Type.Array(
    Type.Object({ id: text, lot: text, applicant: text, asked: number, score: maybe(number), criteria: Type.Record(text, number) }),
  ),
});

/** Money in the order of rank. */
export const awardCase = (given: Placed): unknown => award(shaped(call, given), sha256);

const drawn = Type.Object({
  entries: Type.Array(text),
  places: number,
  commitment: maybe(text),
  committedAt: maybe(text),
  seed: maybe(text),
  seedAt: maybe(text),
});

/** A draw that anyone can compute again. */
export const drawCase = (given: Placed): unknown => {
  const answer = draw(shaped(drawn, given), sha256);
  return 'drawn' in answer ? answer.drawn : answer;
};

// ---- reviewers -----------------------------------------------------------------------------------------------------------

const kind = words(conflictKinds);

const panel = Type.Object({
  on: text,
  rules: Type.Object({ employmentYears: number, coauthorYears: number, mayWaive: Type.Array(text), neverWaived: Type.Array(kind) }),
  reviewers: Type.Array(
    Type.Object({
      id: text,
      institution: text,
      maxLoad: number,
      employment: Type.Array(Type.Object({ institution: text, from: text, to: maybe(text) })),
      interests: Type.Array(text),
      coauthors: Type.Array(Type.Object({ with: text, year: number })),
    }),
  ),
  proposals: Type.Array(Type.Object({ id: text, applicant: text, coApplicants: Type.Array(text), institution: text, needs: number })),
  family: Type.Array(Type.Tuple([text, text])),
  waivers: Type.Array(Type.Object({ reviewer: text, proposal: text, kind, by: text, on: text })),
  expertise: Type.Array(Type.Tuple([text, text, number])),
});

/** Conflicts of reviewers, and who sits where. */
export const conflictsCase = (given: Placed): unknown => {
  const asked = shaped(panel, given);
  return staff(asked, asked.expertise);
};

// ---- survey edits --------------------------------------------------------------------------------------------------------

const terms = Type.Array(Type.Tuple([number, text]));
const atom = Type.Union([
  Type.Object({ field: text, in: Type.Array(text) }),
  Type.Object({ terms, op: words(['atMost', 'atLeast', 'equals']), value: number }),
]);

const form = Type.Object({
  fields: Type.Array(
    Type.Union([
      Type.Object({ name: text, type: words(['integer', 'number']), min: maybe(number), max: maybe(number), weight: number }),
      Type.Object({ name: text, type: Type.Literal('category'), values: Type.Array(text), weight: number }),
    ]),
  ),
  rules: Type.Array(
    Type.Union([
      Type.Object({ id: text, kind: Type.Literal('balance'), terms, equals: number }),
      Type.Object({ id: text, kind: Type.Literal('inequality'), terms, atMost: number }),
      Type.Object({ id: text, kind: Type.Literal('conditional'), if: Type.Array(atom), then: Type.Array(atom) }),
    ]),
  ),
  record: Type.Record(text, Type.Union([number, text, Type.Null()])),
});

/** Rules of a survey form, and the smallest changes that put a record right. */
export const editsCase = (given: Placed): unknown => {
  const { fields, rules, record } = shaped(form, given);
  const checked = checkRules(fields, rules);
  return { ...checked, ...checkRecord(fields, rules, record, checked.contradictory) };
};

// ---- inventories ---------------------------------------------------------------------------------------------------------

const records = Type.Array(
  Type.Object({ id: text, body: text, name: text, ref: maybe(text), phase: text, lastReview: maybe(text), reviewDue: maybe(text) }),
);

const inventories = Type.Object({
  asOf: text,
  reviewMonths: number,
  thresholdPercent: number,
  bodies: Type.Array(Type.Object({ id: text, names: Type.Array(text) })),
  sources: Type.Array(Type.Object({ source: text, records }), { minItems: 2, maxItems: 3 }),
});

const counted = Type.Object({ histories: Type.Array(text), counts: Type.Array(Type.Number({ minimum: 0 })) });

/** A register of uses beside other sources; or, of three sources, the counts of who saw what. */
export const inventoryCase = (given: Placed): unknown => {
  if (!Object.hasOwn(given.value as object, 'counts')) return inventory(shaped(inventories, given));
  const asked = shaped(counted, given);
  return { population: logLinear(histories.map((history) => asked.counts[asked.histories.indexOf(history)] ?? 0)) };
};
