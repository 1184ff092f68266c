import { type ReactNode, useState } from 'react';
import { TextInput } from '#web/ui';
import { useWords } from './words/index.ts';

/** An address that somebody is typing. */
export interface Typed {
  readonly email: string;
  readonly type: (email: string) => void;
  /** It was to be sent, and is no address. */
  readonly wrong: boolean;
  /** The address to send; nothing where it is none, and its field says so from then on. */
  readonly take: () => string | undefined;
}

export const useEmail = (): Typed => {
  const [email, type] = useState('');
  const [wrong, setWrong] = useState(false);
  const take = (): string | undefined => {
    const address = email.trim();
    // Whether somebody reads there, only a mail can tell.
    const isAddress = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address);
    setWrong(!isAddress);
    return isAddress ? address : undefined;
  };
  return { email, type, wrong, take };
};

/** Where somebody without an account leaves an address. */
export function EmailField({
  of: { email, type, wrong },
  help,
  label,
}: {
  readonly of: Typed;
  readonly help?: ReactNode;
  readonly label?: string;
}) {
  const { told } = useWords();
  return (
    <TextInput
      label={label ?? told.email}
      help={help}
      type="email"
      name="email"
      autoComplete="email"
      maxLength={254}
      value={email}
      onChange={type}
      error={wrong ? told.noAddress : undefined}
    />
  );
}
