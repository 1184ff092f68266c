import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CaseView } from '#contract';
import { Button, Note, useFormat, useT } from '#web/ui';
import { useQuery } from '../address.ts';
import { queryClient, useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { CaseDesk } from './case-desk.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseBody, CaseClock, CaseOrders } from './case-sections.tsx';
import { CaseVote, VoteQuestion } from './case-vote.tsx';
import { Changed } from './changed.tsx';
import { DoneNote } from './done-note.tsx';
import { DraftPane } from './draft/draft-pane.tsx';
import { OrderLine } from './draft/order-line.tsx';
import { Proposed } from './draft/proposed.tsx';
import { type Done, OrderDialog } from './order-dialog.tsx';
import { casePath } from './places.ts';
import { PrintFoot } from './print-foot.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import { useChanges } from './use-changes.ts';
import { useWords } from './words.ts';

const circles = ['parties', 'public'] as const;

/** A case: the date, what may be ordered, and what both rest on. */
export function CasePage({ id }: { readonly id: string }) {
  const words = useWords();
  const asked = useQuery().one('as');
  const as = circles.find((circle) => circle === asked);
  const view = useAsk('caseView', { id, ...(as !== undefined && { as }) });
  if (as !== undefined && view.kind === 'refused' && view.problem.status === 404) return <NotShown id={id} as={as} />;
  return (
    <AskPage of={view} title={words.case.title} shape={[40, 30, 100, 100, 60]}>
      {(value) => (as === undefined ? <OwnView view={value} /> : <SeenAs view={value} as={as} />)}
    </AskPage>
  );
}

/** What a circle does not see is an answer too. */
function NotShown({ id, as }: { readonly id: string; readonly as: (typeof circles)[number] }) {
  const words = useWords();
  useTitle(words.case.title);
  return (
    <>
      <h1>{words.case.seeing[as]}</h1>
      <p className="quiet">{words.case.notShown}</p>
      <p className="acts">
        <Button href={casePath(id)}>{words.case.back}</Button>
      </p>
    </>
  );
}

/** As its applicant, or a resident, sees it: nothing is ordered from here. */
function SeenAs({ view, as }: { readonly view: CaseView; readonly as: (typeof circles)[number] }) {
  const words = useWords();
  const format = useFormat();
  return (
    <>
      <CaseHead view={view} />
      <Note tone="wait">
        <b>{words.case.seeing[as]}</b> {words.case.seeingNote}{' '}
        {view.asOf !== undefined && <>{words.case.asOf(format.longDate(view.asOf))} </>}
        <Button kind="bare" href={casePath(view.id)}>
          {words.case.back}
        </Button>
      </Note>
      <CaseClock view={view} />
      <CaseBody view={view} />
    </>
  );
}

function OwnView({ view }: { readonly view: CaseView }) {
  const t = useT();
  const words = useWords();
  const query = useQuery();
  const [path, navigate] = useLocation();
  const [done, setDone] = useState<Done>();
  const doneNote = useRef<HTMLDivElement>(null);
  const ordering = query.one('order');
  const lawful = view.orders.find((one) => one.order === ordering && one.lawful);
  const [kept, setKept] = useState(lawful);
  if (lawful !== undefined && kept !== lawful) setKept(lawful);
  // What became unlawful while somebody was writing stays open: nothing that was typed is lost.
  const offer = lawful ?? (ordering !== undefined && kept?.order === ordering ? kept : undefined);
  const { before, acknowledge, setGiving } = useSeen(view, done);
  useChanges('', (change) => {
    if (change.case === view.id && change.seq > view.seq) void queryClient.invalidateQueries({ queryKey: ['caseView'] });
  });
  useCaseKeys(view.id);

  const sitting = view.vote !== undefined && view.vote.state !== 'closed';
  // A proposal that asks for answers of its own still has its dialog.
  const drafting = sitting ? undefined : view.orders.find((one) => one.lawful && one.proposes !== undefined && one.needs.length === 0);
  const begin = (order: string) => {
    setDone(undefined);
    if (order === drafting?.order) return document.getElementById('decision-sheet')?.scrollIntoView({ block: 'start' });
    navigate(`${path}?order=${encodeURIComponent(order)}`, { replace: true });
  };
  const close = () => {
    setKept(undefined);
    navigate(path, { replace: true });
  };
  const finish = (answer: Done) => {
    setDone(answer);
    close();
    // The button that opened the dialog may be gone: the focus goes to what happened.
    requestAnimationFrame(() => doneNote.current?.focus());
  };
  return (
    <>
      <CaseHead view={view} others={view.circle === 'office'} />
      <div role="status" ref={doneNote} tabIndex={-1} className="done-place">
        {done !== undefined && <DoneNote done={done} caseId={view.id} />}
      </div>
      {before !== undefined && offer === undefined && (
        <Changed before={before} after={view}>
          <p className="acts">
            <Button kind="second" onClick={acknowledge}>
              {words.changed.seen}
            </Button>
          </p>
        </Changed>
      )}
      {ordering !== undefined && offer === undefined && <NotOffered view={view} order={ordering} onClose={close} say={t} />}
      <CaseClock view={view} />
      {drafting !== undefined && <OrderLine view={view} onOrder={begin} />}
      {sitting && view.vote !== undefined && <VoteQuestion vote={view.vote} />}
      <div className={drafting === undefined ? 'two case-grid' : 'desk-table'}>
        <div className="side">
          {drafting === undefined && <CaseOrders view={view} sitting={sitting} onOrder={begin} />}
          {drafting === undefined ? (
            <>
              <Proposed view={view} onTakeBack={begin} />
              <CaseDesk view={view} />
            </>
          ) : (
            <div className="stack">
              <Proposed view={view} onTakeBack={begin} />
              <CaseBody view={view} />
              <CaseDesk view={view} />
            </div>
          )}
        </div>
        {drafting !== undefined && <DraftPane key={drafting.order} view={view} offer={drafting} onDone={finish} />}
        <div className="main stack" hidden={drafting !== undefined}>
          {view.vote !== undefined && !sitting && <VoteQuestion vote={view.vote} />}
          {view.vote !== undefined && <CaseVote vote={view.vote} />}
          {drafting === undefined && <CaseBody view={view} />}
        </div>
      </div>
      <PrintFoot />
      {offer !== undefined && offer.order !== drafting?.order && (
        <OrderDialog
          key={offer.order}
          view={view}
          offer={offer}
          start={startOf(offer, query.all)}
          onClose={close}
          onGiving={setGiving}
          onDone={finish}
        />
      )}
    </>
  );
}

/** Cases that another page proposes, as the watch board does where reports may be one event. */
const startOf = ({ needs }: CaseView['orders'][number], asked: (name: string) => readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    needs.flatMap(({ fact, type, several }) => {
      const given = type === 'case' ? asked(fact) : [];
      return given.length === 0 ? [] : [[fact, several ? given : given[0]]];
    }),
  );

/** The address names an order that is not lawful now: it says why, as the list does. */
function NotOffered(props: {
  readonly view: CaseView;
  readonly order: string;
  readonly onClose: () => void;
  readonly say: ReturnType<typeof useT>;
}) {
  const words = useWords();
  const offer = props.view.orders.find(({ order }) => order === props.order);
  if (offer === undefined) return null;
  return (
    <Note tone="wait" alert>
      <b>
        {props.say(offer.title)}
        {words.colon}
      </b>
      {offer.refusal !== undefined && props.say(offer.refusal.text)}{' '}
      {offer.refusal?.wayOut !== undefined && props.say(offer.refusal.wayOut)}{' '}
      <Button kind="bare" onClick={props.onClose}>
        {words.close}
      </Button>
    </Note>
  );
}

/** The version that the reader has seen; set where a later one came that was not the reader's own work. */
const useSeen = (view: CaseView, done: Done | undefined) => {
  const [seen, setSeen] = useState(view);
  const [giving, setGiving] = useState(false);
  const own = giving || (done !== undefined && view.seq <= done.seq);
  if (seen.seq !== view.seq && own) setSeen(view);
  return {
    before: view.seq > seen.seq && !own ? seen : undefined,
    acknowledge: () => setSeen(view),
    setGiving,
  };
};
