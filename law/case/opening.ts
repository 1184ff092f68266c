import type { Day, Value } from '#law/ground';
import type { Need, OrderDef, Procedure, WithValue } from '#law/pack';
import type { CaseFile } from './file.ts';
import { CaseScope, plain } from './scope.ts';
import type { Work } from './work.ts';
import type { Order } from './world.ts';

/** The order with which a case of this procedure opens: the one that this role may give, else the first. */
export const openingOrder = (procedure: Procedure, role: string): OrderDef => {
  const openings = Object.values(procedure.orders).filter((def) => def.from === 'opening');
  return openings.find((def) => def.by.includes(role)) ?? openings[0]!;
};

export const caseNumber = (work: Work, procedure: Procedure, day: Day): string => {
  const year = day.slice(0, 4);
  const pattern = procedure.number.replaceAll('{procedure}', procedure.name).replaceAll('{year}', year);
  const serial = String(work.world.draw(`case|${pattern}`));
  return pattern.replaceAll(/\{serial(?::(\d+))?\}/g, (_, width: string | undefined) => serial.padStart(Number(width ?? 4), '0'));
};

/** Anyone who gives an order without an account follows what it opened by a code, told once and kept as a digest. */
export const trackingOf = (work: Work, id: string, giver: { readonly role: string }): { readonly trackingDigest?: string } => {
  if (giver.role !== 'anyone') return {};
  const { code, digest } = work.world.tracking();
  work.tracking = { case: id, code };
  return { trackingDigest: digest };
};

/** What a case is told when another opens it, with where each answer was given. */
export interface Told {
  readonly facts: Readonly<Record<string, Value>>;
  readonly assumed: readonly string[];
  readonly copied: NonNullable<Order['copied']>;
}

export const noneTold: Told = { facts: {}, assumed: [], copied: {} };

/**
 * What the case above knows of these facts at this moment: kept with the child, so that no later order above changes what it was told.
 * What is worked out is worked out again, and personal facts stay where they were given.
 */
export const toldAtOpening = (work: Work, parent: CaseFile, needs: readonly Need[], day: Day): Told => {
  const scope = new CaseScope(work.sight(day), parent);
  const found = [...new Set(needs.map(({ fact }) => fact))].flatMap((fact) => {
    const { personal, source } = scope.pack.facts[fact]!;
    if (personal || source.kind !== 'given' || scope.fact(fact) === null) return [];
    for (let at: CaseScope | undefined = scope; at !== undefined; at = at.parent) {
      const value = at.file.facts[fact];
      if (value !== undefined) return [{ fact, value, file: at.file }];
    }
    return [];
  });
  return {
    facts: Object.fromEntries(found.map(({ fact, value }) => [fact, value])),
    assumed: found.filter(({ fact, file }) => file.assumed.has(fact)).map(({ fact }) => fact),
    copied: Object.fromEntries(found.map(({ fact, file }) => [fact, { case: file.id, on: file.given[fact]?.on ?? day }])),
  };
};

export const withFacts = (
  work: Work,
  file: CaseFile,
  facts: Readonly<Record<string, WithValue>>,
  day: Day,
): Readonly<Record<string, Value>> => {
  const scope = new CaseScope(work.sight(day), file);
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plainValue(value, scope)]));
};

export const plainValue = (value: WithValue, scope: CaseScope): Value => {
  switch (value.kind) {
    case 'value':
      return value.value;
    case 'text':
      return { ...value.text };
    case 'formula':
      return plain(value.is.evaluate(scope));
  }
};
