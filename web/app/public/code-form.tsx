import { type FormEvent, useState } from 'react';
import { Button, TextInput } from '#web/ui';

/** One box for a code, as it stands on a letter. */
export function CodeForm(props: {
  readonly label: string;
  readonly verb: string;
  /** How a code looks, where anyone who types may not have seen one. */
  readonly help?: string | undefined;
  readonly code?: string | undefined;
  readonly onCode: (code: string) => void;
}) {
  const { label, verb, help, code = '', onCode } = props;
  const [typed, setTyped] = useState(code);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onCode(typed.trim());
  };
  return (
    <form className="code-form no-print" onSubmit={submit}>
      <TextInput label={label} help={help} value={typed} onChange={setTyped} name="code" maxLength={160} />
      <Button type="submit">{verb}</Button>
    </form>
  );
}
