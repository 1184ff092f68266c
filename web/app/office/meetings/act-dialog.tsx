import { useState } from 'react';
import type { OfferView } from '#contract';
import { Ask, Select, TextInput, useSay, useT, wordFor } from '#web/ui';
import { useDo } from '../../api.ts';
import { TroubleOf } from '../../trouble.tsx';
import type { Meeting } from './meeting.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly act: string;
  readonly offer: OfferView;
  readonly meeting: Meeting;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Before something is entered for ever: what it is, what follows, and what it goes with. */
export function ActDialog(props: Props) {
  if (props.act === 'change')
    return <PlanDialog committee={props.meeting.committee.name} meeting={props.meeting} onClose={props.onClose} />;
  return <Plain {...props} />;
}

const withText: ReadonlySet<string> = new Set(['stand-aside', 'cancel', 'send-back', 'remark']);

function Plain({ act, offer, meeting, onClose, onDone }: Props) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const { run, busy, trouble } = useDo('meetingAct');
  const remark = act === 'remark';
  const [item, setItem] = useState<string | null>(remark && meeting.current !== undefined ? String(meeting.current.item) : null);
  const [text, setText] = useState('');
  const { minutes } = meeting;
  const confirm = async () => {
    const body = {
      ...(withText.has(act) && { text }),
      ...(remark && item !== null && { item: Number(item) }),
      ...(act === 'sign' && minutes !== undefined && { digest: minutes.digest }),
    };
    const outcome = await run({ committee: meeting.committee.name, number: meeting.number, act, body });
    if (outcome.ok) onDone();
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={wordFor(words.confirm, act) ?? t(offer.title)}
      verb={t(offer.title)}
      busy={busy}
    >
      {offer.next !== undefined && <p>{say(offer.next)}</p>}
      {act === 'sign' && minutes !== undefined && <p className="num">{words.signDigest(minutes.digest.slice(0, 16))}</p>}
      {remark && (
        <Select
          label={words.remarkOf}
          value={item}
          onChange={setItem}
          options={meeting.agenda.map((one) => ({ value: String(one.item), label: `${one.item}. ${t(one.title)}` }))}
          empty={words.remarkWhole}
        />
      )}
      {withText.has(act) && (
        <TextInput
          label={remark ? words.remark : words.reason}
          help={remark ? words.remarkHelp : words.asideHelp}
          value={text}
          onChange={setText}
          lines={3}
          maxLength={4000}
        />
      )}
      <p className="small quiet stays">{words.forEver}</p>
      <TroubleOf outcome={trouble} />
    </Ask>
  );
}
