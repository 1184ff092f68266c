import { type FormEvent, useEffect, useState } from 'react';
import { Button, Dialog, Note, TextInput } from '#web/ui';
import { proveWith, useAsk, useDo } from '../api.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { answerWithPasskey } from './passkey.ts';
import { useAccountWords } from './words.ts';

/**
 * Where the server wants to know once more who somebody is, this dialog asks; then what was to be done is sent again, with the same
 * key, and nothing that was entered is lost.
 */
export function StepUp() {
  const [asked, setAsked] = useState<(proved: boolean) => void>();
  useEffect(() => {
    proveWith(() => new Promise((answer) => setAsked(() => answer)));
    return () => proveWith(undefined);
  }, []);
  const end = (proved: boolean) => {
    asked?.(proved);
    setAsked(undefined);
  };
  return asked === undefined ? null : <ProofDialog onEnd={end} />;
}

function ProofDialog({ onEnd }: { readonly onEnd: (proved: boolean) => void }) {
  const { stepUp: w, passkeys, cancel } = useAccountWords();
  const ways = useAsk('proofWays', {}, { staleMs: 0 });
  const options = useDo('proofPasskey', { quiet: true });
  const prove = useDo('prove', { quiet: true });
  const [password, setPassword] = useState('');
  const [stopped, setStopped] = useState(false);
  const byPasskey = async () => {
    setStopped(false);
    const given = await options.run({});
    if (!given.ok) return;
    const used = await answerWithPasskey(given.value);
    if (used === undefined) setStopped(true);
    else if ((await prove.run({ body: { used } })).ok) onEnd(true);
  };
  const byPassword = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if ((await prove.run({ body: { password } })).ok) onEnd(true);
  };
  return (
    <Dialog open onClose={() => onEnd(false)} title={w.title}>
      <p>{w.lede}</p>
      <TroubleOf outcome={options.trouble ?? prove.trouble} />
      {stopped && (
        <Note tone="bad" alert>
          {passkeys.notUsed}
        </Note>
      )}
      <Ask of={ways}>
        {(value) => (
          <div className="stack">
            {!value.passkey && !value.password && <Note tone="wait">{w.none}</Note>}
            {value.passkey && (
              <p className="acts">
                <Button busy={options.busy} onClick={() => void byPasskey()}>
                  {w.passkey}
                </Button>
              </p>
            )}
            {value.password && (
              <form className="stack" onSubmit={byPassword}>
                <TextInput
                  id="proof-password"
                  label={w.password}
                  type="password"
                  name="proof"
                  autoComplete="current-password"
                  value={password}
                  onChange={setPassword}
                />
                <p className="acts">
                  <Button type="submit" kind={value.passkey ? 'second' : 'solid'} busy={prove.busy}>
                    {w.verb}
                  </Button>
                </p>
              </form>
            )}
            <p className="acts">
              <Button kind="bare" onClick={() => onEnd(false)}>
                {cancel}
              </Button>
            </p>
          </div>
        )}
      </Ask>
    </Dialog>
  );
}
