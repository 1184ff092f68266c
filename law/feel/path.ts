import { isRange } from './compare.ts';
import { isTemporal, temporalPart } from './temporal.ts';
import { type FeelValue, isContext, isList } from './values.ts';

/** `value.member`: of a context its entry, of a date or duration its part, of a list that of every item. */
export const memberOf = (value: FeelValue, member: string): FeelValue | undefined => {
  if (value === null) return null;
  if (isList(value)) return value.map((item) => memberOf(item, member) ?? null);
  if (isContext(value)) return value.get(member);
  if (isTemporal(value)) return temporalPart(value, member);
  if (!isRange(value)) return undefined;
  switch (member) {
    case 'start':
      return value.start;
    case 'end':
      return value.end;
    case 'start included':
      return value.startIncluded;
    case 'end included':
      return value.endIncluded;
    default:
      return undefined;
  }
};
