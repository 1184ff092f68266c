import { useState } from 'react';
import { Ask, DateInput } from '#web/ui';
import { useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from './words.ts';

export interface Ending {
  readonly end: 'endPost' | 'endSeat' | 'endInterest';
  readonly id: string;
  readonly what: string;
  readonly whose: string;
}

/** A post, a seat or an interest ends on a day; nothing is deleted. */
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
    const outcome = await end.run({ id: ending.id, body: until === null ? {} : { until } });
    if (outcome.ok) onDone();
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={words.people.endOf(ending.what, ending.whose)}
      verb={words.people.end}
      busy={end.busy}
    >
      <DateInput label={words.people.lastDay} help={words.people.lastDayHelp} value={until} onChange={setUntil} optional />
      <p className="small quiet">{words.people.stays}</p>
      <TroubleOf outcome={end.trouble} />
    </Ask>
  );
}
