import { checkUnasked } from './check-unasked.ts';
import type { Pack } from './model.ts';
import type { Report } from './report.ts';

/** When figures alarm, nobody is asked: does what the stream hands on suffice, where an order by law opens the case of the alarm? */
export const checkStreams = (pack: Pack, report: Report): void => {
  for (const stream of pack.streams) checkUnasked(stream, pack, report);
};
