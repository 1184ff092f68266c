import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Answered as AnsweredBy } from '#contract';
import { Button, Dialog, Link, Progress, useFormat, useSay, useT } from '#web/ui';
import { queryClient, useAsk, useDo } from './api.ts';
import { startAnew, useCity, useMe } from './session.ts';
import { TourList } from './tour/tour-list.tsx';
import { Ask, TroubleOf } from './trouble.tsx';
import { useWords } from './words/index.ts';

/** In the demo city alone: that nothing here is real, the day, a way to let time pass, and to be somebody else. */
export function DemoLine({ short = false }: { readonly short?: boolean }) {
  const words = useWords();
  const format = useFormat();
  const city = useCity();
  const { me } = useMe();
  const [open, setOpen] = useState<'time' | 'people' | 'tours'>();
  if (city?.demo !== true) return null;
  return (
    <>
      <span>{short ? words.demo.short : words.demo.line}</span>{' '}
      <span className="demo-tools">
        <button type="button" className="demo-tool" onClick={() => setOpen('time')} aria-haspopup="dialog">
          <span className="nb">{format.longDate(city.today)}</span>
          <span className="sr">{words.demo.timeSr}</span>
        </button>{' '}
        <button type="button" className="demo-tool" onClick={() => setOpen('tours')} aria-haspopup="dialog">
          {words.tour.title}
        </button>{' '}
        <button type="button" className="demo-tool" onClick={() => setOpen('people')} aria-haspopup="dialog">
          {me?.name === undefined ? words.demo.signInAs : words.demo.you(me.name)}
        </button>
      </span>
      <TimeMachine open={open === 'time'} onClose={() => setOpen(undefined)} />
      <TourList open={open === 'tours'} onClose={() => setOpen(undefined)} />
      <SignInAs open={open === 'people'} onClose={() => setOpen(undefined)} />
    </>
  );
}

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Lets days pass, and tells what the law did on the way. */
function TimeMachine({ open, onClose }: DialogProps) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const today = useCity()?.today;
  const { passed, gone, trouble, stop, go } = useTravel();
  const busy = gone !== undefined;
  return (
    <Dialog open={open} onClose={onClose} title={words.demo.timeTitle} className="demo-dialog">
      <p>
        {words.demo.todayIs} <b className="nb">{today === undefined ? '' : format.actDate(today)}</b>
        {words.stop} {words.demo.timeHelp}
      </p>
      <p className="acts">
        <Button kind="second" busy={busy} onClick={() => void go({ days: 1 })}>
          {words.demo.aDay}
        </Button>
        <Button kind="second" busy={busy} onClick={() => void go({ days: month })}>
          {words.demo.aMonth}
        </Button>
        <Button busy={busy} onClick={() => void go({ nextDeadline: true })}>
          {words.demo.nextDeadline}
        </Button>
      </p>
      <TroubleOf outcome={trouble} />
      <div role="status">
        {gone !== undefined && gone.of <= 1 && <p className="quiet">{words.demo.passing}</p>}
        {gone !== undefined && gone.of > 1 && (
          <Progress value={gone.days} max={gone.of} label={words.demo.passed(gone.days, gone.of)} onCancel={stop} />
        )}
        {!busy && passed !== undefined && (
          <>
            <h3 className="small-head">{passed.happened.length === 0 ? words.demo.nothing : words.demo.happened}</h3>
            <ul className="because small">
              {passed.happened.slice(0, 12).map((event) => (
                <li key={`${event.on} ${event.case} ${event.text.en}`}>
                  <span className="nb quiet">{format.shortDate(event.on)}</span>{' '}
                  <Link href={`/cases/${event.case}`} onClick={onClose}>
                    {event.number}
                  </Link>{' '}
                  {say(event.text)}
                </li>
              ))}
            </ul>
            {(passed.more ?? 0) + Math.max(0, passed.happened.length - 12) > 0 && (
              <p className="small quiet">{words.demo.more((passed.more ?? 0) + Math.max(0, passed.happened.length - 12))}</p>
            )}
          </>
        )}
      </div>
      <p className="acts">
        <Button kind="bare" onClick={onClose}>
          {words.close}
        </Button>
      </p>
    </Dialog>
  );
}

type Passed = AnsweredBy<'travel'>;

const month = 30;
/** A long way is gone in steps of so many days: what has passed can be shown, and one may stop there. */
const stepDays = 3;

const useTravel = () => {
  const travel = useDo('travel', { quiet: true });
  const [passed, setPassed] = useState<Passed>();
  const [gone, setGone] = useState<{ readonly days: number; readonly of: number }>();
  const stopped = useRef(false);
  const go = async (body: { readonly days?: number; readonly nextDeadline?: true }) => {
    const of = body.days ?? 1;
    let all: Passed | undefined;
    stopped.current = false;
    for (let days = 0; days < of && !stopped.current; days += stepDays) {
      setGone({ days, of });
      const outcome = await travel.run({ body: body.days === undefined ? body : { days: Math.min(stepDays, of - days) } });
      if (!outcome.ok) break;
      all = all === undefined ? outcome.value : together(all, outcome.value);
    }
    if (all !== undefined) setPassed(all);
    await queryClient.invalidateQueries();
    setGone(undefined);
  };
  const stop = () => {
    stopped.current = true;
  };
  return { passed, gone, trouble: travel.trouble, stop, go };
};

const together = (before: Passed, { more, happened, ...now }: Passed): Passed => ({
  ...now,
  happened: [...before.happened, ...happened],
  more: (before.more ?? 0) + (more ?? 0),
});

const doors = {
  applicant: '/my',
  office: '/office',
  committee: '/office',
  lab: '/lab',
  watch: '/office/watch',
  numbers: '/office/numbers',
} as const;

/** One press, and one is somebody else: an applicant, an officer, a member. */
function SignInAs({ open, onClose }: DialogProps) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const [, navigate] = useLocation();
  const { signedIn } = useMe();
  const people = useAsk('demoPeople', {}, { when: open, empty: (value) => value.people.length === 0 });
  const enter = useDo('signInAs', { quiet: true });
  const leave = useDo('signOut', { quiet: true });
  const be = async (person: string, door: string) => {
    const outcome = await enter.run({ body: { person } });
    if (!outcome.ok) return;
    onClose();
    navigate(door);
    await startAnew();
  };
  return (
    <Dialog open={open} onClose={onClose} title={words.demo.signInAs} className="demo-dialog" wide>
      <p className="quiet">{words.demo.signInHelp}</p>
      <TroubleOf outcome={enter.trouble} />
      <Ask of={people} empty={words.demo.nobody}>
        {(value) => (
          <>
            {[...Map.groupBy(value.people, ({ workplace }) => workplace)].map(([workplace, people]) => (
              <div key={workplace}>
                <h3 className="small-head">{words.demo.workplaces[workplace]}</h3>
                <ul className="people">
                  {people.map((person) => (
                    <li key={person.person}>
                      <Button kind="second" busy={enter.busy} onClick={() => be(person.person, doors[person.workplace])}>
                        {say(person.name)}
                      </Button>
                      <span>
                        {say(person.sentence)}{' '}
                        {person.roles.length > 0 && (
                          <span className="quiet small">{person.roles.map((role) => t(role.title)).join(words.comma)}</span>
                        )}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </>
        )}
      </Ask>
      <p className="acts">
        {signedIn && (
          <Button
            kind="second"
            busy={leave.busy}
            onClick={async () => {
              await leave.run({});
              onClose();
              await startAnew();
            }}
          >
            {words.signOut}
          </Button>
        )}
        <Button kind="bare" onClick={onClose}>
          {words.close}
        </Button>
      </p>
    </Dialog>
  );
}
