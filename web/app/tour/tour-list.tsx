import { useLocation } from 'wouter';
import { Button, Dialog, useSay } from '#web/ui';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { useTour, useTours } from './use-tour.ts';

/** All tours; one press begins one. */
export function TourList({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords();
  const say = useSay();
  const { move } = useTour();
  const [, navigate] = useLocation();
  const asked = useTours(open);
  return (
    <Dialog open={open} onClose={onClose} title={words.tour.title} className="demo-dialog" wide>
      <p className="quiet">{words.tour.help}</p>
      <Ask of={asked} empty={words.tour.none}>
        {(value) => (
          <ul className="people">
            {value.tours.map((tour) => (
              <li key={tour.id}>
                <Button
                  kind="second"
                  onClick={() => {
                    move(tour, 0);
                    onClose();
                    navigate('/');
                  }}
                >
                  {say(tour.title)}
                </Button>
                <span>{say(tour.about)}</span>
              </li>
            ))}
          </ul>
        )}
      </Ask>
      <p className="acts">
        <Button kind="bare" onClick={onClose}>
          {words.close}
        </Button>
      </p>
    </Dialog>
  );
}
