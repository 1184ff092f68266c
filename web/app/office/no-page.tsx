import { Button } from '#web/ui';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { homePath } from './places.ts';
import { useWords } from './words.ts';

export function NoPage() {
  const words = useWords();
  const { me } = useMe();
  useTitle(words.noPage);
  const home = homePath(me);
  return (
    <>
      <h1>{words.noPage}</h1>
      <p className="quiet">{words.noPageText}</p>
      <p className="acts">
        <Button href={home}>{{ '/office': words.toDocket, '/committee': words.toCommittee }[home] ?? words.nav.registers}</Button>
      </p>
    </>
  );
}
