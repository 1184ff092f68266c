import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { Button, useSay } from '#web/ui';
import { useDo } from '../api.ts';
import { startAnew, useCity, useMe } from '../session.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { type OnTour, reaches, useTour } from './use-tour.ts';
import './tour.css';

/** At the foot of every page while one is on a tour: what to see here, and the way to the next stop. */
export function TourPanel() {
  const { at, move, end } = useTour();
  const city = useCity();
  const [path] = useLocation();
  useEffect(() => {
    if (at?.stop.until !== undefined && reaches(path, at.stop.until)) move(at.tour, at.index + 1);
  }, [at, path, move]);
  if (at === undefined || city?.demo !== true) return null;
  return <Panel at={at} onMove={(index) => move(at.tour, index)} onEnd={end} />;
}

interface PanelProps {
  readonly at: OnTour;
  readonly onMove: (index: number) => void;
  readonly onEnd: () => void;
}

function Panel({ at: { tour, index, stop }, onMove, onEnd }: PanelProps) {
  const words = useWords().tour;
  const say = useSay();
  const { me } = useMe();
  const [path, navigate] = useLocation();
  const enter = useDo('signInAs', { quiet: true });
  const isWho = stop.as === undefined || me?.person === stop.as;
  const isThere = isWho && (stop.go === undefined || path === stop.go.split('?')[0]);
  const go = async () => {
    if (!isWho) {
      const outcome = await enter.run({ body: { person: stop.as! } });
      if (!outcome.ok) return;
    }
    if (stop.go !== undefined) navigate(stop.go);
    if (!isWho) await startAnew();
  };
  const last = index === tour.stops.length - 1;
  return (
    <aside className="tour" aria-label={words.panel}>
      <p className="tour-where">
        <b>{say(tour.title)}</b> <span className="nb">{words.stop(index + 1, tour.stops.length)}</span>
      </p>
      <p aria-live="polite">{say(stop.say)}</p>
      <TroubleOf outcome={enter.trouble} />
      <p className="acts">
        {!isThere && (
          <Button busy={enter.busy} onClick={go}>
            {words.takeMe}
          </Button>
        )}
        {index > 0 && (
          <Button kind="bare" onClick={() => onMove(index - 1)}>
            {words.back}
          </Button>
        )}
        {!last && (
          <Button kind="second" onClick={() => onMove(index + 1)}>
            {words.next}
          </Button>
        )}
        <Button kind="bare" onClick={onEnd}>
          {last ? words.done : words.leave}
        </Button>
      </p>
    </aside>
  );
}
