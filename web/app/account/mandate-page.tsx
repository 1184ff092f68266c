import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { MandateOnOffer } from '#contract';
import { Button, Note, TextInput, useFormat, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { SignInFirst } from '../my/cases.tsx';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { useAccountWords } from './words.ts';

/** The link of a mandate: looked at, then accepted or declined, by somebody who is signed in. */
export function MandatePage() {
  const { organisations: w } = useAccountWords();
  const { token } = useParams<{ readonly token: string }>();
  const { known, signedIn } = useMe();
  useTitle(w.accept);
  if (!known) return <h1>{w.accept}</h1>;
  if (!signedIn) return <SignInFirst about={{ title: w.accept, text: w.signInText }} />;
  return (
    <div className="stack narrow">
      <h1>{w.accept}</h1>
      <Offered token={token} />
    </div>
  );
}

function Offered({ token }: { readonly token: string }) {
  const { organisations: w } = useAccountWords();
  const offer = useAsk('mandateOnOffer', { token });
  const [declined, setDeclined] = useState(false);
  if (declined)
    return (
      <div role="status">
        <Note tone="good">{w.declined}</Note>
      </div>
    );
  return <Ask of={offer}>{(value) => <Choice token={token} offer={value} onDeclined={() => setDeclined(true)} />}</Ask>;
}

interface ChoiceProps {
  readonly token: string;
  readonly offer: MandateOnOffer;
  readonly onDeclined: () => void;
}

function Choice({ token, offer, onDeclined }: ChoiceProps) {
  const { organisations: w, comma, cancel } = useAccountWords();
  const t = useT();
  const format = useFormat();
  const [, navigate] = useLocation();
  const accept = useDo('acceptMandate');
  const decline = useDo('declineMandate', { quiet: true });
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <p className="lede">{w.acceptNote(offer.name)}</p>
      <ul className="because">
        <li>{w.offeredBy(offer.by)}</li>
        <li>{offer.procedures === undefined ? w.everything : w.only(offer.procedures.map(({ title }) => t(title)).join(comma))}</li>
        {offer.from !== undefined && <li>{w.from(format.longDate(offer.from))}</li>}
        {offer.until !== undefined && <li>{w.lastDayIs(format.longDate(offer.until))}</li>}
      </ul>
      <TroubleOf outcome={accept.trouble ?? decline.trouble} />
      {declining ? (
        <>
          <TextInput id="reason" label={w.reason} help={w.reasonHelp} value={reason} onChange={setReason} lines={3} maxLength={500} />
          <p className="acts">
            <Button
              busy={decline.busy}
              onClick={async () => {
                if ((await decline.run({ token, body: { reason } })).ok) onDeclined();
              }}
            >
              {w.declineVerb}
            </Button>
            <Button kind="bare" onClick={() => setDeclining(false)}>
              {cancel}
            </Button>
          </p>
        </>
      ) : (
        <p className="acts">
          <Button
            busy={accept.busy}
            onClick={async () => {
              if ((await accept.run({ token })).ok) navigate('/my/account');
            }}
          >
            {w.acceptVerb}
          </Button>
          <Button kind="second" onClick={() => setDeclining(true)}>
            {w.declineVerb}
          </Button>
        </p>
      )}
    </>
  );
}
