import { useState } from 'react';
import { useParams } from 'wouter';
import type { SubscriptionView } from '#contract';
import { Button, Link, Note, useSay } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { useTitle } from '../title.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Where the link of a mail leads: a button says yes, another one ends it. The link alone does neither, since programs follow links. */
export function SubscriptionPage() {
  const { token } = useParams<{ token: string }>();
  const words = useWords();
  const [ended, setEnded] = useState(false);
  const kept = useAsk('subscription', { token }, { when: !ended });
  const isGone = kept.kind === 'refused' && kept.problem.status === 404;
  const title = ended
    ? words.told.ended
    : isGone
      ? words.told.gone
      : kept.kind === 'ready' && !kept.value.confirmed
        ? words.told.confirmTitle
        : words.told.title;
  useTitle(title);
  return (
    <div className="stack narrow">
      <h1>{title}</h1>
      {ended && <p role="status">{words.told.endedNote}</p>}
      {!ended && isGone && <p className="lede">{words.told.goneNote}</p>}
      {(ended || isGone) && (
        <p>
          <Link href="/subscriptions">{words.told.again}</Link>
        </p>
      )}
      {!ended && !isGone && <Ask of={kept}>{(value) => <Sheet token={token} kept={value} onEnded={() => setEnded(true)} />}</Ask>}
    </div>
  );
}

function Sheet({ token, kept, onEnded }: { readonly token: string; readonly kept: SubscriptionView; readonly onEnded: () => void }) {
  const words = useWords();
  const say = useSay();
  const confirm = useDo('confirmSubscription');
  const end = useDo('endSubscription', { quiet: true });
  const stop = async () => {
    const outcome = await end.run({ token });
    if (outcome.ok) onEnded();
  };
  return (
    <>
      <p className="lede">
        <Link href={kept.href}>{say(kept.title)}</Link>
      </p>
      {kept.confirmed ? (
        <Note>
          <p role="status">{words.told.on(kept.email)}</p>
        </Note>
      ) : (
        <p>{words.told.asks(kept.email)}</p>
      )}
      {(confirm.trouble ?? end.trouble) !== undefined && <TroubleOf outcome={(confirm.trouble ?? end.trouble)!} />}
      <p className="letter-tools">
        {!kept.confirmed && (
          <Button busy={confirm.busy} onClick={() => void confirm.run({ token })}>
            {words.told.yes}
          </Button>
        )}
        <Button kind="second" busy={end.busy} onClick={() => void stop()}>
          {kept.confirmed ? words.told.stop : words.told.no}
        </Button>
      </p>
    </>
  );
}
