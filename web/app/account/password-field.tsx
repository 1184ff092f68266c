import { TextInput } from '#web/ui';
import { useAccountWords } from './words.ts';

interface PasswordFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** A new password, with what its length is worth beside it; whether it is a common one, the server says. */
export function NewPasswordField({ id = 'password', label, value, onChange, error }: PasswordFieldProps) {
  const { password: w } = useAccountWords();
  const length = [...value].length;
  const step = length < 12 ? 0 : length < 16 ? 1 : length < 22 ? 2 : 3;
  return (
    <TextInput
      id={id}
      label={label ?? w.next}
      type="password"
      name="password"
      autoComplete="new-password"
      maxLength={256}
      help={
        <>
          {w.help} {length > 0 && <span className="nb">{w.strength[step]}</span>}
        </>
      }
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
