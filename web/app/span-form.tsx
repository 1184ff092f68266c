import { useState } from 'react';
import { Button, DateInput } from '#web/ui';
import { useQuery } from './address.ts';

export interface SpanFormProps {
  readonly from: string;
  readonly to: string;
  readonly words: { readonly from: string; readonly to: string; readonly show: string };
}

/** From which day to which a page counts; the address holds both. */
export function SpanForm({ from, to, words }: SpanFormProps) {
  const query = useQuery();
  const [span, setSpan] = useState({ from: from as string | null, to: to as string | null });
  return (
    <form
      className="span-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        query.set({ from: span.from ?? '', to: span.to ?? '' });
      }}
    >
      <DateInput label={words.from} value={span.from} onChange={(day) => setSpan({ ...span, from: day })} max={to} />
      <DateInput label={words.to} value={span.to} onChange={(day) => setSpan({ ...span, to: day })} />
      <Button type="submit" kind="second">
        {words.show}
      </Button>
    </form>
  );
}
