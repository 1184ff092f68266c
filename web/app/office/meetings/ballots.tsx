import { useState } from 'react';
import type { OfferView } from '#contract';
import { Orders } from '#web/case';
import { Ask, useT } from '#web/ui';
import { type Outcome, useDo } from '../../api.ts';
import { TroubleOf } from '../../trouble.tsx';
import type { Meeting } from './meeting.ts';
import { useWords } from './words.ts';

/** What a member casts; each member for himself, as an order in the case. */
export function Ballots({ meeting, onDone }: { readonly meeting: Meeting; readonly onDone: (title: string) => void }) {
  const words = useWords();
  const t = useT();
  const [casting, setCasting] = useState<OfferView>();
  const { current } = meeting;
  const isMember = meeting.attendance.some((row) => row.you);
  if (current?.case === undefined || !isMember || current.orders.length === 0) return null;
  return (
    <>
      <Orders offers={current.orders} onOrder={setCasting} title={words.ballots} notTitle={words.ballotsNot} count={false} />
      {casting !== undefined && (
        <CastDialog
          offer={casting}
          id={current.case}
          seen={current.seq ?? 0}
          title={current.title}
          onClose={() => setCasting(undefined)}
          onDone={() => {
            setCasting(undefined);
            onDone(t(casting.title));
          }}
        />
      )}
    </>
  );
}

const tries = 6;

function CastDialog(props: {
  readonly offer: OfferView;
  readonly id: string;
  readonly seen: number;
  readonly title: Meeting['title'];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { offer, id, title, onClose } = props;
  const words = useWords();
  const t = useT();
  const cast = useDo('order');
  // The others vote at the same time: that they did changes nothing of what this ballot means, so it is sent again on what stands then.
  const confirm = async () => {
    let seen = props.seen;
    for (let times = 0; times < tries; times += 1) {
      const outcome: Outcome<unknown> = await cast.run({ id, order: offer.order, body: { gives: {} }, seen });
      if (outcome.ok) return props.onDone();
      const now = outcome.problem?.seq;
      if (outcome.problem?.status !== 412 || now === undefined) return;
      seen = now;
    }
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void confirm()}
      title={`${t(offer.title)}: ${t(title)}`}
      verb={t(offer.title)}
      busy={cast.busy}
    >
      <p>{words.ballotTold}</p>
      <TroubleOf outcome={cast.trouble} />
    </Ask>
  );
}
