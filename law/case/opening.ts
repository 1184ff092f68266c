import type { Day, Value } from '#law/ground';
import type { OrderDef, Procedure, WithValue } from '#law/pack';
import type { CaseFile } from './file.ts';
import { CaseScope, plain } from './scope.ts';
import type { Work } from './work.ts';

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
      return { en: value.text.en, zh: value.text.zh };
    case 'formula':
      return plain(value.is.evaluate(scope));
  }
};
