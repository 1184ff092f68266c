import { type ReactNode, useState } from 'react';
import type { CaseView } from '#contract';
import { Orders } from '#web/case';
import { Marks } from '#web/law';
import { Button, Section, useSay, useT } from '#web/ui';
import { useWords } from '../words/index.ts';
import type { SheetProps } from './case-as.ts';
import { OrderDialog } from './order-dialog.tsx';

/** What the reader may do now; then what not yet, with the reason. */
export function Can({ view, as }: SheetProps) {
  const words = useWords();
  const [open, setOpen] = useState<CaseView['orders'][number]>();
  const challenge = useChallenge(view);
  if (as === 'public' && view.orders.length === 0) return challenge;
  return (
    <>
      {view.orders.length === 0 && challenge === null ? (
        <Section id="can" title={words.case.can}>
          <p className="quiet">{words.case.nothing}</p>
        </Section>
      ) : (
        view.orders.length > 0 && (
          <Orders
            offers={view.orders as never}
            onOrder={(offer) => setOpen(offer as never)}
            title={words.case.can}
            notTitle={words.case.cannot}
            count={false}
          />
        )
      )}
      {challenge}
      {open !== undefined && <OrderDialog key={open.order} view={view} offer={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Where the reader's own days to challenge run: the way to do it. */
const useChallenge = (view: CaseView): ReactNode => {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const clock = view.clocks.find((one) => one.door !== undefined && one.whose === 'you' && one.state === 'running');
  const door = clock?.door;
  if (clock === undefined || door === undefined || view.orders.some(({ order }) => order === door.order)) return null;
  return (
    <Section id="challenge" title={t(clock.title)}>
      <p className="small">
        {say(clock.sentence)} <Marks marks={clock.mark} />
      </p>
      <Button kind="second" href={`/my/file?procedure=${door.procedure}&order=${door.order}&about=${encodeURIComponent(view.number)}`}>
        {words.case.challenge}
      </Button>
    </Section>
  );
};
