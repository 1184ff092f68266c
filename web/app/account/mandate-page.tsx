import { useLocation, useParams } from 'wouter';
import { Button } from '#web/ui';
import { useDo } from '../api.ts';
import { SignInFirst } from '../my/cases.tsx';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { TroubleOf } from '../trouble.tsx';
import { useAccountWords } from './words.ts';

/** The link of a mandate: accepted by somebody who is signed in. */
export function MandatePage() {
  const { organisations: w } = useAccountWords();
  const { token } = useParams<{ readonly token: string }>();
  const { known, signedIn } = useMe();
  const [, navigate] = useLocation();
  const accept = useDo('acceptMandate');
  useTitle(w.accept);
  if (!known) return <h1>{w.accept}</h1>;
  if (!signedIn) return <SignInFirst to={`/mandates/${token}`} />;
  return (
    <div className="stack narrow">
      <h1>{w.accept}</h1>
      <p className="lede">{w.acceptNote}</p>
      <TroubleOf outcome={accept.trouble} />
      <p className="acts">
        <Button
          busy={accept.busy}
          onClick={async () => {
            if ((await accept.run({ token })).ok) navigate('/my/account');
          }}
        >
          {w.acceptVerb}
        </Button>
      </p>
    </div>
  );
}
