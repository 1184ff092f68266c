import { Button } from '#web/ui';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { useWords } from './words.ts';

export function NoPage() {
  const words = useWords();
  const { me } = useMe();
  useTitle(words.noPage);
  const official = me?.workplaces.includes('office') ?? false;
  return (
    <>
      <h1>{words.noPage}</h1>
      <p className="quiet">{words.noPageText}</p>
      <p className="acts">
        <Button href={official ? '/office' : '/committee'}>{official ? words.toDocket : words.toCommittee}</Button>
      </p>
    </>
  );
}
