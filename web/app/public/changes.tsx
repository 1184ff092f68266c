import { addressOf } from '#contract';
import { Story } from '#web/case';
import { Button, Head, Link, useLang } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

export function ChangesPage() {
  const words = useWords();
  const lang = useLang();
  const today = useToday();
  const cursor = useQuery().one('cursor');
  useTitle(words.changes.title);
  const changes = useAsk(
    'changes',
    { limit: 50, ...(cursor !== undefined && { cursor }) },
    { keep: true, empty: (value) => value.changes.length === 0 },
  );
  return (
    <AskPage of={changes} title={words.changes.title} empty={words.changes.empty}>
      {(value) => (
        <>
          <Head
            title={words.changes.title}
            sub={words.changes.lede}
            side={
              <p className="small no-print">
                <a href={addressOf('changesRss', { lang })}>RSS</a>
              </p>
            }
          />
          <div className="narrow">
            <Story lines={value.changes} {...(today !== undefined && { now: today })} />
          </div>
          <div className="pages no-print">
            {value.next !== undefined && (
              <Button kind="second" href={`/changes${searchOf({ cursor: value.next })}`}>
                {words.changes.older}
              </Button>
            )}
            {cursor !== undefined && <Link href="/changes">{words.changes.newest}</Link>}
          </div>
        </>
      )}
    </AskPage>
  );
}
