import { useEffect, useRef, useState } from 'react';
import { Orders, StateMark } from '#web/case';
import { Letter } from '#web/law';
import { Button, Crumb, Details, Head, Note, Section, useFormat, useKeys, useSay, useT } from '#web/ui';
import { queryClient, useAsk, useDo } from '../../api.ts';
import { MinutesSheet } from '../../minutes-sheet.tsx';
import { useTitle } from '../../title.ts';
import { AskPage, TroubleOf } from '../../trouble.tsx';
import { useKeysOn } from '../keys-on.ts';
import { PrintFoot } from '../print-foot.tsx';
import { focusOrders } from '../use-case-keys.ts';
import { useChanges } from '../use-changes.ts';
import { ActDialog } from './act-dialog.tsx';
import { Agenda } from './agenda.tsx';
import { Ballots } from './ballots.tsx';
import { ItemNow } from './item-now.tsx';
import type { Meeting } from './meeting.ts';
import { Room } from './room.tsx';
import { useWords } from './words.ts';
import './meetings.css';

/** A meeting, from its agenda to its signed minutes. */
export function MeetingPage({ committee, number }: { readonly committee: string; readonly number: string }) {
  const words = useWords();
  const meeting = useAsk('meeting', { committee, number }, { staleMs: 1000 });
  return (
    <AskPage of={meeting} title={words.meeting} shape={[40, 100, 100, 60]}>
      {(value) => <MeetingSheet meeting={value} />}
    </AskPage>
  );
}

const refresh = () => void queryClient.invalidateQueries({ queryKey: ['meeting'] });

/** What happens in cases is told as it happens; of who comes and goes in between, the page asks now and then. */
const useLive = (meeting: Meeting) => {
  useChanges('', (change) => {
    if (meeting.agenda.some((item) => item.case === change.case)) refresh();
  });
  const live = meeting.stage === 'in-session';
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(refresh, 8000);
    return () => clearInterval(timer);
  }, [live]);
};

function MeetingSheet({ meeting }: { readonly meeting: Meeting }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const [acting, setActing] = useState<string>();
  const { run, busy, trouble } = useDo('meetingAct');
  useTitle(t(meeting.title));
  useLive(meeting);
  useKeys({ o: focusOrders }, useKeysOn());
  const at = { committee: meeting.committee.name, number: meeting.number };
  const act = (name: string, body: Parameters<typeof run>[0]['body']) => run({ ...at, act: name, body });
  const begin = (name: string) => {
    if (name === 'arrive' || name === 'depart') void act(name, {});
    else setActing(name);
  };
  const offer = meeting.acts.find(({ order }) => order === acting);
  /** The news of an act may reach the page before its answer, and the next dialog may be open by then: that one stays. */
  const close = (name: string) => setActing((now) => (now === name ? undefined : now));
  const [done, setDone] = useState<{ readonly what: string }>();
  const donePlace = useRef<HTMLDivElement>(null);
  const tell = (what: string) => setDone({ what });
  // What was pressed may be gone with what it did: the focus goes to what happened.
  useEffect(() => {
    if (done !== undefined) donePlace.current?.focus();
  }, [done]);
  const takeUp = async (item: number) => {
    const title = meeting.agenda.find((one) => one.item === item)?.title;
    if ((await act('take-up', { item })).ok && title !== undefined) tell(words.tookUp(t(title)));
  };
  const room = meeting.stage === 'in-session';
  return (
    <>
      <Crumb
        steps={[{ label: t(meeting.committee.title), href: '/committee' }, { label: <span className="num">{meeting.number}</span> }]}
      />
      <Head
        title={t(meeting.title)}
        sub={
          <span className="meta">
            <StateMark tone={meeting.tone}>{say(meeting.words)}</StateMark>
            <span>{say(meeting.sentence)}</span>
          </span>
        }
      />
      <div role="status" ref={donePlace} tabIndex={-1} className="done-place">
        {done !== undefined && <Note tone="good">{done.what}</Note>}
        {meeting.frozen && (
          <Note tone="wait">
            <b>{words.frozen}</b> {words.frozenNext}
          </Note>
        )}
      </div>
      <TroubleOf outcome={trouble} />
      <div className={room ? 'meeting-room live' : 'meeting-room'}>
        <Agenda meeting={meeting} busy={busy} onTakeUp={(item) => void takeUp(item)} />
        <div className="stack">
          {room && <ItemNow meeting={meeting} />}
          {meeting.minutes !== undefined && <MinutesSheet minutes={meeting.minutes} />}
          {meeting.minutes === undefined && <Room meeting={meeting} busy={busy} onAct={(name, person) => void act(name, { person })} />}
          <Invitation meeting={meeting} />
        </div>
        <div className="stack meeting-side">
          <Ballots meeting={meeting} onDone={(title) => tell(words.did(title))} />
          {meeting.acts.length > 0 && (
            <Orders offers={meeting.acts} onOrder={({ order }) => begin(order)} title={words.chair} notTitle={words.not} />
          )}
        </div>
      </div>
      <PrintFoot />
      {acting !== undefined && offer !== undefined && (
        <ActDialog
          key={acting}
          act={acting}
          offer={offer}
          meeting={meeting}
          onClose={() => close(acting)}
          onDone={() => {
            close(acting);
            tell(words.did(t(offer.title)));
          }}
        />
      )}
    </>
  );
}

function Invitation({ meeting }: { readonly meeting: Meeting }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const { invitation } = meeting;
  if (invitation === undefined) return null;
  return (
    <Section id="invitation" title={words.letter} aside={words.letterSent(format.longDate(invitation.on.slice(0, 10)))}>
      <Details summary={words.letter} open={meeting.stage === 'called'}>
        <Letter office={t(meeting.committee.title)} number={meeting.number} date={invitation.on.slice(0, 10)} title={t(invitation.to)}>
          {/* Made by the server out of its own words: paragraphs and strong words, everything else escaped. */}
          <div dangerouslySetInnerHTML={{ __html: t(invitation.html) }} />
        </Letter>
      </Details>
      <p className="acts letter-tools">
        <Button kind="second" onClick={() => print()}>
          {words.print}
        </Button>
      </p>
    </Section>
  );
}
