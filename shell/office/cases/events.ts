import type { Caller, DocketChange } from '#contract';
import { inline } from '#shell/db';
import type { Desk } from './desk.ts';
import { positionOf } from './docket.ts';
import { lookAt, readerFor, seenBy } from './look.ts';

const since = inline(
  'select case_id as "case", max(position) as position from event where position > $1 group by case_id order by 2 limit 200',
);

/** Changes that a reader may see, as they happen: those missed since the position come first, so that nothing is lost on the way. */
export async function* events(
  desk: Desk,
  { person }: Caller,
  { after }: { readonly after?: string },
  signal: AbortSignal,
): AsyncIterable<DocketChange> {
  const { store } = desk.keeper;
  let waiting: (() => void) | undefined;
  const wake = (): void => waiting?.();
  let changed = true;
  const stop = await store.listen(() => {
    changed = true;
    wake();
  });
  signal.addEventListener('abort', wake, { once: true });
  try {
    let position = Number.parseInt(after ?? (await positionOf(desk)), 10) || 0;
    while (!signal.aborted) {
      if (!changed)
        await new Promise<void>((resolve) => {
          waiting = resolve;
          if (changed || signal.aborted) resolve();
        });
      changed = false;
      for (;;) {
        const rows = await store.database.query<{ case: string; position: number }>(since, [position]);
        for (const row of rows) {
          if (signal.aborted) return;
          position = row.position;
          const change = await changeFor(desk, person, row.case, String(row.position));
          if (change !== undefined) yield change;
        }
        if (rows.length < 200) break;
      }
    }
  } finally {
    stop();
    signal.removeEventListener('abort', wake);
  }
}

/** Of a case that is not shown to the reader as it stands now, nothing is told: not even that something happened. */
const changeFor = async (desk: Desk, person: string | undefined, id: string, position: string): Promise<DocketChange | undefined> => {
  const reader = await readerFor(desk, person);
  return lookAt(desk, [id], (look) => {
    const seen = seenBy(look, id, reader);
    if (seen === undefined || seen.asOf !== undefined) return undefined;
    return { position, case: id, seq: seen.file.seq, state: seen.file.state, number: seen.file.opened.number };
  });
};
