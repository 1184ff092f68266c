import { useState } from 'react';
import { Ask, DateInput } from '#web/ui';
import { useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from './words.ts';

export interface Ending {
  readonly end: 'endPost' | 'endSeat' | 'endInterest' | 'confirmPost' | 'takeBackPost' | 'revokeStandIn';
  readonly id: string;
  readonly what: string;
  readonly whose: string;
}

/** What ends on a day; nothing of it is deleted. */
const onADay: ReadonlySet<Ending['end']> = new Set(['endPost', 'endSeat', 'endInterest']);

/** A post, a seat or an interest ends on a day; a stand-in is revoked, and a post that waits confirmed or taken back, at once. */
export function EndDialog({
  ending,
  onClose,
  onDone,
}: {
  readonly ending: Ending;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const words = useWords();
  const end = useDo(ending.end);
  const [until, setUntil] = useState<string | null>(null);
  const confirm = async () => {
    const outcome = await end.run({ id: ending.id, body: until === null ? {} : { until } } as never);
    if (outcome.ok) onDone();
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={words.people.ask[ending.end](ending.what, ending.whose)}
      verb={words.people.verbs[ending.end]}
      busy={end.busy}
    >
      {onADay.has(ending.end) && (
        <DateInput label={words.people.lastDay} help={words.people.lastDayHelp} value={until} onChange={setUntil} optional />
      )}
      <p className="small quiet">{words.people.stays}</p>
      <TroubleOf outcome={end.trouble} />
    </Ask>
  );
}
