import { useState } from 'react';
import { addressOf } from '#contract';
import { Button, Note, useLang } from '#web/ui';
import { inLang } from '../address.ts';
import { useAsk, useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';
import { answerWithPasskey, hasPasskeys } from './passkey.ts';
import { useAccountWords } from './words.ts';

interface OtherWaysProps {
  readonly to: string;
  /** With what a way to the provider ended. */
  readonly came: string | undefined;
  /** The provider knows an address that has an account here: it is proved first. */
  readonly linking: boolean;
  readonly onIn: () => Promise<void>;
}

/** A passkey, and the provider where there is one. */
export function OtherWays({ to, came, linking, onIn }: OtherWaysProps) {
  const w = useAccountWords();
  const lang = useLang();
  const ways = useAsk('signInWays', {});
  const options = useDo('signInPasskey', { quiet: true });
  const enter = useDo('signInWithPasskey', { quiet: true });
  const [stopped, setStopped] = useState(false);
  const provider = ways.kind === 'ready' ? ways.value.provider : undefined;
  const firstRun = ways.kind === 'ready' && ways.value.firstRun;
  const byPasskey = async () => {
    setStopped(false);
    const given = await options.run({});
    if (!given.ok) return;
    const used = await answerWithPasskey(given.value);
    if (used === undefined) setStopped(true);
    else if ((await enter.run({ body: { used } })).ok) await onIn();
  };
  const said =
    came !== undefined && Object.hasOwn(w.provider.came, came) ? w.provider.came[came as keyof typeof w.provider.came] : undefined;
  return (
    <>
      {firstRun && (
        <Note tone="wait">
          {w.firstRun.lede} <a href={inLang('/first-run', lang)}>{w.firstRun.title}</a>
        </Note>
      )}
      {linking && <Note tone="wait">{w.provider.linking}</Note>}
      {said !== undefined && (
        <Note tone="bad" alert>
          {said}
        </Note>
      )}
      <TroubleOf outcome={options.trouble ?? enter.trouble} />
      {stopped && (
        <Note tone="bad" alert>
          {w.passkeys.notUsed}
        </Note>
      )}
      <p className="acts">
        {hasPasskeys() && (
          <Button kind="second" busy={options.busy || enter.busy} onClick={() => void byPasskey()}>
            {w.signIn.passkey}
          </Button>
        )}
        {provider !== undefined && !linking && (
          <a className="btn second" href={addressOf('providerStart', { to: inLang(to, lang) })}>
            {w.signIn.with(provider)}
          </a>
        )}
      </p>
    </>
  );
}
