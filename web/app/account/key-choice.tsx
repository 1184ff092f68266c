import { useState } from 'react';
import type { Answered } from '#contract';
import { RadioRows } from '#web/ui';
import type { Outcome } from '../api.ts';
import { hasPasskeys, makePasskey, type PasskeyMade } from './passkey.ts';
import { NewPasswordField } from './password-field.tsx';
import { useAccountWords } from './words.ts';

export interface KeyBody {
  readonly password?: string;
  readonly passkey?: { readonly name: string; readonly made: PasskeyMade };
}

/** A password or a passkey, for somebody who has no account yet. */
export const useKeyChoice = (askOptions: () => Promise<Outcome<Answered<'invitationPasskey'>>>) => {
  const w = useAccountWords();
  const [way, setWay] = useState<'passkey' | 'password'>(hasPasskeys() ? 'passkey' : 'password');
  const [password, setPassword] = useState('');
  const [stopped, setStopped] = useState(false);
  /** What was chosen; nothing where the passkey was not made. */
  const take = async (): Promise<KeyBody | undefined> => {
    setStopped(false);
    if (way === 'password') return { password };
    const options = await askOptions();
    if (!options.ok) return undefined;
    const made = await makePasskey(options.value);
    if (made === undefined) setStopped(true);
    return made && { passkey: { name: w.passkeys.mine, made } };
  };
  return { way, setWay, password, setPassword, stopped, take };
};

export function KeyChoice({
  of: { way, setWay, password, setPassword, stopped },
  error,
}: {
  readonly of: ReturnType<typeof useKeyChoice>;
  readonly error?: string | undefined;
}) {
  const w = useAccountWords();
  return (
    <>
      {hasPasskeys() && (
        <RadioRows
          legend={w.key.legend}
          options={[
            { value: 'passkey', title: w.key.passkey },
            { value: 'password', title: w.key.password },
          ]}
          value={way}
          onChange={(value) => setWay(value as 'passkey' | 'password')}
        />
      )}
      {way === 'password' && <NewPasswordField label={w.password.title} value={password} onChange={setPassword} error={error} />}
      {stopped && (
        <p className="note bad" role="alert">
          {w.passkeys.stopped}
        </p>
      )}
    </>
  );
}
