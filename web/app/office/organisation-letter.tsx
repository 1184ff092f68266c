import { type FormEvent, useState } from 'react';
import { Button, Note, TextInput, useFormat } from '#web/ui';
import { useAccountWords } from '../account/words.ts';
import { useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';

/** Makes the letter with a code to the registered address of an organisation. */
export function OrganisationLetter({
  of,
  onClose,
}: {
  readonly of: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}) {
  const words = useAccountWords();
  const w = words.organisations;
  const format = useFormat();
  const make = useDo('writeToOrganisation', { quiet: true });
  const [address, setAddress] = useState('');
  const [made, setMade] = useState<{ readonly name: string; readonly pdf: string; readonly until: string }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await make.run({ id: of.id, body: { address } });
    if (outcome.ok) setMade(outcome.value);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h3 className="small-head">{w.letterOf(of.name)}</h3>
      <p className="quiet">{w.letterNote}</p>
      <TroubleOf outcome={make.trouble} />
      <TextInput id="registered-address" label={w.address} value={address} onChange={setAddress} maxLength={300} />
      <div role="status">
        {made !== undefined && (
          <Note tone="good">
            {w.letterDone(format.longDate(made.until))}{' '}
            <a href={`data:application/pdf;base64,${made.pdf}`} download={made.name}>
              {w.letterFile}
            </a>
          </Note>
        )}
      </div>
      <p className="acts">
        <Button type="submit" busy={make.busy}>
          {w.letterVerb}
        </Button>
        <Button kind="bare" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}
